// The table of Isi nilai as a plain page: the same cells, sums and result, changed in place where something changed.

import { Body } from "./score.mjs";

const [pack, assessment] = await Promise.all(["pack.json", "demo.json"].map(async (name) => (await fetch(name)).json()));
const body = new Body(pack, assessment);
const indicators = pack.dimensions.flatMap((dimension) => dimension.indicators);
const decimals = new Intl.NumberFormat("id-ID", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const shown = (points) => decimals.format(Math.floor(points * 100 + 0.5 + 1e-9) / 100);
const table = document.getElementById("table");
const result = document.getElementById("result");

function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/** Elements whose text follows from the answers. */
const live = { units: [], sums: [], means: [], rows: [] };

function head() {
  const row = element("tr");
  const points = element("th", "grid__weight", "Bobot");
  points.append(element("span", "grid__score", "poin"));
  row.append(element("th", "grid__name", "Indikator"), points);
  for (const unit of assessment.units) {
    const cell = element("th", "grid__unit");
    live.units.push(element("span", "grid__score"));
    cell.append(element("span", "grid__unit-name", unit.name), live.units.at(-1));
    row.append(cell);
  }
  const mean = element("th", "grid__mean", "Rata-rata");
  live.total = element("span", "grid__score");
  mean.append(live.total);
  row.append(mean);
  const made = element("thead");
  made.append(row);
  return made;
}

function group(dimension, index) {
  const row = element("tr", "grid__group");
  const name = element("th", "grid__name");
  name.append(element("button", "grid__toggle", `${dimension.name.id} ${dimension.indicators.length} indikator`));
  row.append(name, element("td", "grid__weight", shown(body.rules.weights[index] * 100)));
  live.sums.push(assessment.units.map(() => element("td", "grid__sum")));
  live.means.push(element("td", "grid__sum"));
  row.append(...live.sums.at(-1), live.means.at(-1));
  return row;
}

function line(indicator, row) {
  const made = element("tr");
  const { dimension } = body.rules.indicators[row];
  const { weights, start } = body.rules.dimensions[dimension];
  const points = weights[row - start] * body.rules.weights[dimension] * 100;
  made.append(element("th", "grid__name", indicator.short?.id ?? indicator.name.id), element("td", "grid__weight", shown(points)));
  assessment.units.forEach((unit, column) => {
    const cell = element("td", "grid-cell");
    cell.dataset.cell = `${row}-${column}`;
    const input = element("input", "grid-cell__input");
    input.autocomplete = "off";
    input.inputMode = "decimal";
    input.ariaLabel = `${indicator.name.id}, ${unit.name}`;
    input.value = unit.entry.values[indicator.id] ?? "";
    cell.append(input);
    made.append(cell);
    paint(cell, input.value);
  });
  live.rows.push(element("td", "grid__mean"));
  made.append(live.rows.at(-1));
  return made;
}

function paint(cell, level) {
  cell.className = `grid-cell level-${level}`;
}

function set(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

function rowMean(row) {
  let sum = 0;
  for (let unit = 0; unit < assessment.units.length; unit += 1) sum += body.lows[unit * indicators.length + row];
  set(live.rows[row], `${Math.floor((sum / assessment.units.length) * 100 + 0.5)} %`);
}

/** Everything outside the row that follows from the answers. */
function show() {
  const score = body.score();
  score.units.forEach((unit, column) => {
    set(live.units[column], decimals.format(unit.verdict.total / 100));
    unit.dimensions.forEach((points, index) => set(live.sums[index][column], shown(points.low)));
  });
  score.dimensions.forEach((mean, index) => set(live.means[index], shown(mean.low)));
  const total = decimals.format(score.verdict.total / 100);
  set(live.total, total);
  const { band, next } = score.verdict;
  set(result, `${band} ${total} ${next ? `${decimals.format(next.missing / 100)} lagi ke ${next.band}` : ""} ${score.possible}`);
}

function onChange(event) {
  const cell = event.target.closest("[data-cell]");
  const [row, column] = cell.dataset.cell.split("-").map(Number);
  body.answer(column, row, event.target.value.trim());
  paint(cell, event.target.value.trim());
  rowMean(row);
  show();
}

function onKey(event) {
  if (event.key !== "Enter") return;
  const [row, column] = event.target.closest("[data-cell]").dataset.cell.split("-").map(Number);
  const next = table.querySelector(`[data-cell="${row + 1}-${column}"] input`);
  next?.focus();
  next?.select();
}

const rows = element("tbody");
pack.dimensions.forEach((dimension, index) => {
  rows.append(group(dimension, index));
  dimension.indicators.forEach((indicator, offset) => rows.append(line(indicator, body.rules.dimensions[index].start + offset)));
});
table.append(head(), rows);
indicators.forEach((_, row) => rowMean(row));
show();
table.addEventListener("change", onChange);
table.addEventListener("keydown", onKey);
