// The wallboard has hundreds of people: one listener for all of them, instead of one of htmx for each.
//   <button data-person="/board/person?phone=PJSIP%2F101">  shows the answer in #board-person
import htmx from "./htmx-global.js";

document.addEventListener("click", (event) => {
  const seat = event.target.closest?.("[data-person]");
  if (seat) htmx.ajax("GET", seat.dataset.person, { target: "#board-person", swap: "innerHTML" });
});
