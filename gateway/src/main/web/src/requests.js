// How htmx behaves here: nothing is evaluated, nothing is styled inline, pages of callers are not kept in the browser's
// storage, every request carries the token of <meta name="csrf-token">, and what fails is said.
import htmx from "./htmx-global.js";
import { toast } from "./toast.js";
import { csrf, signedOut } from "./token.js";
import { word } from "./words.js";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  globalViewTransitions: false,
  timeout: 20_000,
  scrollBehavior: "auto",
});
// A form that was refused comes back with its findings, to be shown where it stood.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true },
  { code: "[45]..", swap: false, error: true },
];

document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, csrf()));
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  // Who is no longer logged in is led to the login by loading the page again.
  if (status === 401) signedOut();
  else toast(word("failed", { status }), "bad");
});
document.addEventListener("htmx:sendError", () => toast(word("unreachable"), "bad"));
document.addEventListener("htmx:timeout", () => toast(word("unreachable"), "bad"));
