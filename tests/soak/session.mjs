// One session: random actions on the screens of the app and on the model beside it, always in the same state.

import assert from "node:assert/strict";
import { openApp, appUrl, watchedPage } from "../browser/support/browser.mjs";
import { planned } from "../browser/support/steps.mjs";
import { actions, enter, everywhere } from "./actions.mjs";
import { Memory } from "./memory.mjs";
import { startModel } from "./model.mjs";
import { install } from "./page.mjs";
import { randomFrom } from "./random.mjs";

/** How long the page may take until it shows what the model says, such as after a reload. */
const PATIENCE_MS = 10_000;
/** Everything kept and the file of the assessment are compared after so many actions. */
const LOOK_EVERY = 10;

/**
 * Does `count` actions as the seed chooses. With `storms` the page is loaded again now and then, the storage fails and
 * is emptied, and everything is written at once, as what a failing storage does depends on when it is written to.
 * Without, writes come when the app chooses, several edits in one, and the memory is measured at each quarter. Throws
 * with the last steps where page and model differ.
 */
export async function soak(browser, { seed, count, storms, report = () => {} }) {
  const context = await browser.newContext({ locale: "id-ID", colorScheme: "light", reducedMotion: "reduce" });
  await context.addInitScript(install);
  const model = startModel();
  try {
    const session = new Session(context, model, randomFrom(seed));
    await session.begin();
    if (!storms) await session.fillMemory();
    for (let number = 1; number <= count; number += 1) {
      await session.act(storms);
      if (number % LOOK_EVERY === 0 || number === count) await session.look();
      if (number % Math.ceil(count / 4) === 0 || number === count) {
        if (!storms) await session.memory.measure();
        report({ seed, number, count });
      }
    }
    return { ...session.tally, memory: session.memory.quarters };
  } finally {
    model.end();
    await context.close();
  }
}

class Session {
  constructor(context, model, random) {
    Object.assign(this, { context, model, random, fault: "none", trail: [] });
    this.tally = { actions: 0, reloads: 0, travels: 0, faults: 0, wipes: 0, kinds: {} };
    this.past = { pages: ["mulai"], place: 0 };
  }

  async begin() {
    const { page, watch } = await watchedPage(this.context);
    Object.assign(this, { page, watch });
    page.on("crash", () => watch.problems.push("the page crashed"));
    this.other = await this.context.newPage();
    await this.other.route("**/kosong", (route) => route.fulfill({ contentType: "text/html", body: "" }));
    await this.other.goto(`${appUrl}kosong`);
    await page.bringToFront();
    await openApp(page, "#/mulai");
    this.memory = await Memory.of(this.context, page);
    this.told = await this.model.step({ do: "start" });
    await this.settle();
  }

  /**
   * Searches for all plans of a whole body, to bands and to scores between them, which have the longest search. The
   * memory of WebAssembly never shrinks, so what the largest pieces of work need must be there before growth is measured.
   */
  async fillMemory() {
    const steps = [
      { step: { do: "demo", id: "merah" }, ways: [["click", ".example .example__title", 0]] },
      { step: { do: "go", page: "perbaikan" }, ways: [["go", "perbaikan"]] },
      ...["62.06", "70", "62.06"].map((text) => enter("target-nilai", { field: "target" }, text)),
      { step: { do: "go", page: "mulai" }, ways: [["go", "mulai"]] },
    ];
    for (const action of steps) {
      await this.perform(action);
      this.told = await this.model.step(action.step);
      this.remember();
      await this.settle();
      if (this.told.page === "perbaikan") await planned(this.page);
    }
  }

  /** One action, chosen by chance. */
  async act(storms) {
    const { weighted, chance, pick } = this.random;
    const options = [
      ...actions(this.told, this.random),
      ...everywhere(this.told, this.random),
      [0.6, () => this.travel(chance(0.7) ? -1 : 1)],
      [storms && 0.2, () => this.reload()],
      [storms && this.fault === "none" && 0.15, () => this.break(pick(["full", "broken", "blocked"]))],
      [this.fault !== "none" && 1, () => this.break("none")],
      [storms && 0.06, () => this.wipe()],
    ];
    const action = await weighted(options.filter(([weight]) => weight))();
    if (!action) return;
    const steps = action.steps ?? [action.step];
    this.note(action, steps);
    try {
      // An edit that is undone before it was written leaves no trace in the order of the list.
      if (["undo", "redo"].includes(steps[0].do)) await this.written();
      await this.perform(action);
      if (storms) await this.written();
      for (const step of steps) this.told = await this.model.step(step);
      this.remember();
      await this.settle();
    } catch (error) {
      throw this.failure(error);
    }
  }

