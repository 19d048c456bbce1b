// Turns <figure data-chart='JSON'> into a picture in the page's colours. JSON:
//   {"x": [epoch seconds, ...], "unit": "%", "min": 0, "max": 100, "height": 220, "now": epoch seconds, "zone": "Europe/Moscow",
//    "series": [{"label": "Service level", "values": [87, null, ...], "kind": "line", "tone": "accent"}]}
//   kind: line, area, bar, forecast (dashed), range (thin), target (thin and dotted); tone: accent, good, warn, bad, muted
// A changed data-chart (a morphing swap does that) redraws in place. The figures stand as a table under the picture too.
import uPlot from "uplot";
import { clock, word } from "./words.js";

const drawn = new Map();
const tones = ["accent", "good", "warn", "bad", "muted"];

/** Draws every chart under a root that is not drawn yet; charts that have left the page are let go. */
export function charts(root) {
  for (const [figure, chart] of drawn) if (!figure.isConnected) forget(figure, chart);
  for (const figure of root.querySelectorAll("figure[data-chart]")) if (!drawn.has(figure)) adopt(figure);
}

function adopt(figure) {
  const box = document.createElement("div");
  box.className = "chart";
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", figure.querySelector("figcaption")?.textContent.trim() ?? "");
  const table = document.createElement("details");
  figure.append(box, table);
  const chart = { box, table, plot: null, seen: "" };
  chart.attribute = new MutationObserver(() => draw(figure, chart));
  chart.attribute.observe(figure, { attributeFilter: ["data-chart"] });
  chart.size = new ResizeObserver(() => chart.plot?.setSize({ width: box.clientWidth, height: height(chart.asked) }));
  chart.size.observe(box);
  drawn.set(figure, chart);
  draw(figure, chart);
}

// On a wall's screen nobody scrolls: charts take less of a low one.
function height(asked) {
  const whole = asked.height ?? 220;
  return "tv" in document.documentElement.dataset ? Math.min(whole, Math.round(innerHeight * 0.14)) : whole;
}

function forget(figure, chart) {
  chart.attribute.disconnect();
  chart.size.disconnect();
  chart.plot?.destroy();
  drawn.delete(figure);
}

function draw(figure, chart) {
  let asked;
  try {
    asked = JSON.parse(figure.dataset.chart);
  } catch {
    return;
  }
  const data = [asked.x, ...asked.series.map((line) => line.values)];
  // The same lines with other figures: only the figures change, the pointer's place stays.
  const shape = JSON.stringify([{ ...asked, x: 0, now: 0 }].map((a) => ({ ...a, series: a.series.map((s) => ({ ...s, values: 0 })) })));
  chart.asked = asked;
  if (chart.plot && chart.seen === shape) {
    chart.plot.setData(data);
  } else {
    chart.plot?.destroy();
    chart.plot = new uPlot(options(asked, chart), data, chart.box);
    chart.seen = shape;
  }
  fill(chart.table, asked);
}

function options(asked, chart) {
  const unit = asked.unit ?? "";
  const number = (value) => (value == null ? "–" : `${value.toLocaleString()}${unit}`);
  return {
    width: chart.box.clientWidth || 600,
    height: height(asked),
    tzDate: (seconds) => (asked.zone ? uPlot.tzDate(new Date(seconds * 1000), asked.zone) : new Date(seconds * 1000)),
    cursor: { points: { size: 7 }, drag: { x: false, y: false } },
    // Without the pointer the legend tells the latest figures, and a line's mark looks like the line.
    legend: { live: true, markers: { width: 2, dash: (_, at) => marks[asked.series[at - 1]?.kind] ?? "solid", fill: () => "transparent" } },
    scales: { x: { time: true }, y: { range: (_, low, high) => range(asked, low, high) } },
    axes: [axis({ values: (_, ticks) => ticks.map((seconds) => clock(new Date(seconds * 1000), asked.zone)), space: 64 }),
      axis({ size: () => Math.round(3.7 * parseFloat(getComputedStyle(document.documentElement).fontSize)), values: (_, ticks) => ticks.map(number) })],
    series: [{ label: word("time"), value: (_, seconds) => clock(new Date((seconds ?? chart.asked.now ?? chart.asked.x.at(-1)) * 1000), asked.zone) },
      ...asked.series.map((line) => series(line, number))],
    hooks: { draw: [(plot) => markNow(plot, chart.asked.now)] },
  };
}

const marks = { forecast: "dashed", target: "dotted" };

function latest(values) {
  return values?.findLast((value) => value != null);
}

function range(asked, low, high) {
  const bottom = asked.min ?? Math.min(0, low ?? 0);
  const top = asked.max ?? (high ?? 1) + Math.max(((high ?? 1) - bottom) * 0.08, 0.5);
  return [bottom, top > bottom ? top : bottom + 1];
}

function axis(more) {
  return { stroke: () => colour("muted"), font: font(), grid: { stroke: () => colour("line"), width: 1 }, ticks: { stroke: () => colour("line"), width: 1 }, ...more };
}

function series(line, number) {
  const tone = tones.includes(line.tone) ? line.tone : "accent";
  const kind = line.kind ?? "line";
  const made = { label: line.label, value: (plot, value, of, at) => number(at == null ? latest(plot.data[of]) : value), stroke: () => colour(tone), width: kind === "target" ? 1.5 : 2.5, points: { show: false }, spanGaps: false };
  if (kind === "forecast") made.dash = [7, 5];
  if (kind === "target") made.dash = [2, 4];
  if (kind === "range") made.width = 1;
  if (kind === "area") made.fill = () => faint(tone);
  if (kind === "bar") Object.assign(made, { paths: uPlot.paths.bars({ size: [0.7, 48] }), fill: () => colour(tone), width: 0 });
  return made;
}

// Where the past ends and the forecast begins.
function markNow(plot, now) {
  if (!now) return;
  const x = Math.round(plot.valToPos(now, "x", true));
  const { left, top, width, height } = plot.bbox;
  if (x < left || x > left + width) return;
  const pen = plot.ctx;
  pen.save();
  pen.strokeStyle = colour("line-strong");
  pen.lineWidth = devicePixelRatio;
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x, top);
  pen.lineTo(x, top + height);
  pen.stroke();
  pen.restore();
}

// The canvas wants plain colours: the tokens are resolved on an element that has them.
const probe = document.createElement("span");
probe.hidden = true;

function colour(name) {
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
}

function faint(tone) {
  return colour(tone).replace(/^rgb\((.*)\)$/, "rgba($1, 0.16)");
}

function font() {
  return `${Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8)}px ${getComputedStyle(document.body).fontFamily}`;
}

function fill(details, asked) {
  const summary = element("summary", word("figures"));
  const table = element("table", "");
  const head = table.createTHead().insertRow();
  for (const name of [word("time"), ...asked.series.map((line) => line.label)]) {
    const cell = element("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  asked.x.forEach((seconds, at) => {
    const row = body.insertRow();
    row.insertCell().textContent = clock(new Date(seconds * 1000), asked.zone);
    for (const line of asked.series) row.insertCell().textContent = line.values[at] == null ? "" : `${line.values[at]}${asked.unit ?? ""}`;
  });
  details.replaceChildren(summary, table);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

// Made anew: the legend's marks keep the colours that they were born with, and a wall's screen has lower charts.
for (const name of ["theme", "screen"]) document.addEventListener(name, () => {
  for (const [figure, chart] of drawn) {
    chart.seen = "";
    draw(figure, chart);
  }
});
