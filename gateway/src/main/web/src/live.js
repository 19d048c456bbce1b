// The live connection (hx-ext="sse" sse-connect="URL"): says since when the data is stale, and when it is live again.
// The server sends an event "beat" every data-beat seconds (default 5) and so shows that silence is not death; the beat's
// data may be the server's clock in epoch milliseconds. data-zone="Europe/Moscow": where its times of the day are told.
import "./htmx-global.js";
import "htmx-ext-sse";
import { atServer, hold, serverTime } from "./clocks.js";
import { signedOut } from "./token.js";
import { toast } from "./toast.js";
import { clock, word } from "./words.js";

let source = null;
let beats = false;
let heard = null;
let stale = false;

document.addEventListener("htmx:sseOpen", (event) => {
  source = event.detail.source;
  beats = false;
  // Every reconnect of one EventSource says "open" again: one set of listeners is enough.
  if (!source.dozvon) {
    source.dozvon = true;
    source.addEventListener("beat", (beat) => {
      beats = true;
      serverTime(Number(beat.data));
      fresh();
    });
  }
  fresh();
});
document.addEventListener("htmx:sseMessage", fresh);
document.addEventListener("htmx:sseError", (event) => {
  lost();
  if (event.detail.source?.readyState === EventSource.CLOSED) refused(event.detail.source.url);
});
document.addEventListener("htmx:sseClose", (event) => {
  if (event.detail.type !== "message") return;
  source = null;
});
window.addEventListener("offline", () => source && lost());

setInterval(() => {
  if (!source || !beats || !heard) return;
  const every = Number(document.querySelector("[sse-connect]")?.dataset.beat ?? 5);
  if (Date.now() - heard.getTime() > every * 2500) lost();
}, 1000);

function fresh() {
  heard = new Date();
  if (!stale) return;
  stale = false;
  hold(null);
  banner().hidden = true;
  document.documentElement.removeAttribute("data-stale");
  toast(word("live"), "good");
}

function lost() {
  if (stale) return;
  stale = true;
  if (heard) hold(heard.getTime());
  const zone = document.querySelector("[sse-connect]")?.dataset.zone;
  const since = heard ? word("stale", { time: clock(atServer(heard.getTime()), zone) }) : word("staleNever");
  banner().textContent = `${since} — ${word("reconnecting")}`;
  banner().hidden = false;
  document.documentElement.setAttribute("data-stale", "");
}

// A refusal may mean that nobody is logged in any more: then the page is loaded again, which leads to the login.
async function refused(url) {
  const stop = new AbortController();
  try {
    const answer = await fetch(url, { headers: { Accept: "text/event-stream" }, signal: stop.signal });
    if (answer.status === 401) signedOut();
  } catch {
    // No answer at all: the banner says it already.
  } finally {
    stop.abort();
  }
}

function banner() {
  let found = document.getElementById("stale");
  if (!found) {
    found = document.createElement("p");
    found.id = "stale";
    found.className = "stale-banner";
    found.setAttribute("role", "alert");
    found.hidden = true;
    document.body.prepend(found);
  }
  return found;
}
