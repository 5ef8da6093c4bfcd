// What a user can do: the step of the model, and how the page does it.
//
// An action is `{ step, ways }`, or `{ steps, ways }` where one deed is several steps. `ways` are calls of
// `window.soak` (page.mjs); `keys` are then pressed, and `after` are further calls.

import { efforts, factors, files, instruments, levels, names, numbers, packs, weights } from "./values.mjs";

const typed = (id, text) => [["insert", id, text], ["leave"]];
export const enter = (id, step, text) => ({ step: { do: "enter", text, ...step }, ways: typed(id, text) });
const click = (step, selector, place = 0) => ({ step, ways: [["click", selector, place]] });
const choose = (step, group, value) => ({ step, ways: [["choose", group, value]] });

/** Typed with a pause, so that a draft is taken over before the field is left. */
const slowly = (id, step, first, text) => ({
  steps: [{ do: "draft", text: first, ...step }, { do: "enter", text, ...step }],
  ways: [["insert", id, first], ["wait", 300], ...typed(id, text)],
});

/** The focus moves to the name of a unit a moment later; who types has to wait for it. */
const moving = (action) => ({ ...action, ways: [...action.ways, ["wait", 100]] });

/** In a disclosure that may be closed. */
const opened = (action) => ({ ...action, ways: [["open"], ...action.ways] });

/** Everything that can be done on the screen in front, as `[weight, make]`. */
export function actions(told, random) {
  const here = new Here(told, random);
  const screens = { mulai: "start", isi: "entry", perbaikan: "improve", metode: "method" };
  return screens[told.page] ? here[screens[told.page]]() : [];
}

/** What can be done on every screen; most of the time is spent on Isi nilai. */
export function everywhere(told, { pick }) {
  const most = ["isi", "isi", "isi", "isi", "perbaikan", "perbaikan"];
  const others = ["hasil", "mulai", "bukti", "laporan", "metode"];
  const pages = told.instrument ? [...most, ...others] : ["mulai", "metode"];
  const go = () => {
    const page = pick(pages);
    return click({ do: "go", page }, `.header__nav a[href="#/${page}"]`);
  };
  const language = told.language === "id" ? "en" : "id";
  const theme = told.theme === "gelap" ? "ikut" : "gelap";
  return [
    [told.page === "isi" ? 1.5 : 4, go],
    [0.3, () => click({ do: "speak", language }, ".header__tools button")],
    [0.3, () => click({ do: "paint", theme }, ".header__always button")],
  ];
}

/** The state that the model tells, and chance. */
class Here {
  constructor(told, random) {
    Object.assign(this, told, random);
    this.pack = packs.get(told.instrument);
    this.dimensions = this.pack?.dimensions ?? [];
    this.indicators = this.dimensions.flatMap(({ id, indicators }) =>
      indicators.map((indicator) => ({ ...indicator, dimension: id })),
    );
    const published = this.dimensions.every(({ weight }) => weight.percent !== null);
    this.measures = published ? ["total", "points", "percent"] : ["total", "percent"];
  }

  number(id, step) {
    const text = this.pick(numbers);
    return this.chance(0.03) ? slowly(id, step, this.pick(numbers), text) : enter(id, step, text);
  }

  // Mulai.

  start() {
    const { listed, below } = this;
    const item = (what, selector) => () => {
      const place = below(listed);
      return click({ do: what, place }, selector, place);
    };
    const button = (way) => `.library__menu .row button:${way}-child`;
    const isFull = listed > 7;
    return [
      [2, () => this.instrumentChoice()],
      [1, () => this.kindChoice()],
      [isFull ? 0.2 : 2, () => click({ do: "begin" }, ".button--large")],
      [1, () => this.demo()],
      [1, () => this.file()],
      [listed && 2, item("open", ".library__item .example__title")],
      [listed && 1, () => this.label()],
      [listed && !isFull && 1, item("copy", button("first"))],
      [listed && (listed > 5 ? 4 : 1), item("discard", button("last"))],
      [this.removed && 3, () => click({ do: "put-back" }, ".start__side .notice__actions button")],
    ];
  }

  instrumentChoice() {
    const id = this.pick(instruments);
    return choose({ do: "instrument", id }, "instrumen", id);
  }

