// Keyboard shortcuts: any link, button or field with data-key="j" or data-key="g w" (one key after the other) is pressed
// or focused by it; ? shows them all, with the words of data-key-label, aria-label or the text. They can be switched off
// (WCAG 2.1.4), and never act while somebody types.
import { word } from "./words.js";

const off = "dozvon.keys.off";
let before = "";
let at = 0;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event)) return;
  if (event.key === "?") {
    event.preventDefault();
    help();
    return;
  }
  if (localStorage.getItem(off) || document.querySelector("dialog[open]")) return;
  const key = event.key.toLowerCase();
  const pair = event.timeStamp - at < 1500 && before ? `${before} ${key}` : key;
  const target = find(pair) ?? find(key);
  before = key;
  at = event.timeStamp;
  if (!target) return;
  event.preventDefault();
  before = "";
  if (target.matches("input, select, textarea")) target.focus();
  else target.click();
});

function typing(event) {
  const element = event.composedPath()[0];
  return element.isContentEditable || element.matches?.("input:not([type=checkbox], [type=radio]), select, textarea");
}

function find(keys) {
  return [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === keys && !element.disabled);
}

function help() {
  document.getElementById("keys")?.remove();
  const dialog = document.createElement("dialog");
  dialog.id = "keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  const title = node("h2", word("shortcuts"));
  title.id = "keys-title";
  dialog.append(title, list(), choice(), close(dialog));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function list() {
  const shortcuts = document.createElement("dl");
  shortcuts.className = "keys";
  const rows = [["?", word("help")], ...[...document.querySelectorAll("[data-key]")].map((e) => [e.dataset.key, label(e)])];
  for (const [keys, meaning] of rows) {
    const term = document.createElement("dt");
    term.append(...keys.split(" ").map((key) => node("kbd", key)));
    shortcuts.append(term, node("dd", meaning));
  }
  return shortcuts;
}

function label(element) {
  const words = element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
  return words.trim().replace(/\s+/g, " ");
}

function choice() {
  const line = node("label", "");
  line.className = "check";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = !localStorage.getItem(off);
  box.addEventListener("change", () => (box.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1")));
  line.append(box, ` ${word("shortcutsOn")}`);
  return line;
}

function close(dialog) {
  const button = node("button", word("close"));
  button.type = "button";
  button.className = "primary";
  button.autofocus = true;
  button.addEventListener("click", () => dialog.close());
  return button;
}

function node(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
