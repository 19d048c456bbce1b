// hx-confirm asks in a dialog of the page's own look: Enter agrees, Esc does not.
import { word } from "./words.js";

document.addEventListener("htmx:confirm", (event) => {
  if (!event.detail.question) return;
  event.preventDefault();
  ask(event.detail.question).then((agreed) => agreed && event.detail.issueRequest(true));
});

function ask(question) {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-label", question);
  const form = document.createElement("form");
  form.method = "dialog";
  const text = document.createElement("p");
  text.textContent = question;
  const buttons = document.createElement("div");
  buttons.className = "buttons";
  buttons.append(answer("yes", "primary"), answer("no", ""));
  form.append(text, buttons);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

function answer(name, style) {
  const button = document.createElement("button");
  button.value = name;
  button.className = style;
  button.textContent = word(name);
  return button;
}
