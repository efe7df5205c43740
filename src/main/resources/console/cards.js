// The card of each connection, kept in place while its figures change.

import { bar, call, count, h, left, moment, say, scrollRegion } from "/console/page.js";

const COUNTS = {
  candidates: "Candidates", jobs: "Jobs", applications: "Applications", scores: "Scores", notes: "Notes", tags: "Tags",
  attachments: "Attachments", unreadable: "Unreadable", optedOut: "Opted out", stages: "Stages", users: "Users", departments: "Departments", pushBacksDue: "Writes due", failures: "Failures",
};

export class Card {
  #changed;
  #parts = {};

  /** @param changed called with the new card after each button; @param showJobs called with the tenant */
  constructor(card, changed, showJobs) {
    this.tenant = card.tenant;
    this.#changed = changed;
    const p = this.#parts;
    const id = `tenant-${card.tenant}`;
    p.badge = h("span", { class: "badge" });
    p.line = h("p", { class: "line" });
    p.reason = h("p", { class: "problem" });
    p.sync = new Progress("Syncing");
    p.words = new Progress("Scores by words");
    p.meaning = new Progress("Scores by meaning");
    p.counts = {};
    for (const [name, label] of Object.entries(COUNTS)) {
      p.counts[name] = { value: h("dd"), label };
    }
    p.warnings = h("ul", { class: "warnings", "aria-label": "Warnings" });
    p.streams = h("tbody");
    p.summary = h("summary");
    p.permissions = h("ul", { class: "permissions", "aria-label": "Permissions" });
    p.verdicts = h("p", { class: "line" });
    p.jobs = h("button", { type: "button", onclick: () => showJobs(card.tenant) }, "Jobs and scores");
    p.now = this.#button("Sync now", "quiet", () => call("POST", this.#path("/sync")).then(() => say(`A sync of ${card.tenant} has been asked for.`)));
    p.pause = this.#button("Pause", "quiet", () => call("POST", this.#path(p.pause.dataset.does)));
    p.disconnect = this.#button("Disconnect", "danger", () => this.#disconnect());
    this.element = h("article", { class: "sheet card", "aria-labelledby": id },
      h("div", { class: "head" }, h("h3", { id }, card.tenant), p.badge),
      p.line, p.reason, p.sync.element, p.words.element, p.meaning.element, p.warnings,
      h("dl", { class: "counts" }, Object.values(p.counts).map((it) => h("div", {}, h("dt", {}, it.label), it.value))),
      h("details", {}, p.summary, scrollRegion(h("table", {},
        h("thead", {}, h("tr", {}, ["Stream", "State"].map((it) => h("th", { scope: "col" }, it)),
          ["Records", "New", "Changed", "Removed"].map((it) => h("th", { scope: "col", class: "number" }, it)))),
        p.streams))),
      h("details", {}, h("summary", {}, "Permissions"), p.permissions, p.verdicts),
      h("div", { class: "buttons" }, p.jobs, p.now, p.pause, p.disconnect));
    this.update(card);
  }

