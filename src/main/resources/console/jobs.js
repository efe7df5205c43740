// The jobs of a tenant, their applications best first, and the evidence of a score.

import { call, count, h, moment, say } from "/console/page.js";

const section = document.getElementById("jobs");
const dialog = document.getElementById("evidence");
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
  dialog.close();
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
    h("div", { class: "scroll" }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "number" }, "Score"), ["", "Candidate", "Stage", "Why"].map((it) => h("th", { scope: "col" }, it)))),
      body)),
    more);
  return load();
}

function applicationRow(base, application) {
  return h("tr", {},
    h("td", { class: "number score" }, application.score == null ? "–" : String(application.score)),
    h("td", {}, application.band ? h("span", { class: `badge ${application.band}` }, application.band) : null),
    h("td", {}, application.score == null
      ? application.candidate.name ?? application.candidate.id
      : h("button", { type: "button", class: "link", onclick: () => showEvidence(base, application) }, application.candidate.name ?? application.candidate.id)),
    h("td", {}, application.stage?.title ?? "–", h("br"), h("small", { class: "soft" }, application.status ?? "")),
    h("td", { class: "soft" }, application.reasons[0] ?? ""));
}

async function showEvidence(base, application) {
  let it;
  try {
    it = await call("GET", `${base}/applications/${encodeURIComponent(application.id)}/score`);
  } catch (refused) {
    say(refused.message);
    return;
  }
  dialog.replaceChildren(h("div", {},
    h("div", { class: "head" },
      h("h2", { id: "evidence-title" }, `${application.candidate.name ?? application.candidate.id}: ${it.score}`),
      h("span", { class: `badge ${it.band}` }, it.band),
      h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, "Close")),
    h("p", { class: "line" }, `${it.scorer.name} ${it.scorer.version} · ${moment(it.scoredAt)}`
      + (it.previous ? ` · before: ${it.previous.score}, ${moment(it.previous.scoredAt)}` : "")),
    h("h3", {}, "Why"), h("ul", {}, it.reasons.map((reason) => h("li", {}, reason))),
    h("h3", {}, "Parts of the score"), it.factors.map(factor),
    it.matchedSkills.length ? h("h3", {}, "Found") : null,
    it.matchedSkills.flatMap((found) => [h("strong", {}, found.skill), h("blockquote", {}, found.quote)]),
    it.missingSkills.length ? h("h3", {}, "Not found") : null,
    h("ul", {}, it.missingSkills.map((skill) => h("li", {}, skill)))));
  dialog.showModal();
}

function factor(it) {
  const percent = Math.round(100 * it.value);
  return h("div", { class: "factor" },
    h("span", {}, it.name),
    h("progress", { max: 100, value: percent, "aria-label": it.name }),
    h("span", { class: "number" }, `${percent} %`),
    h("small", {}, `${it.evidence} (weight ${Math.round(100 * it.weight)} %)`));
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
