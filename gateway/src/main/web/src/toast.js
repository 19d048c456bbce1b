// Short messages that go away by themselves; screen readers hear them. The server sends one with a response:
//   HX-Trigger: {"toast": {"level": "good", "text": "Saved"}}      level: good, info, warn, bad
const seconds = { good: 5, info: 6, warn: 10, bad: 15 };

export function toast(text, level = "info") {
  const message = document.createElement("p");
  message.className = `toast ${level}`;
  message.textContent = text;
  message.addEventListener("click", () => message.remove());
  shelf().append(message);
  setTimeout(() => message.remove(), (seconds[level] ?? 6) * 1000);
}

function shelf() {
  let found = document.getElementById("toasts");
  if (!found) {
    found = document.createElement("div");
    found.id = "toasts";
    found.className = "toasts";
    found.setAttribute("role", "status");
    found.setAttribute("aria-live", "polite");
    document.body.append(found);
  }
  return found;
}

document.addEventListener("toast", (event) => toast(event.detail.text ?? event.detail.value ?? "", event.detail.level));
