// What the runner calls in the page: the engine, the solver and the hand-written JavaScript, on the same bodies.

import highsLoader from "./highs/highs.mjs";
import { body } from "./instances.mjs";
import { Body } from "./score.mjs";

/** The engine as the app ships it, and compiled for speed. */
const engines = {};
for (const profile of ["web", "fast"]) {
  const module = await import(`./engine-${profile}/engine.js`);
  await module.default();
  engines[profile] = module;
}
const highs = await highsLoader({ locateFile: (file) => `./highs/${file}` });
const packs = {};

function pack(id) {
  packs[id] ??= JSON.parse(engines.web.pack(id));
  return packs[id];
}

/** The median time of a call in milliseconds, over batches that are long enough for the clock. */
function median(call, { batches = 9, least = 20 } = {}) {
  let count = 1;
  const batch = () => {
    const start = performance.now();
    for (let index = 0; index < count; index += 1) call();
    return performance.now() - start;
  };
  let first = batch();
  while (first < least) {
    count = Math.ceil(count * Math.min(20, (least * 1.2) / Math.max(first, 0.1)));
    first = batch();
  }
  const times = Array.from({ length: batches }, () => batch() / count).sort((a, b) => a - b);
  return times[batches >> 1];
}

/** The tightest tolerance that the solver itself accepts its answer with. */
const TOLERANCES = [1e-9, 1e-8, 1e-7, 1e-6];

/** What the solver finds with a gap of zero; only the call that succeeds is timed. */
function solved(model, seconds) {
  for (const tolerance of TOLERANCES) {
    const tolerances = { mip_feasibility_tolerance: tolerance, primal_feasibility_tolerance: tolerance };
    const start = performance.now();
    try {
      const options = { mip_rel_gap: 0, mip_abs_gap: 0, time_limit: seconds, ...tolerances };
      const solution = highs.solve(model, options);
      const milliseconds = performance.now() - start;
      return { status: solution.Status, effort: Math.round(solution.ObjectiveValue), milliseconds };
    } catch (error) {
      if (tolerance === TOLERANCES.at(-1)) throw error;
    }
  }
}

/** A demo of the app, or a random body. */
async function saved(instrument, { demo, ...shape }) {
  return demo ? (await fetch(demo)).text() : JSON.stringify(body(pack(instrument), shape));
}

/** Plan and frontier of one body, by the engine and, if asked, by the solver. */
async function plan({ instrument, target, threshold, seconds, ...shape }) {
  const text = await saved(instrument, shape);
  const found = JSON.parse(engines.web.Body.read(text).plan(target, false));
  const read = (engine, then) => () => {
    const made = engine.Body.read(text);
    then(made);
    made.free();
  };
  const times = (engine) => {
    const made = engine.Body.read(text);
    const found = {
      warm: median(() => made.frontier(target)),
      written: median(() => made.written_frontier(target)),
      warmPlan: median(() => made.plan_and_frontier(target)),
      frontier: median(read(engine, (made) => made.frontier(target))),
      plan: median(read(engine, (made) => made.plan_and_frontier(target))),
    };
    made.free();
    return found;
  };
  const made = engines.web.Body.read(text);
  if (made.frontier(target) !== found.effort) throw new Error("the frontier and the plan disagree");
  const result = { effort: found.effort, points: made.frontier_points(), web: times(engines.web), fast: times(engines.fast) };
  if (seconds > 0) result.solver = solved(engines.web.model(JSON.stringify(pack(instrument)), text, threshold), seconds);
  return result;
}

/** The guaranteed plan of one body, once. */
function guaranteed({ instrument, target, ...shape }) {
  const read = engines.web.Body.read(JSON.stringify(body(pack(instrument), shape)));
  const start = performance.now();
  const { effort, proven, lower_bound } = JSON.parse(read.plan(target, true));
  return { effort, proven, lower_bound, milliseconds: performance.now() - start };
}

/** Every slice of the search for all plans of one body, as long as it takes or so many milliseconds. */
function slices({ instrument, target, most, ...shape }) {
  const read = engines.web.Body.read(JSON.stringify(body(pack(instrument), shape)));
  const search = engines.web.Slices.of(read, target);
  const longest = { milliseconds: 0, sought: "" };
  let [count, is_left] = [0, true];
  const begin = performance.now();
  while (is_left && performance.now() - begin < most) {
    const sought = search.sought();
    const start = performance.now();
    is_left = search.advance();
    const milliseconds = performance.now() - start;
    if (milliseconds > longest.milliseconds) Object.assign(longest, { milliseconds, sought });
    count += 1;
  }
  return { count, longest, is_left };
}

const hundredths = (score) => `${Math.floor(score / 100)}.${String(score % 100).padStart(2, "0")}`;
const ends = ({ low, high }) => [low, high];

/** What both sides say about a body, in one form: rounded figures, bands, gains in their order. */
function said(ours, plain) {
  const [{ score, gains }, their, theirGains] = [JSON.parse(ours.results()), plain.score(), plain.gains()];
  const intervals = ["estimate", "plausible", "guaranteed"];
  const mine = {
    intervals: intervals.map((name) => ends(score[name])),
    total: score.total,
    band: score.category ?? score.opinion,
    possible: score.possible,
    next: score.next && [score.next.category, score.next.missing],
    units: score.units.map(({ id, total }) => [id, total]),
    gains: gains.map((gain) => [gain.unit, gain.indicator, gain.from, gain.to, gain.effort, gain.total_after, gain.category_after, gain.unanswered]),
  };
  const { verdict } = their;
  const other = {
    intervals: intervals.map((name) => ends(their[name]).map(hundredths)),
    total: verdict && hundredths(verdict.total),
    band: verdict && verdict.band,
    possible: their.possible,
    next: verdict?.next ? [verdict.next.band, hundredths(verdict.next.missing)] : null,
    units: their.units.map(({ id, verdict }) => [id, verdict && hundredths(verdict.total)]),
    gains: theirGains.map((gain) => [gain.unit, gain.indicator, gain.from, gain.to, gain.effort, hundredths(gain.after), gain.band, gain.unanswered]),
  };
  return [JSON.stringify(mine), JSON.stringify(other)];
}

/** An edit with score and gains after it, by the engine and by the hand-written JavaScript. */
function score({ instrument, ...shape }) {
  const made = body(pack(instrument), shape);
  const text = JSON.stringify(made);
  const sides = { web: engines.web.Body.read(text), fast: engines.fast.Body.read(text), plain: new Body(pack(instrument), made) };
  const [mine, other] = said(sides.web, sides.plain);
  if (mine !== other) throw new Error(`the results differ for ${JSON.stringify(shape)}:\n${mine}\n${other}`);
  // Every edit on both sides, one by one, before the clock runs.
  for (let number = 0; number < 300; number += 1) {
    const sums = Object.values(sides).map((side) => side.edits(number, 1));
    if (sums.some((sum) => sum !== sums[0])) throw new Error(`edit ${number}: the sums differ: ${sums}`);
  }
  const result = {};
  for (const [name, side] of Object.entries(sides)) {
    let number = 0;
    // Eight edits a call: the way into WebAssembly and back is not what is measured.
    result[name] = median(() => side.edits((number += 8), 8), { batches: 15 }) / 8;
  }
  return result;
}

globalThis.bench = { plan, guaranteed, slices, score };
