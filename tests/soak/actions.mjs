// What a user can do on each screen: the step of the model, and how the page does it.
//
// An action is `{ step, ways }` or `{ steps, ways }`; `ways` are calls of `window.soak` (page.mjs).

import { readFileSync } from "node:fs";

const data = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, data), "utf8");
const instruments = ["kepatuhan-2021", "kepatuhan-2022", "kepatuhan-2023", "kepatuhan-2024", "opini-2025", "opini-2026"];
const packs = new Map(instruments.map((id) => [id, JSON.parse(read(`static/instruments/${id}.json`))]));
const published = ["maluku-tenggara-2023", "ntb-2024", "depok-2025", "magelang-2021", "wonogiri-2024"];
const files = published.map((name) => read(`tests/cases/published/${name}.zona-hijau.json`));
files.push("", "{", "[1, 2]", '{"format": "zona-hijau/assessment", "version": 99}', files[0].replaceAll("62.06", "162.06"));

const names = ["Dinas Sosial", "  Puskesmas  Baru ", "", "RSUD “Harapan”", "<b>tebal</b> & 'kutip'", "مركز الخدمة", "Dinas 🟢", "=1+1", "x".repeat(300)];
const numbers = ["0", "100", "61,5", "62.06", "7", "99,99", "53,995", "", "101", "-1", "abc", "1,2,3", "1e3", "12,34567", "½", "9".repeat(80)];
const levels = ["0", "1", "2", "3", "", "t/b", "N/A", "1-3", "0–2", "3-1", "2,0", "4", "?"];
const efforts = ["1", "5", "9", "0", "10", "", "x"];

const typed = (id, text) => [["insert", id, text], ["leave"]];

