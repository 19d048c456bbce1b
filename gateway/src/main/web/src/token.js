// Who this page acts for.

/** The header that the server wants with every change: the token of <meta name="csrf-token">. */
export function csrf() {
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  return token ? { "X-CSRF-Token": token } : {};
}

/** Loads the page again, which leads to the sign-in who is signed out; not twice in half a minute, lest a page turn in circles. */
export function signedOut() {
  const last = Number(sessionStorage.getItem("dozvon.reloaded") ?? 0);
  if (Date.now() - last < 30_000) return;
  sessionStorage.setItem("dozvon.reloaded", Date.now());
  location.reload();
}
