// The heavy parts come only to the pages that use them: a figure with data-chart brings chart.js, a text area with
// data-editor (or an element with data-diff) editor.js.
const parts = [
  { selector: "figure[data-chart]", file: "chart.js", run: "charts" },
  { selector: "textarea[data-editor], [data-diff]", file: "editor.js", run: "editors" },
];

function look() {
  for (const part of parts) {
    if (!document.querySelector(part.selector)) continue;
    // The same ?v= as this script's own, so that a new build is never mixed with an old one.
    const address = new URL(part.file + new URL(import.meta.url).search, import.meta.url).href;
    import(address).then((module) => module[part.run](document));
  }
}

look();
document.addEventListener("htmx:afterSettle", look);
document.addEventListener("htmx:sseMessage", look);