  note(action, steps) {
    this.trail.push(JSON.stringify(steps.map((step) => (step.text?.length > 200 ? { ...step, text: "…" } : step))));
    this.trail.splice(0, this.trail.length - 25);
    this.tally.actions += 1;
    for (const step of steps) this.tally.kinds[step.do] = (this.tally.kinds[step.do] ?? 0) + 1;
  }

  async perform({ ways = [], keys, after, reload, wipe }) {
    if (ways.length) await this.run(ways);
    for (const key of keys ?? []) await this.page.keyboard.press(key);
    if (after) await this.run(after);
    if (reload) await this.reloadPage();
    if (wipe) {
      // It listens before the storage is emptied: the two pages answer in no order.
      await this.page.evaluate(() => void (window.soak.gone = window.soak.wiped()));
      await this.other.evaluate(() => localStorage.clear());
      await this.page.evaluate(() => window.soak.gone);
    }
  }

  /** The app writes a moment after it has painted, the model at once; a window that loses the focus waits no longer. */
  written() {
    return this.page.evaluate(() => dispatchEvent(new Event("blur")) && window.soak.run([]));
  }

  run(ways) {
    return this.page.evaluate((steps) => window.soak.run(steps), ways);
  }

  /** Back or forward among the screens since the last reload. */
  travel(way) {
    const { pages, place } = this.past;
    const page = pages[place + way];
    if (page === undefined) return null;
    this.past.place += way;
    this.tally.travels += 1;
    return { step: { do: "go", page }, ways: [["travel", way]] };
  }

  reload() {
    this.tally.reloads += 1;
    this.fault = "none";
    // What a reload pushes depends on when it is done; so the way back ends here.
    this.past = null;
    return { step: { do: "reload" }, reload: true };
  }

  break(kind) {
    if (kind !== "none") this.tally.faults += 1;
    this.fault = kind;
    return { step: { do: "fault", kind }, ways: [["fault", kind]] };
  }

  async reloadPage() {
    await this.page.reload();
    // The calculator may have been on its way.
    const { problems } = this.watch;
    problems.splice(0, Infinity, ...problems.filter((problem) => !/^failed request: .*\(net::ERR_ABORTED\)$/.test(problem)));
  }

  /** Another tab empties the storage; an empty one tells nobody. */
  async wipe() {
    if (await this.page.evaluate(() => window.soak.isEmpty())) return null;
    this.tally.wipes += 1;
    return { step: { do: "wipe" }, wipe: true };
  }

  /** Where back and forward lead after a step. */
  remember() {
    const { page } = this.told;
    this.past ??= { pages: [page], place: 0 };
    const { pages, place } = this.past;
    if (pages[place] === page) return;
    pages.splice(place + 1, Infinity, page);
    // Browsers keep fifty.
    if (pages.length > 40) pages.shift();
    this.past.place = pages.length - 1;
  }

  /** Waits until the page shows what the model tells. */
  async settle() {
    await this.until(() => this.page.evaluate(() => window.soak.shown()), expected(this.told));
    if (this.watch.problems.length) throw new Error(this.watch.problems.join("\n"));
  }

  /** Compares everything that is kept, and on Isi nilai the file of the assessment, byte for byte. */
  async look() {
    try {
      const { file, kept } = await this.model.step({ do: "look" });
      await this.until(async () => sorted(await this.page.evaluate(() => window.soak.kept())), sorted(kept), others);
      if (this.told.page === "isi") assert.equal(await this.page.evaluate(() => window.soak.file()), file);
    } catch (error) {
      throw this.failure(error);
    }
  }

  async until(read, wanted, told = (found) => [found, wanted]) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await read();
      const same = JSON.stringify(found) === JSON.stringify(wanted);
      if (same) return;
      if (Date.now() > end) assert.deepEqual(...told(found, wanted));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  failure(error) {
    const parts = [error.message, ...this.watch.problems, "last steps:", ...this.trail];
    return new Error(`after ${this.tally.actions} actions: ${parts.join("\n")}`);
  }
}

/** What `window.soak.shown` must give. */
function expected(told) {
  const on = (pages, value) => (pages.includes(told.page) ? value : null);
  return {
    page: told.page,
    language: told.language,
    theme: told.theme,
    work: told.instrument !== null,
    undo: on("isi", told.undo),
    redo: on("isi", told.redo),
    refused: on("isi", told.refused),
    total: on(["isi", "hasil"], told.total),
    listed: on("mulai", told.listed),
    moves: on("perbaikan", told.levers?.rows ? told.moves : null),
  };
}

/** Of two lists what the other has not. */
function others(found, wanted) {
  const beyond = (list, other) => list.filter((about) => !other.includes(about)).map((about) => JSON.parse(about));
  return [beyond(found, wanted), beyond(wanted, found)];
}

function sorted(kept) {
  return kept.map((about) => JSON.stringify(about)).sort();
}
