// Dark or light: <button data-theme-toggle> switches; the choice is a cookie, so that the server can render
// <html data-theme="dark"> at once. Without a choice the system's wish holds (console.css).
const root = document.documentElement;

function chosen() {
  return root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

const cookie = /(?:^|; )theme=(dark|light)/.exec(document.cookie)?.[1];
if (cookie && !root.dataset.theme) root.dataset.theme = cookie;
show();

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-theme-toggle]")) return;
  root.dataset.theme = chosen() === "dark" ? "light" : "dark";
  document.cookie = `theme=${root.dataset.theme}; Path=/; Max-Age=31536000; SameSite=Lax`;
  show();
  document.dispatchEvent(new CustomEvent("theme"));
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new CustomEvent("theme")));

function show() {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) button.setAttribute("aria-pressed", chosen() === "dark");
}
