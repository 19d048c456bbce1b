// Turns <textarea data-editor> into a YAML editor, and [data-diff] into two texts beside each other.
//   data-lint="URL"     the text is posted there a moment after each change (text/plain; data-file="hotline.yaml" is added as
//                       ?file=); the answer is [{"line": 3, "column": 5, "message": "...", "severity": "error"}], counted
//                       from 1; severity: error, warning or info
//   data-schema="URL"   a JSON Schema that completion is fed from
//   readonly            is kept
// The text area keeps the text at every moment and tells of it by "input", so forms and htmx see nothing new. Ctrl-S sends
// its form. The element fires "findings" with the list. Everything lives in a shadow root: there CodeMirror may use
// constructed style sheets, which a strict Content-Security-Policy lets pass.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { forceLinting, linter, lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { diffs } from "./diff.js";
import { colours, look, room } from "./editor-look.js";
import { phrases } from "./editor-words.js";
import { csrf } from "./token.js";
import { schemaCompletion } from "./schema.js";
import { word } from "./words.js";

/** Makes every editor and comparison under a root that is not made yet. */
export function editors(root) {
  for (const area of root.querySelectorAll("textarea[data-editor]:not([data-editor-made])")) editor(area);
  diffs(root);
}

/** Makes one editor of a text area and gives its view. */
export function editor(area) {
  area.dataset.editorMade = "";
  const host = document.createElement("div");
  host.dataset.editorHost = "";
  const root = host.attachShadow({ mode: "open" });
  area.after(host);
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = word("leaveEditor");
  host.after(hint);
  area.hidden = true;
  const view = new EditorView({ root, parent: root, state: EditorState.create({ doc: area.value, extensions: extensions(area) }) });
  area.editor = view;
  // A form that is reset, or a script that wrote into the text area, is followed.
  area.form?.addEventListener("reset", () => setTimeout(() => replace(view, area.value)));
  return view;
}

/** Writes a text into an editor, as one step that can be taken back. */
export function replace(view, text) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

function extensions(area) {
  return [
    lineNumbers(), foldGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
    highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(), search({ top: true }),
    EditorState.tabSize.of(2), indentUnit.of("  "), EditorView.lineWrapping, EditorState.phrases.of(phrases),
    yaml(), syntaxHighlighting(colours), look, room,
    autocompletion({ override: area.dataset.schema ? [schemaCompletion(schema(area.dataset.schema))] : null }),
    checked(area),
    EditorState.readOnly.of(area.readOnly),
    EditorView.contentAttributes.of({ "aria-label": labelOf(area), tabindex: "0" }),
    EditorView.updateListener.of((update) => update.docChanged && keep(area, update.state)),
    keymap.of([save(area), ...closeBracketsKeymap, ...lintKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, indentWithTab, ...defaultKeymap]),
  ];
}

function labelOf(area) {
  return area.getAttribute("aria-label") ?? area.labels?.[0]?.textContent.trim() ?? area.name;
}

function keep(area, state) {
  area.value = state.doc.toString();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function save(area) {
  return { key: "Mod-s", preventDefault: true, run: () => (area.form?.requestSubmit(), true) };
}

function checked(area) {
  if (!area.dataset.lint) return [];
  let last = [];
  const source = async (view) => {
    const found = await findings(area, view.state.doc.toString());
    // An answer that did not come says nothing about the text: what was known stays.
    if (found) last = found;
    area.dispatchEvent(new CustomEvent("findings", { bubbles: true, detail: last }));
    return last.map((finding) => diagnostic(view.state.doc, finding));
  };
  area.addEventListener("lint", () => forceLinting(area.editor));
  return [lintGutter(), linter(source, { delay: 400 })];
}

async function findings(area, text) {
  const url = new URL(area.dataset.lint, document.baseURI);
  if (area.dataset.file) url.searchParams.set("file", area.dataset.file);
  try {
    const answer = await fetch(url, { method: "POST", body: text, headers: { "Content-Type": "text/plain; charset=utf-8", ...csrf() } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function diagnostic(doc, { line, column, message, severity }) {
  const at = doc.line(Math.min(Math.max(line ?? 1, 1), doc.lines));
  const from = Math.min(at.from + Math.max((column ?? 1) - 1, 0), at.to);
  // Up to the end of the word, at least one sign, so that there is something to underline.
  const rest = /^[^\s:,\]}]+/.exec(doc.sliceString(from, at.to))?.[0].length ?? 0;
  return { from, to: Math.min(from + Math.max(rest, 1), at.to), message, severity: ["error", "warning", "info"].includes(severity) ? severity : "error" };
}

const schemas = new Map();

function schema(url) {
  if (!schemas.has(url)) {
    schemas.set(url, fetch(url).then((answer) => (answer.ok ? answer.json() : {})).catch(() => ({})));
  }
  return schemas.get(url);
}
