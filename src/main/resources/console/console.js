// Signs in, and keeps the cards true: often while something is synced or scored, seldom else, never in a hidden tab.

import { Card } from "/console/cards.js";
import { hideJobs, showJobs, showLinked } from "/console/jobs.js";
import { call, say, token } from "/console/page.js";

const BUSY_MILLIS = 1500;
const IDLE_MILLIS = 8000;

const form = document.getElementById("sign-in");
const field = document.getElementById("token");
const error = document.getElementById("token-error");
const signOut = document.getElementById("sign-out");
const connections = document.getElementById("connections");
const place = document.getElementById("cards");
const cards = new Map();
let timer;
let linked = location.hash;

addEventListener("hashchange", () => {
  linked = location.hash;
  refresh();
});

async function refresh() {
  clearTimeout(timer);
  if (!token.get() || document.hidden) {
    return;
  }
  let busy = false;
  try {
    busy = show(await everyCard());
    showLinked(linked);
    linked = "";
  } catch (refused) {
    if (refused.status === 401) {
      leave("This token is not valid.");
      return;
    }
    say(refused.status ? refused.message : "The service does not answer.");
  }
  timer = setTimeout(refresh, busy ? BUSY_MILLIS : IDLE_MILLIS);
}

async function everyCard() {
  const all = [];
  let after = "";
  do {
    const page = await call("GET", `/connections?limit=500${after}`);
    all.push(...page.items);
    after = page.next ? `&after=${page.next}` : "";
  } while (after);
  return all;
}

/** Whether something of any of them is under way. */
function show(all) {
  form.hidden = true;
  connections.hidden = false;
  signOut.hidden = false;
  document.getElementById("no-cards").hidden = all.length > 0;
  const present = new Set(all.map((card) => card.tenant));
  for (const [tenant, card] of cards) {
    if (!present.has(tenant)) {
      card.element.remove();
      cards.delete(tenant);
    }
  }
  for (const card of all) {
    if (cards.has(card.tenant)) {
      cards.get(card.tenant).update(card);
    } else {
      const made = new Card(card, refresh, showJobs);
      cards.set(card.tenant, made);
      place.append(made.element);
    }
  }
  return all.some((card) => card.syncing || card.scoring.meaning.due > 0);
}

function leave(reason) {
  clearTimeout(timer);
  token.forget();
  cards.clear();
  place.replaceChildren();
  hideJobs();
  connections.hidden = true;
  signOut.hidden = true;
  form.hidden = false;
  error.textContent = reason ?? "";
  error.hidden = !reason;
  field.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  token.set(field.value.trim());
  field.value = "";
  refresh();
});
signOut.addEventListener("click", () => leave());
document.addEventListener("visibilitychange", refresh);

if (token.get()) {
  refresh();
} else {
  leave();
}
