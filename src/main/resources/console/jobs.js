// The jobs of a tenant and their applications, best first.

import { hideEvidence, showEvidence } from "/console/evidence.js";
import { call, count, h, say, scrollRegion } from "/console/page.js";

const section = document.getElementById("jobs");
const NOT_SCORED = { "opted-out": "opted out", unreadable: "unreadable" };
const SORTS = { "-score": "Best first", score: "Weakest first", name: "Name", stage: "Stage", "-createdAt": "Newest first" };

export async function showJobs(tenant) {
  const base = `/connections/${encodeURIComponent(tenant)}`;
  const list = h("ul", { class: "sheet list" });
  const applications = h("div", { class: "sheet", "aria-live": "polite" }, h("p", { class: "soft" }, "Choose a job."));
  const title = h("h2", { id: "jobs-title", tabindex: -1 }, `Jobs of ${tenant}`);
  section.replaceChildren(title, h("div", { class: "columns" }, list, applications));
  section.hidden = false;
  await pages(`${base}/jobs`, list, (job) => h("li", {}, jobButton(job, list, () => showApplications(base, job, applications))));
  if (!list.firstChild) {
    list.append(h("li", { class: "empty" }, "No jobs have been read yet."));
  }
  title.focus();
  section.scrollIntoView({ behavior: "smooth" });
}

/** Shows the evidence that an address such as #tenant=acme&application=1 names; whoever has no token signs in first. */
export async function showLinked(address) {
  const linked = new URLSearchParams(address.replace(/^#/, ""));
  if (linked.get("tenant") && linked.get("application")) {
    const base = `/connections/${encodeURIComponent(linked.get("tenant"))}`;
    try {
      await showEvidence(base, await call("GET", `${base}/applications/${encodeURIComponent(linked.get("application"))}`));
    } catch (refused) {
      say(refused.message);
    }
  }
}

export function hideJobs() {
  section.hidden = true;
  section.replaceChildren();
  hideEvidence();
}

function jobButton(job, list, choose) {
  const most = Math.max(1, ...job.scores.histogram);
  const bars = job.scores.histogram.map((number) => {
    const bar = h("i");
    bar.style.height = `${(100 * number) / most}%`;
    return bar;
  });
  const scores = job.scores.average == null ? "no scores yet" : `average score ${Math.round(job.scores.average)}`;
  return h("button", { type: "button", "aria-pressed": "false", onclick: (event) => {
    list.querySelectorAll("button").forEach((it) => it.setAttribute("aria-pressed", it === event.currentTarget));
    choose();
  } },
  h("span", {}, job.title ?? job.id),
  h("small", {}, `${job.status ?? ""} · ${count(job.applications)} applications · ${scores}`),
  h("span", { class: "histogram", "aria-hidden": "true" }, bars));
}

function showApplications(base, job, place) {
  const sort = h("select", { onchange: () => load() }, Object.entries(SORTS).map(([value, text]) => h("option", { value }, text)));
  const stage = h("select", { onchange: () => load() }, h("option", { value: "" }, "All"),
    job.byStage.filter((it) => it.stage).map((it) => h("option", { value: it.stage.id }, `${it.stage.title} (${it.count})`)));
  const status = h("select", { onchange: () => load() }, ["", "Active", "Hired", "Archived", "Lead"].map((it) => h("option", { value: it }, it || "All")));
  const least = h("select", { onchange: () => load() }, [["", "Any"], ["70", "70 and more"], ["50", "50 and more"], ["30", "30 and more"]]
    .map(([value, text]) => h("option", { value }, text)));
  const body = h("tbody");
  const more = h("div", { class: "buttons" });
  const load = () => {
    body.replaceChildren();
    const query = new URLSearchParams({ sort: sort.value });
    Object.entries({ stage: stage.value, status: status.value, minScore: least.value }).forEach(([name, value]) => value && query.set(name, value));
    return pages(`${base}/jobs/${encodeURIComponent(job.id)}/applications?${query}`, body, (it) => applicationRow(base, it), more);
  };
  place.replaceChildren(
    h("h3", {}, job.title ?? job.id),
    h("p", { class: "line" }, [job.department, job.location].filter(Boolean).join(" · ")),
    h("div", { class: "filters" }, [["Order", sort], ["Stage", stage], ["Status", status], ["Score", least]].map(([text, field]) => h("label", {}, text, field))),
    scrollRegion(h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "number" }, "Score"), ["", "Candidate", "Stage", "Why"].map((it) => h("th", { scope: "col" }, it)))),
      body)),
    more);
  return load();
}

function why(notScored) {
  return { "opted-out": "The candidate asked not to be scored.", unreadable: "The résumé is a picture: no text to score." }[notScored] ?? "";
}

function applicationRow(base, application) {
  return h("tr", {},
    h("td", { class: "number score" }, application.score == null ? "–" : String(application.score)),
    h("td", {}, application.band || application.notScored
      ? h("span", { class: `badge ${application.band ?? ""}` }, application.band ?? NOT_SCORED[application.notScored]) : null),
    h("td", {}, application.score == null
      ? application.candidate.name ?? application.candidate.id
      : h("button", { type: "button", class: "link", onclick: () => showEvidence(base, application) }, application.candidate.name ?? application.candidate.id)),
    h("td", {}, application.stage?.title ?? "–", h("br"), h("small", { class: "soft" }, application.status ?? "")),
    h("td", { class: "soft" }, application.reasons[0] ?? why(application.notScored)));
}

/** Fills a place page by page; the next page is asked for by a button, or at once when there is none. */
async function pages(path, place, shown, more) {
  let after = null;
  const join = path.includes("?") ? "&" : "?";
  const next = async () => {
    try {
      const page = await call("GET", `${path}${join}limit=${more ? 50 : 500}${after ? `&after=${after}` : ""}`);
      place.append(...page.items.map(shown));
      after = page.next;
      more?.replaceChildren(...(after ? [h("button", { type: "button", class: "quiet", onclick: next }, "Show more")] : []));
    } catch (refused) {
      after = null;
      say(refused.message);
    }
  };
  await next();
  while (!more && after) {
    await next();
  }
}