  update(card) {
    const p = this.#parts;
    const sync = card.sync;
    const live = card.status === "active" || card.status === "paused";
    p.badge.textContent = card.status;
    p.badge.className = `badge ${card.status}`;
    p.line.textContent = `${card.integration} · every ${card.interval} · key ${card.apiKeyHint ?? "erased"}`
      + (card.nextSyncAt ? ` · next sync ${moment(card.nextSyncAt)}` : "");
    p.reason.textContent = card.statusReason ?? "";
    p.reason.hidden = !card.statusReason;
    p.sync.show(card.syncing && sync.percent, sync?.etaSeconds);
    for (const pass of ["words", "meaning"]) {
      const { due, scored, percent, etaSeconds } = card.scoring[pass];
      p[pass].show(due > 0 && percent, etaSeconds, `${count(scored)} of ${count(scored + due)}`);
    }
    for (const [name, it] of Object.entries(p.counts)) {
      it.value.textContent = count(card.counts[name]);
      it.value.className = name === "failures" && card.counts[name] > 0 ? "problem" : "";
    }
    p.warnings.replaceChildren(...card.warnings.map((it) => h("li", {}, it.message, it.count > 1 ? ` (${count(it.count)} times)` : "")));
    p.warnings.hidden = card.warnings.length === 0;
    p.summary.textContent = sync
      ? `${card.syncing ? "Sync" : "Last sync"} ${sync.id}: ${sync.outcome ?? "running"}, ${moment(sync.finishedAt ?? sync.startedAt)}`
      : "Never synced";
    p.streams.replaceChildren(...(sync?.streams ?? []).flatMap(rows));
    p.verdicts.textContent = secondOpinion(card.secondOpinion);
    p.permissions.replaceChildren(...card.permissions.map((it) =>
      h("li", { class: it.granted ? "yes" : "no" }, `${it.granted ? "✓" : "✗"} ${it.name}`, h("span", { hidden: true }, it.granted ? " granted" : " missing"))));
    p.pause.textContent = card.status === "paused" ? "Resume" : "Pause";
    p.pause.dataset.does = card.status === "paused" ? "/resume" : "/pause";
    p.pause.disabled = !live;
    p.now.disabled = card.status !== "active" || card.syncing;
    p.disconnect.disabled = card.status === "disconnected";
  }

  async #disconnect() {
    if (confirm(`Disconnect ${this.tenant}? Its key is erased and nothing more is read or written. Its data stays readable.`)) {
      await call("DELETE", this.#path(""));
      say(`${this.tenant} is disconnected.`);
    }
  }

  #path(rest) {
    return `/connections/${encodeURIComponent(this.tenant)}${rest}`;
  }

  #button(text, kind, does) {
    return h("button", { type: "button", class: kind, onclick: async (event) => {
      event.target.disabled = true;
      try {
        await does();
      } catch (refused) {
        say(refused.message);
      } finally {
        event.target.disabled = false;
        this.#changed();
      }
    } }, text);
  }
}

/** A bar with what it is of, how far it has got and how long it will take; not there while nothing is under way. */
class Progress {
  #title;
  #name = h("span");
  #left = h("span", { class: "soft" });
  #bar;

  constructor(title) {
    this.#title = title;
    this.#bar = bar(0, title);
    this.element = h("div", { class: "progress", hidden: true }, h("p", {}, this.#name, this.#left), this.#bar);
  }

  /** @param percent false where nothing is under way */
  show(percent, etaSeconds, of) {
    this.element.hidden = percent === false;
    this.#bar.value = percent || 0;
    this.#name.textContent = `${this.#title}, ${percent} %${of ? ` (${of})` : ""}`;
    this.#left.textContent = left(etaSeconds);
  }
}

function secondOpinion(it) {
  if (!it) {
    return "";
  }
  return it.state === "on" ? `${count(it.verdicts)} verdicts of Ashby's own review are shown beside our evidence.`
    : it.message ?? "Ashby's own review cannot be read.";
}

function running(stream) {
  return stream.state === "running" && stream.percent != null
    ? h("div", { class: "stream" }, bar(stream.percent, `Progress of ${stream.name}`), h("small", { class: "soft" }, [`${stream.percent} %`, left(stream.etaSeconds)].filter(Boolean).join(", ")))
    : null;
}

function rows(stream) {
  const row = h("tr", {},
    h("th", { scope: "row" }, stream.name, h("br"), h("small", { class: "soft" }, stream.mode ?? "")),
    h("td", {}, h("span", { class: `badge ${stream.state}` }, stream.state), running(stream)),
    [stream.records, stream.created, stream.updated, stream.removed].map((it) => h("td", { class: "number" }, count(it))));
  return stream.message ? [row, h("tr", {}, h("td", { colspan: 6, class: "problem" }, stream.message))] : [row];
}
