// <div data-diff><textarea readonly aria-label="Published">...</textarea><textarea readonly aria-label="Yours">...</textarea></div>
// Two texts beside each other, the changes marked, what is equal folded away. Without a script: two text areas.
import { yaml } from "@codemirror/lang-yaml";
import { syntaxHighlighting } from "@codemirror/language";
import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { colours, look } from "./editor-look.js";
import { phrases } from "./editor-words.js";

export function diffs(root) {
  for (const element of root.querySelectorAll("[data-diff]:not([data-diff-made])")) compare(element);
}

function compare(element) {
  element.dataset.diffMade = "";
  const [before, after] = element.querySelectorAll("textarea");
  if (!after) return;
  const host = document.createElement("div");
  host.dataset.editorHost = "";
  const root = host.attachShadow({ mode: "open" });
  element.append(host);
  before.hidden = true;
  after.hidden = true;
  new MergeView({ a: side(before), b: side(after), root, parent: root, gutter: true, highlightChanges: true, collapseUnchanged: { margin: 3, minSize: 6 } });
}

function side(area) {
  const label = area.getAttribute("aria-label") ?? "";
  const extensions = [lineNumbers(), yaml(), syntaxHighlighting(colours), look, EditorState.readOnly.of(true), EditorView.lineWrapping,
    EditorState.phrases.of(phrases), EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" })];
  return { doc: area.value, extensions };
}
