// The evidence of a score: why, what changed, what others make of it, what stood before, and the candidate's notes and files.

import { bar, call, count, h, moment, say, scrollRegion } from "/console/page.js";

const dialog = document.getElementById("evidence");
const CAUSES = { job: "the job's text is another", candidate: "the candidate's texts are others", scorer: "the scorer is another version" };
const ENDS = { rescored: "replaced", "opted-out": "candidate opted out", unreadable: "résumé unreadable" };
const VERDICTS = { met: "met", not_found: "not found", unclear: "unclear" };

export async function showEvidence(base, application) {
  const path = `${base}/applications/${encodeURIComponent(application.id)}`;
  let it;
  try {
    it = await call("GET", `${path}/score`);
  } catch (refused) {
    say(refused.message);
    return;
  }
  dialog.replaceChildren(h("div", {},
    h("div", { class: "head" },
      h("h2", { id: "evidence-title" }, `${application.candidate.name ?? application.candidate.id}: ${it.score}`),
      h("span", { class: `badge ${it.band}` }, it.band),
      h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, "Close")),
    h("p", { class: "line" }, `${it.scorer.name} ${it.scorer.version}`, it.weightsVersion ? `, weights ${it.weightsVersion}` : "", ` · ${moment(it.scoredAt)}`),
    section("Why", h("ul", {}, it.reasons.map((reason) => h("li", {}, reason)))),
    it.changes && section("What changed", changes(it.changes, it.previous)),
    section("Parts of the score", it.factors.map(factor)),
    it.matchedSkills.length > 0 && section("Found", h("dl", { class: "found" },
      it.matchedSkills.map((found) => [h("dt", {}, found.skill), h("dd", {}, found.quote)]))),
    it.missingSkills.length > 0 && section("Not found", chips(it.missingSkills)),
    it.secondReading && section("Second reader", secondReading(it.secondReading)),
    it.criteria.length > 0 && section("Ashby's own review, beside our evidence", criteria(it.criteria)),
    later("Scores it had", () => formerScores(path)),
    later("Notes and files", () => papers(base, application.candidate.id))));
  if (!dialog.open) {
    dialog.showModal();
  }
  dialog.scrollTop = 0;
}

export function hideEvidence() {
  dialog.close();
  dialog.replaceChildren();
}

function section(title, ...content) {
  return h("section", {}, h("h3", {}, title), content);
}

/** What is asked for when somebody opens it. */
function later(title, load) {
  const place = h("div", { "aria-live": "polite" });
  const details = h("details", {}, h("summary", {}, title), place);
  details.addEventListener("toggle", async () => {
    if (details.open && !place.firstChild) {
      try {
        place.replaceChildren(...(await load()));
      } catch (refused) {
        say(refused.message);
      }
    }
  });
  return details;
}

function factor(it) {
  const percent = Math.round(100 * it.value);
  return h("div", { class: "factor" },
    h("span", {}, it.name),
    bar(percent, it.name),
    h("span", { class: "number" }, `${percent} %`),
    h("small", {}, `${it.evidence} (weight ${Math.round(100 * it.weight)} %)`));
}

function changes(it, previous) {
  const causes = it.causes.map((cause) => CAUSES[cause] ?? cause).join(", and ");
  const percent = (value) => (value == null ? "–" : `${Math.round(100 * value)} %`);
  const moved = it.factors.filter((step) => percent(step.before) !== percent(step.after));
  return [
    h("p", {}, h("strong", {}, `${it.score.before} → ${it.score.after}`), causes ? `: ${causes}.` : ".",
      previous ? h("span", { class: "soft" }, ` The score before is of ${moment(previous.scoredAt)}.`) : null),
    moved.length > 0 && h("ul", {}, moved.map((step) => h("li", {}, `${step.name}: ${percent(step.before)} → ${percent(step.after)}`))),
    it.skillsGained.length > 0 && h("p", {}, "Shown now: ", chips(it.skillsGained, "yes")),
    it.skillsLost.length > 0 && h("p", {}, "Not shown any more: ", chips(it.skillsLost, "no")),
  ];
}

function secondReading(it) {
  return [
    h("p", {}, h("span", { class: `badge ${it.band}` }, `${it.score} ${it.band}`), " ",
      it.disagrees ? h("span", { class: "badge unauthorized" }, "two bands or more from the score: please look") : null,
      h("span", { class: "soft" }, ` ${it.reader} · ${moment(it.readAt)}. It never changes the score.`)),
    table(["Requirement", "Verdict", "Quote"], it.requirements.map((one) => [
      [one.requirement, one.must ? null : h("small", { class: "soft" }, " (nice to have)")],
      h("span", { class: `badge ${one.verdict === "met" ? "done" : ""}` }, VERDICTS[one.verdict] ?? one.verdict),
      one.quote ?? "–",
    ])),
  ];
}

function criteria(all) {
  return table(["Criterion", "Ashby says", "Our evidence"], all.map((it) => [
    it.criterion ?? "–",
    [h("strong", {}, it.outcome ?? it.status ?? "–"), h("br"), h("small", { class: "soft" }, it.reasoning ?? it.skipReason ?? "")],
    it.ours.length === 0
      ? h("span", { class: "soft" }, "none of the skills that we know")
      : it.ours.map((skill) => h("div", {}, h("span", { class: `chip ${skill.shown ? "yes" : "no"}` }, `${skill.shown ? "✓" : "✗"} ${skill.skill}`),
        skill.quote ? h("small", { class: "soft" }, ` ${skill.quote}`) : null)),
  ]));
}

async function formerScores(path) {
  const page = await call("GET", `${path}/scores?limit=50`);
  return [table(["Scored", "Score", "Scorer", "Until"], page.items.map((it) => [
    moment(it.scoredAt),
    h("span", { class: `badge ${it.band}` }, `${it.score} ${it.band}`),
    `${it.scorer.name} ${it.scorer.version}`,
    it.endedAt ? `${moment(it.endedAt)}, ${ENDS[it.endedBy] ?? it.endedBy}` : "it stands",
  ]))];
}

async function papers(base, id) {
  const it = await call("GET", `${base}/candidates/${encodeURIComponent(id)}`);
  return [
    h("ul", { class: "papers" }, it.attachments.map((file) => h("li", {}, file.name ?? file.id, " ",
      h("span", { class: `badge ${file.state === "unreadable" ? "possible" : file.state}` }, file.state),
      h("small", { class: "soft" }, file.state === "unreadable" ? " a picture: no text to read" : ` ${count(file.textChars)} characters read`)))),
    it.notes.map((note) => h("blockquote", {}, h("small", { class: "soft" }, `${note.author?.name ?? "–"}, ${moment(note.createdAt)}`), h("br"), note.content ?? "")),
    it.attachments.length + it.notes.length === 0 && h("p", { class: "soft" }, "None."),
  ].flat().filter(Boolean);
}

function chips(texts, kind = "") {
  return h("span", { class: "chips" }, texts.map((text) => h("span", { class: `chip ${kind}` }, text)));
}

function table(heads, rows) {
  return scrollRegion(h("table", {},
    h("thead", {}, h("tr", {}, heads.map((it) => h("th", { scope: "col" }, it)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell)))))));
}