  kindChoice() {
    const kind = this.pick(["kabupaten", "kota", "provinsi", "unit"]);
    return choose({ do: "kind", kind }, "jenis", kind);
  }

  demo() {
    const place = this.below(3);
    return click({ do: "demo", id: ["merah", "kuning", "hijau"][place] }, ".example .example__title", place);
  }

  file() {
    const file = { name: "berkas.zona-hijau.json", text: this.pick(files) };
    return { step: { do: "file", ...file }, ways: [["file", "buka-berkas", file.name, file.text]] };
  }

  label() {
    const [place, text] = [this.below(this.listed), this.pick(names).slice(0, 120)];
    return { step: { do: "label", place, text }, ways: [["rename", ".library__menu .input", place, text]] };
  }

  // Isi nilai.

  entry() {
    const { pick } = this;
    const view = () => {
      const view = pick(["rapor", "unit", "kisi"]);
      return choose({ do: "view", view }, "tampilan", view);
    };
    const follow = () => {
      const answer = pick(["all", "not_all", "none_issued", "open"]);
      return choose({ do: "follow", answer }, "kepatuhan", answer);
    };
    const clear = [["click", ".page-head__actions button", 2], ["click", "#kosongkan .dialog__actions button", 0]];
    const byKey = (step, key) => ({ step, ways: [["focus", "nama-instansi"]], keys: [key] });
    const views = { rapor: "table", unit: "unitInFront", kisi: "grid" };
    return [
      [2, view],
      [1, () => enter("nama-instansi", { field: "body" }, pick(names))],
      [2, () => click({ do: "undo" }, ".page-head__actions > button", 0)],
      [1.5, () => click({ do: "redo" }, ".page-head__actions > button", 1)],
      [0.7, () => byKey({ do: "undo" }, "Control+z")],
      [0.5, () => byKey({ do: "redo" }, "Control+y")],
      [0.1, () => ({ step: { do: "clear" }, ways: clear })],
      [this.pack.compliance ? 1 : 0, follow],
      ...(this.units.length ? this[views[this.view]]() : []),
    ];
  }

  /** The table of a rapor. */
  table() {
    const { pick, below, units } = this;
    const measure = () => {
      const mode = pick(this.measures);
      return choose({ do: "measure", mode }, "ukuran", mode);
    };
    const rename = () => this.rename(pick(units).id);
    const remove = () => {
      const row = below(units.length);
      return moving(click({ do: "remove", unit: units[row].id }, ".table__action button", row));
    };
    return [
      [1, measure],
      [6, () => this.figure(pick(units).id, this.measure === "indicators" ? "total" : this.measure)],
      [1, rename],
      [units.length < 12 && 0.6, () => moving(click({ do: "add" }, ".card--tight > .row--between > .button"))],
      [0.4, remove],
      [0.4, () => this.pasteRows()],
    ];
  }

  rename(id) {
    return enter(`nama-${id}`, { field: "name", unit: id }, this.pick(names));
  }

  figure(id, mode) {
    if (mode === "total") return this.number(`nilai-${id}`, { field: "total", unit: id });
    const dimension = this.pick(this.dimensions).id;
    const field = mode === "points" ? "poin" : "persen";
    return this.number(`${field}-${id}-${dimension}`, { field: mode, unit: id, dimension });
  }

  pasteRows() {
    const { pick, below, units } = this;
    const row = below(units.length);
    const line = () => [pick(names).slice(0, 30), pick(["61,5", "70", "8.25", "", "x"])].join("\t");
    const text = Array.from({ length: 1 + below(3) }, line).join("\n");
    return {
      step: { do: "paste", row, column: "name", text },
      ways: [["paste", `nama-${units[row].id}`, text], ["leave"]],
    };
  }

