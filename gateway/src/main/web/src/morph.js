// Morphing swaps (hx-ext="morph" hx-swap="morph:innerHTML"): what a person is using stays as it is. A chart gets its new
// figures, an editor keeps its text, an opened <details> stays open, and the field that is being typed in is left alone.
import "./htmx-global.js";
import { Idiomorph } from "idiomorph/htmx";

// On every page, so that no page can forget it; htmx looks at the body after this has run.
if (!document.body.hasAttribute("hx-ext")) document.body.setAttribute("hx-ext", "sse, morph");

Idiomorph.defaults.ignoreActiveValue = true;
Idiomorph.defaults.callbacks.beforeNodeMorphed = (old, fresh) => {
  if (!(old instanceof Element) || !(fresh instanceof Element)) return true;
  if (old.matches("[data-chart]") && fresh.matches("[data-chart]")) {
    old.setAttribute("data-chart", fresh.getAttribute("data-chart"));
    return false;
  }
  return !old.matches("[data-editor-host], [data-keep]");
};
Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) => !(name === "open" && node.matches("details, dialog"));
