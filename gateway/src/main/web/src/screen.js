// <button data-fullscreen> makes the page the whole screen; while it is, <html> has data-tv (and so it has with ?tv).
const root = document.documentElement;
if (new URLSearchParams(location.search).has("tv")) root.dataset.tv = "";

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-fullscreen]")) return;
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen();
});
document.addEventListener("fullscreenchange", () => {
  if (document.fullscreenElement) root.dataset.tv = "";
  else delete root.dataset.tv;
  document.dispatchEvent(new Event("screen"));
});
