// Calls of the REST interface, and elements made without HTML: whatever a record says stays text.

const TOKEN = "matchbridge-token";

export const token = {
  get: () => sessionStorage.getItem(TOKEN),
  set: (value) => sessionStorage.setItem(TOKEN, value),
  forget: () => sessionStorage.removeItem(TOKEN),
};

/** A no, in the words of its problem details. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `The service answered ${status}.`);
    this.status = status;
  }
}

export async function call(method, path, body) {
  const response = await fetch(`/api${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token.get()}`,
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await response.text();
  if (!response.ok) {
    let problem = {};
    try {
      problem = JSON.parse(text);
    } catch {
      // said by the status alone
    }
    throw new Refused(response.status, problem);
  }
  return text ? JSON.parse(text) : null;
}

/** An element: h("p", { class: "soft" }, "text", child). */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick" || key === "onchange") {
      element[key] = value;
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value != null) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

/** A progress bar. */
export const bar = (percent, label) => h("progress", { max: 100, value: percent, "aria-label": label });

/** What is wider than the page scrolls by itself. */
export const scrollRegion = (content) => h("div", { class: "scroll" }, content);

export const count = (number) => (number ?? 0).toLocaleString();

export function moment(instant) {
  return instant ? new Date(instant).toLocaleString([], { dateStyle: "medium", timeStyle: "short" }) : "–";
}

/** Such as "about 5 min left"; nothing where nobody can tell. */
export const left = (seconds) => (seconds == null ? "" : `about ${duration(seconds)} left`);

function duration(seconds) {
  if (seconds < 90) {
    return `${seconds} s`;
  }
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 360) / 10} h`;
}

let hiding;

/** Says something to everyone, screen readers too, for a while. */
export function say(text) {
  const message = document.getElementById("message");
  message.textContent = text;
  message.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (message.hidden = true), 6000);
}
