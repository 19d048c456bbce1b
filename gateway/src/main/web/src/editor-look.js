// The editor in the page's colours (tokens.css): custom properties reach into a shadow root.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.content], color: "var(--text)" },
  { tag: [tags.attributeValue], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword, tags.typeName], color: "var(--warn)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.meta, tags.labelName], color: "var(--bad)" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--muted)" },
]);

const edge = "1px solid var(--line)";
const faint = (name, part) => `color-mix(in srgb, var(--${name}) ${part}%, transparent)`;

/** An editor has room to write in, a comparison is as high as its text. */
export const room = EditorView.theme({ ".cm-content, .cm-gutter": { minHeight: "14rem" } });

export const look = EditorView.theme({
  "&": { backgroundColor: "var(--surface)", color: "var(--text)", fontSize: "0.93rem", maxHeight: "70vh" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--text)" },
  "&.cm-focused .cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--muted)", borderRight: edge },
  ".cm-activeLine": { backgroundColor: faint("accent", 7) },
  ".cm-activeLineGutter": { backgroundColor: "var(--info-bg)", color: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: faint("accent", 30) },
  ".cm-selectionMatch": { backgroundColor: "var(--mark-bg)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark-bg)", outline: "1px solid var(--line-strong)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--sunken)", color: "var(--muted)", border: edge },
  ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--line-strong)", borderRadius: "6px", boxShadow: "var(--shadow-high)", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "16rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.25rem 0.6rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { color: "inherit", opacity: "0.85", fontStyle: "normal" },
  ".cm-completionInfo": { backgroundColor: "var(--surface)", fontFamily: "var(--font)", padding: "0.5rem 0.7rem", maxWidth: "24rem" },
  ".cm-diagnostic": { padding: "0.4rem 0.7rem", fontFamily: "var(--font)" },
  ".cm-diagnostic-error": { borderLeft: "5px solid var(--bad)" },
  ".cm-diagnostic-warning": { borderLeft: "5px solid var(--warn)" },
  ".cm-diagnostic-info": { borderLeft: "5px solid var(--info)" },
  ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0", textDecorationLine: "underline", textDecorationStyle: "wavy", textUnderlineOffset: "0.2em" },
  ".cm-lintRange-error": { textDecorationColor: "var(--bad)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--warn)" },
  ".cm-lintRange-info": { textDecorationColor: "var(--info)" },
  ".cm-lint-marker": { content: '""', width: "0.7em", height: "0.7em", margin: "0.35em 0.1em", borderRadius: "50%" },
  ".cm-lint-marker-error": { backgroundColor: "var(--bad)" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--warn)", borderRadius: "2px", transform: "rotate(45deg) scale(0.85)" },
  ".cm-lint-marker-info": { backgroundColor: "var(--info)", borderRadius: "2px" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--text)" },
  ".cm-panels-top": { borderBottom: edge },
  ".cm-panels-bottom": { borderTop: edge },
  ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--info-bg)" },
  ".cm-panel.cm-search": { padding: "0.5rem", fontFamily: "var(--font)" },
  ".cm-textfield": { backgroundColor: "var(--surface)", color: "inherit", border: "1px solid var(--line-strong)", borderRadius: "4px", padding: "0.25rem 0.4rem" },
  ".cm-button": { backgroundColor: "var(--surface)", backgroundImage: "none", color: "inherit", border: "1px solid var(--line-strong)", borderRadius: "4px", padding: "0.2rem 0.6rem" },
  ".cm-panel.cm-search [name=close]": { color: "inherit", fontSize: "1.3rem", padding: "0 0.5rem" },
  ".cm-searchMatch": { backgroundColor: "var(--mark-bg)" },
  ".cm-searchMatch-selected": { outline: "2px solid var(--accent)" },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": { backgroundColor: faint("bad", 12) },
  "&.cm-merge-b .cm-changedLine": { backgroundColor: faint("good", 12) },
  "&.cm-merge-a .cm-changedText": { background: faint("bad", 30) },
  "&.cm-merge-b .cm-changedText": { background: faint("good", 30) },
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"…"' },
  ".cm-collapsedLines": { background: "var(--sunken)", color: "var(--muted)", padding: "0.3rem 1rem" },
});
