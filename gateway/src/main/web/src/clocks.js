// Times that run in the page, so that the server need not send them each second:
//   <time data-since="2026-11-28T10:00:00Z">  counts up m:ss     data-until: counts down, "-" when over
//   data-warn="30" data-bad="60"              seconds from which the element gets the class warn or bad (data-until: below)
// <meta name="server-time" content="epoch ms"> and live beats take the difference of the two clocks out.
// In .live they stand still while nothing is heard of the gateway: what they count may be over.
let offset = 0;
let heard = null;

/** Takes the server's clock, epoch milliseconds; anything else is ignored. */
export function serverTime(now) {
  if (now > 0) offset = now - Date.now();
}

/** The clocks in .live stand at that moment of the browser's clock; null: they run. */
export function hold(at) {
  heard = at;
  tick();
}

/** A moment of the browser's clock by the server's. */
export function atServer(time) {
  return new Date(time + offset);
}

serverTime(Number(document.querySelector('meta[name="server-time"]')?.content));

function tick() {
  const running = Date.now() + offset;
  for (const element of document.querySelectorAll("[data-since], [data-until]")) {
    const up = element.dataset.since !== undefined;
    const from = Date.parse(up ? element.dataset.since : element.dataset.until);
    if (Number.isNaN(from)) continue;
    const now = heard !== null && element.closest(".live") ? heard + offset : running;
    const seconds = Math.floor((up ? now - from : from - now) / 1000);
    const text = duration(seconds);
    if (element.textContent !== text) element.textContent = text;
    mark(element, up ? seconds : -seconds, up ? 1 : -1);
  }
}

function mark(element, value, sign) {
  const over = (limit) => limit !== undefined && value >= sign * Number(limit);
  const bad = over(element.dataset.bad);
  element.classList.toggle("bad", bad);
  element.classList.toggle("warn", !bad && over(element.dataset.warn));
}

/** 75 is 1:15, 3675 is 1:01:15, -5 is -0:05. */
export function duration(seconds) {
  const whole = Math.abs(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${hours ? two(Math.floor(whole / 60) % 60) : Math.floor(whole / 60)}:${two(whole % 60)}`;
  return `${seconds < 0 ? "-" : ""}${hours ? `${hours}:` : ""}${rest}`;
}

tick();
setInterval(tick, 1000);
document.addEventListener("htmx:afterSettle", tick);
document.addEventListener("htmx:sseMessage", tick);
