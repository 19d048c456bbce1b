// However many live events come, an element is drawn again five times a second at most: of a burst the first is drawn at
// once, then the newest. Only where each event replaces what was there; what is appended is never left out.
import htmx from "./htmx-global.js";

const pause = 200;
const state = new WeakMap();

document.addEventListener("htmx:sseBeforeMessage", (event) => {
  const element = event.target;
  const how = element.closest("[hx-swap]")?.getAttribute("hx-swap") ?? "innerHTML";
  if (!/^(morph|innerHTML|outerHTML)/.test(how)) return;
  const before = state.get(element);
  if (before) {
    event.preventDefault();
    before.newest.set(event.detail.type, event.detail.data);
    return;
  }
  rest(element, how);
});

function rest(element, how) {
  const resting = { newest: new Map() };
  state.set(element, resting);
  setTimeout(() => {
    state.delete(element);
    if (!element.isConnected || !resting.newest.size) return;
    const [swapStyle] = how.split(" ");
    for (const data of resting.newest.values()) {
      htmx.swap(element, data, { swapStyle, swapDelay: 0, settleDelay: 20 }, { contextElement: element });
      htmx.trigger(element, "htmx:sseMessage", {});
    }
    if (element.isConnected) rest(element, how);
  }, pause);
}