/** Everything that can be done now, as `[weight, make]`. */
export function actions(told, random) {
  const { pick, below, chance } = random;
  const pack = packs.get(told.instrument);
  const dimensions = pack?.dimensions ?? [];
  const indicators = dimensions.flatMap((dimension) => dimension.indicators.map((indicator) => ({ dimension, indicator })));
  const unit = told.units.find(({ id }) => id === told.unit);

  const enter = (id, step, text) => ({ step: { do: "enter", text, ...step }, ways: typed(id, text) });
  /** Typed with a pause, so that a draft is taken over before the field is left. */
  const slowly = (id, step, first, text) => ({
    steps: [{ do: "draft", text: first, ...step }, { do: "enter", text, ...step }],
    ways: [["insert", id, first], ["wait", 300], ...typed(id, text)],
  });
  const number = (id, step) => (chance(0.03) ? slowly(id, step, pick(numbers), pick(numbers)) : enter(id, step, pick(numbers)));
  const name = (id, step) => enter(id, step, pick(names));
  const click = (step, selector, place) => ({ step, ways: [["click", selector, place]] });
  /** The focus moves to the name of a unit a moment later; who types has to wait for it. */
  const moving = (step, selector, place) => ({ step, ways: [["click", selector, place], ["wait", 100]] });
  const choose = (step, group, value) => ({ step, ways: [["choose", group, value]] });

  const start = () => [
    [2, () => { const id = pick(instruments); return choose({ do: "instrument", id }, "instrumen", id); }],
    [1, () => { const kind = pick(["kabupaten", "kota", "provinsi", "unit"]); return choose({ do: "kind", kind }, "jenis", kind); }],
    [told.listed < 8 ? 2 : 0.2, () => click({ do: "begin" }, ".button--large")],
    [1, () => { const place = below(3); return click({ do: "demo", id: ["merah", "kuning", "hijau"][place] }, ".example .example__title", place); }],
    [told.listed && 2, () => { const place = below(told.listed); return click({ do: "open", place }, ".library__item .example__title", place); }],
    [told.listed && 1, () => {
      const [place, text] = [below(told.listed), pick(names).slice(0, 120)];
      return { step: { do: "label", place, text }, ways: [["change", ".library__menu .input", place, text]] };
    }],
    [told.listed && told.listed < 8 ? 1 : 0, () => { const place = below(told.listed); return click({ do: "copy", place }, ".library__menu .row button:first-child", place); }],
    [told.listed && (told.listed > 5 ? 4 : 1), () => { const place = below(told.listed); return click({ do: "discard", place }, ".library__menu .row button:last-child", place); }],
    [told.removed && 3, () => click({ do: "put-back" }, ".start__side .notice__actions button:first-child")],
    [1, () => { const [name, text] = ["berkas.zona-hijau.json", pick(files)]; return { step: { do: "file", name, text }, open: { name, text } }; }],
  ];

  const entry = () => [
    [2, () => { const view = pick(["rapor", "unit", "kisi"]); return choose({ do: "view", view }, "tampilan", view); }],
    [1, () => name("nama-instansi", { field: "body" })],
    [2, () => click({ do: "undo" }, ".page-head__actions > button", 0)],
    [1.5, () => click({ do: "redo" }, ".page-head__actions > button", 1)],
    [0.7, () => ({ step: { do: "undo" }, ways: [["focus", "nama-instansi"]], keys: ["Control+z"] })],
    [0.5, () => ({ step: { do: "redo" }, ways: [["focus", "nama-instansi"]], keys: ["Control+y"] })],
    [0.1, () => ({ step: { do: "clear" }, ways: [["click", ".page-head__actions button", 2], ["click", "#kosongkan .dialog__actions button", 0]] })],
    [pack.compliance ? 1 : 0, () => { const answer = pick(["all", "not_all", "none_issued", "open"]); return choose({ do: "follow", answer }, "kepatuhan", answer); }],
    ...(told.units.length ? { rapor, unit: single, kisi: grid }[told.view]() : []),
  ];

  const measures = pack?.dimensions.every(({ weight }) => weight.percent !== null) ? ["total", "points", "percent"] : ["total", "percent"];
  const figure = (id) => {
    const measure = told.measure === "indicators" ? "total" : told.measure;
    if (measure === "total") return [`nilai-${id}`, { field: "total", unit: id }];
    const dimension = pick(dimensions).id;
    return [`${measure === "points" ? "poin" : "persen"}-${id}-${dimension}`, { field: measure, unit: id, dimension }];
  };
  const rapor = () => [
    [1, () => { const mode = pick(measures); return choose({ do: "measure", mode }, "ukuran", mode); }],
    [6, () => number(...figure(pick(told.units).id))],
    [1, () => { const { id } = pick(told.units); return name(`nama-${id}`, { field: "name", unit: id }); }],
    [told.units.length < 12 ? 0.6 : 0, () => moving({ do: "add" }, ".card--tight > .row--between > .button")],
    [0.4, () => { const row = below(told.units.length); return moving({ do: "remove", unit: told.units[row].id }, ".table__action button", row); }],
    [0.4, () => {
      const row = below(told.units.length);
      const text = Array.from({ length: 1 + below(3) }, () => [pick(names).slice(0, 30), pick(["61,5", "70", "8.25", "x"])].join("\t")).join("\n");
      return { step: { do: "paste", row, column: "name", text }, ways: [["paste", `nama-${told.units[row].id}`, text], ["leave"]] };
    }],
  ];

  const single = () => {
    const { id } = unit;
    const { dimension, indicator } = pick(indicators);
    const answer = (step, then) => ({ step: { do: "answer", unit: id, indicator: indicator.id, ...step }, ways: [["choose", "dimensi", dimension.id], ...then] });
    const radio = (step, value) => answer(step, [["choose", `${id}-${indicator.id}`, value]]);
    const scale = pack.scales[indicator.scale].levels.map(({ value }) => value);
    const answers = [
      [8, () => { const level = pick(scale); return radio({ level }, `l${level}`); }],
      [1, () => radio({ level: "open" }, "open")],
      [1, () => radio({ level: "na" }, "na")],
      [1, () => radio({ level: scale[0], high: scale.at(-1) }, "range")],
    ];
    const figures = {
      total: () => [[4, () => number(`nilai-${id}`, { field: "total", unit: id })]],
      points: () => [[4, () => { const dimension = pick(dimensions).id; return number(`poin-${id}-${dimension}`, { field: "points", unit: id, dimension }); }]],
      percent: () => [[4, () => { const dimension = pick(dimensions).id; return number(`persen-${id}-${dimension}`, { field: "percent", unit: id, dimension }); }]],
      indicators: () => answers,
    };
    return [
      [1.5, () => { const place = below(told.units.length); return click({ do: "unit", unit: told.units[place].id }, ".tabs__tab", place); }],
      [0.8, () => { const mode = pick([...measures, "indicators", "indicators"]); return choose({ do: "mode", unit: id, mode }, "cara-unit", mode); }],
      [0.5, () => name(`nama-${id}`, { field: "name", unit: id })],
      [told.units.length < 12 ? 0.4 : 0, () => moving({ do: "add" }, ".unit-tabs > .button")],
      [0.3, () => moving({ do: "remove", unit: id }, ".unit-head > .button")],
      ...figures[unit.mode](),
    ];
  };

  const grid = () => {
    const columns = told.units.filter(({ mode }) => mode === "indicators");
    if (!columns.length) return [];
    const { id } = pick(columns);
    const row = below(indicators.length);
    const cell = `tingkat-${id}-${indicators[row].indicator.id}`;
    const step = { field: "answer", unit: id, indicator: indicators[row].indicator.id };
    const block = () => Array.from({ length: 1 + below(4) }, () => [pick(levels), pick(["0", "1", "2"])].join("\t")).join("\n");
    return [
      [6, () => enter(cell, step, pick(levels))],
      [1, () => { const text = pick(["0", "2", "t/b", "1-2", "z"]); return { step: { do: "enter", text, ...step }, ways: [["focus", cell]], keys: [...text, pick(["Enter", "ArrowDown", "Tab"])], after: [["leave"]] }; }],
      [0.5, () => { const text = block(); return { step: { do: "paste", row, place: told.units.findIndex((unit) => unit.id === id), text }, ways: [["paste", cell, text], ["leave"]] }; }],
    ];
  };

  const improve = () => [
    [told.levers.rows && 4, () => { const row = below(Math.min(told.levers.rows, 9)); return click({ do: "toggle", row }, ".levers__list .lever__toggle button", row); }],
    [told.levers.bundles.length && 1.5, () => {
      const place = below(told.levers.bundles.length);
      return click({ do: "bundle", bundle: told.levers.bundles[place] }, ".bundle__line .button--toggle", place);
    }],
    [told.moves && 1, () => click({ do: "accept" }, ".trial__actions button", 0)],
    [told.moves && 0.5, () => click({ do: "drop" }, ".trial__actions button", 1)],
    [told.levers.rows && 0.5, () => enter("target-nilai", { field: "target" }, pick(numbers))],
  ];

  const method = () => {
    const opened = (action) => ({ ...action, ways: [["open"], ...action.ways] });
    return [
      [1, () => { const { id } = pick(indicators).indicator; return opened(enter(`bobot-${id}`, { field: "weight", id }, pick(["", "5", "12,22", "100", "0", "x"]))); }],
      [0.5, () => { const { id } = pick(dimensions); return opened(enter(`bobot-${id}`, { field: "weight", id }, pick(["", "", "25", "21,85", "101"]))); }],
      [1, () => { const { id } = pick(indicators).indicator; return opened(enter(`upaya-${id}`, { field: "effort", indicator: id }, pick(efforts))); }],
      [0.5, () => opened(enter("faktor", { field: "factor" }, pick(["", "2", "1", "3,5", "0", "x"])))],
    ];
  };

  const screens = { mulai: start, isi: entry, perbaikan: improve, metode: pack ? method : () => [], hasil: () => [], bukti: () => [], laporan: () => [] };
  return screens[told.page]();
}

/** What can be done on every screen; most of the time is spent on Isi nilai. */
export function everywhere(told, random) {
  const { pick } = random;
  const pages = told.instrument
    ? ["isi", "isi", "isi", "isi", "hasil", "perbaikan", "perbaikan", "mulai", "bukti", "laporan", "metode"]
    : ["mulai", "metode"];
  const other = told.language === "id" ? "en" : "id";
  const theme = told.theme === "gelap" ? "terang" : "gelap";
  return [
    [told.page === "isi" ? 1.5 : 4, () => { const page = pick(pages); return { step: { do: "go", page }, ways: [["click", `.header__nav a[href="#/${page}"]`]] }; }],
    [0.3, () => ({ step: { do: "speak", language: other }, ways: [["click", ".header__tools button"]] })],
    [0.3, () => ({ step: { do: "paint", theme }, ways: [["click", ".header__always button"]] })],
  ];
}