  /** One unit at a time. */
  unitInFront() {
    const { pick, below, units } = this;
    const { id, mode } = units.find((unit) => unit.id === this.unit);
    const another = () => {
      const place = below(units.length);
      return click({ do: "unit", unit: units[place].id }, ".tabs__tab", place);
    };
    const otherWay = () => {
      const mode = pick([...this.measures, "indicators", "indicators"]);
      return choose({ do: "mode", unit: id, mode }, "cara-unit", mode);
    };
    return [
      [1.5, another],
      [0.8, otherWay],
      [0.5, () => this.rename(id)],
      [units.length < 12 && 0.4, () => moving(click({ do: "add" }, ".unit-tabs > .button"))],
      [0.3, () => moving(click({ do: "remove", unit: id }, ".unit-head > .button"))],
      ...(mode === "indicators" ? this.answers(id) : [[4, () => this.figure(id, mode)]]),
    ];
  }

  answers(id) {
    const indicator = this.pick(this.indicators);
    const scale = this.pack.scales[indicator.scale].levels.map(({ value }) => value);
    const ways = (...values) => [["choose", "dimensi", indicator.dimension], ...values.map((value) => ["choose", `${id}-${indicator.id}`, value])];
    const answer = (step) => ({ do: "answer", unit: id, indicator: indicator.id, ...step });
    const radio = (step, value) => ({ step: answer(step), ways: ways(value) });
    // A click on "range" changes nothing where there is one already.
    const range = () => ({
      steps: [answer({ level: scale[0] }), answer({ level: scale[0], high: scale.at(-1) })],
      ways: ways(`l${scale[0]}`, "range"),
    });
    const level = this.pick(scale);
    return [
      [8, () => radio({ level }, `l${level}`)],
      [1, () => radio({ level: "open" }, "open")],
      [1, () => radio({ level: "na" }, "na")],
      [1, range],
    ];
  }

  /** Indicators against units. */
  grid() {
    const { pick, below } = this;
    const columns = this.units.filter(({ mode }) => mode === "indicators");
    if (!columns.length) return [];
    const { id } = pick(columns);
    const row = below(this.indicators.length);
    const cell = `tingkat-${id}-${this.indicators[row].id}`;
    const step = { field: "answer", unit: id, indicator: this.indicators[row].id };
    const byKeys = () => {
      const text = pick(["0", "2", "t/b", "1-2", "z"]);
      const keys = [...text, pick(["Enter", "ArrowDown", "Tab"])];
      return { step: { do: "enter", text, ...step }, ways: [["focus", cell]], keys, after: [["leave"]] };
    };
    const paste = () => {
      const line = () => [pick(levels), pick(["0", "1", "2"])].join("\t");
      const text = Array.from({ length: 1 + below(4) }, line).join("\n");
      const place = this.units.findIndex((unit) => unit.id === id);
      return { step: { do: "paste", row, place, text }, ways: [["paste", cell, text], ["leave"]] };
    };
    return [
      [6, () => enter(cell, step, pick(levels))],
      [1, byKeys],
      [0.5, paste],
    ];
  }

  // Perbaikan.

  improve() {
    const { moves, below } = this;
    const { rows, bundles } = this.levers;
    const toggle = () => {
      const row = below(Math.min(rows, 9));
      return click({ do: "toggle", row }, ".levers__list .lever__toggle button", row);
    };
    const bundle = () => {
      const place = below(bundles.length);
      return click({ do: "bundle", bundle: bundles[place] }, ".bundle__line .button--toggle", place);
    };
    return [
      [rows && 4, toggle],
      [bundles.length && 1.5, bundle],
      [rows && moves && 1, () => click({ do: "accept" }, ".trial__actions button:nth-last-child(2)")],
      [rows && moves && 0.5, () => click({ do: "drop" }, ".trial__actions button:last-child")],
      [rows && 0.5, () => enter("target-nilai", { field: "target" }, this.pick(numbers))],
    ];
  }

  // Metode.

  method() {
    if (!this.pack) return [];
    const { pick } = this;
    const weight = (list) => () => {
      const { id } = pick(list);
      return opened(enter(`bobot-${id}`, { field: "weight", id }, pick(weights)));
    };
    const effort = () => {
      const { id } = pick(this.indicators);
      return opened(enter(`upaya-${id}`, { field: "effort", indicator: id }, pick(efforts)));
    };
    return [
      [1, weight(this.indicators)],
      [0.5, weight(this.dimensions)],
      [1, effort],
      [0.5, () => opened(enter("faktor", { field: "factor" }, pick(factors)))],
    ];
  }
}
