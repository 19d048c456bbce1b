/** The header that the server wants with every change: the token of <meta name="csrf-token">. */
export function csrf() {
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  return token ? { "X-CSRF-Token": token } : {};
}
