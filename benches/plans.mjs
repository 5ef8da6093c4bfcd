// Plans: the engine against HiGHS compiled to WebAssembly, and how the engine grows.

import { middle, milliseconds, range, ratio } from "./figures.mjs";

/** The highest level that what the agency controls stands at: bodies near the target and far from it. */
const TOPS = [1, 2, 3];
const CASES = 4;
const SIZES = [7, 20, 60, 120];
const TARGET = { instrument: "kepatuhan-2023", target: "A", threshold: "88.00" };
/** The solver is stopped after so many seconds. */
const LIMIT = 60;

export async function measurePlans({ browser, url, full, say }) {
  const page = await browser.newPage();
  await page.goto(`${url}engine.html`);
  await page.waitForFunction(() => globalThis.bench);
  const run = (name, shape) => page.evaluate(([name, shape]) => globalThis.bench[name](shape), [name, shape]);

  const compared = [];
  for (const top of TOPS) {
    for (let seed = 1; seed <= CASES; seed += 1) {
      const result = await run("plan", { ...TARGET, seed, units: 7, top, seconds: 4 * LIMIT });
      const name = `7 units, levels 0 to ${top}, seed ${seed}`;
      check(result, name);
      const { web, solver } = result;
      say(`${name}: effort ${result.effort}, frontier ${milliseconds(web.frontier)}, plan ${milliseconds(web.plan)}, HiGHS ${milliseconds(solver.milliseconds)}`);
      compared.push(result);
    }
  }
  const demo = await run("plan", { ...TARGET, demo: "demo.json", seconds: 4 * LIMIT });
  check(demo, "the demo");
  say(`the demo: effort ${demo.effort}, frontier ${milliseconds(demo.web.warm)}, HiGHS ${milliseconds(demo.solver.milliseconds)}`);
  const rows = [
    solverRow("least effort to A and the whole frontier, 7 units x 32 indicators, from the assessment of a session", compared, "warm"),
    solverRow("the same from the text of the saved file", compared, "frontier"),
    solverRow("the same with every step of the frontier written as a fraction, from the assessment", compared, "written"),
    solverRow("the same with the cheapest plan, its ties broken, from the assessment", compared, "warmPlan"),
    solverRow("the cheapest plan from the text of the saved file", compared, "plan"),
    solverRow("the red demo body of the app, least effort to A and the whole frontier, from the assessment", [demo], "warm"),
  ];
  const slices = [];
  for (const units of SIZES) {
    const seconds = full && units > 7 && units < 120 ? LIMIT : 0;
    const result = await run("plan", { ...TARGET, seed: 1, units, seconds });
    check(result, `${units} units`);
    const sure = await run("guaranteed", { ...TARGET, seed: 1, units });
    say(`${units} units: ours ${milliseconds(result.web.plan)}, guaranteed ${milliseconds(sure.milliseconds)}, proven ${sure.proven}`);
    rows.push(...growthRows(units, result, sure));
    slices.push(sliceRow(units, await run("slices", { ...TARGET, seed: 1, units, most: 1000 * LIMIT })));
  }
  await page.close();
  return [...rows, ...slices];
}

/** The solver's least effort is the engine's; if it was stopped there is nothing to compare. */
function check({ effort, solver }, name) {
  if (effort === null) throw new Error(`${name}: the target cannot be reached`);
  if (!solver || solver.status === "Time limit reached") return;
  if (solver.status !== "Optimal") throw new Error(`${name}: the solver says ${solver.status}`);
  if (solver.effort !== effort) throw new Error(`${name}: effort ${effort}, but the solver finds ${solver.effort}`);
}

/** Our time for a part of the work against the solver's time for the least effort. */
function solverRow(what, results, part) {
  const stopped = results.filter((result) => result.solver.status !== "Optimal").length;
  const theirs = results.map((result) => result.solver.milliseconds);
  const ratios = results.map((result) => result.solver.milliseconds / result.web[part]);
  const fast = middle(results.map((result) => result.solver.milliseconds / result.fast[part]));
  const points = middle(results.map((result) => result.points));
  const sum = (times) => times.reduce((all, time) => all + time, 0);
  const together = results.length > 1 ? `all together ${ratio(sum(theirs) / sum(results.map((result) => result.web[part])))}; ` : "";
  return {
    section: "Plan and whole frontier against HiGHS in WebAssembly",
    what,
    ours: range(results.map((result) => result.web[part]), milliseconds),
    theirs: range(theirs, milliseconds),
    ratio: range(ratios, ratio),
    target: "at least 200",
    note: `${together}${results.length} bodies, equal efforts in ${results.length - stopped}; HiGHS answers one of the ${points} steps of a frontier, and breaks no ties; compiled for speed the median is ${ratio(fast)}`,
    met: middle(ratios) >= 200,
  };
}

function sliceRow(units, { count, longest, is_left }) {
  return {
    section: "Slices of the search for all plans: the page waits for one at most",
    what: `${units} units: the longest slice`,
    ours: milliseconds(longest.milliseconds),
    theirs: "",
    ratio: "",
    target: "at most 100 ms",
    note: `of ${count} slices, ${is_left ? `within ${LIMIT} s` : "all there are"}; the longest was for the plan ${longest.sought}`,
    met: longest.milliseconds <= 100,
  };
}

function growthRows(units, result, sure) {
  const section = "Growth of the engine";
  const { solver } = result;
  const stopped = solver?.status === "Time limit reached";
  const theirs = solver ? `${stopped ? "stopped at " : ""}${milliseconds(solver.milliseconds)}` : "";
  const proof = sure.proven ? "proven" : `not proven: effort ${sure.effort}, at least ${sure.lower_bound}`;
  return [
    {
      section,
      what: `${units} units: plan and frontier`,
      ours: milliseconds(result.web.plan),
      theirs,
      ratio: solver ? `${stopped ? "over " : ""}${ratio(solver.milliseconds / result.web.plan)}` : "",
      target: "under 1 s",
      note: `frontier of ${result.points} steps; the frontier alone ${milliseconds(result.web.frontier)}; compiled for speed ${milliseconds(result.fast.plan)}`,
      met: result.web.plan < 1000,
    },
    {
      section,
      what: `${units} units: guaranteed plan`,
      ours: milliseconds(sure.milliseconds),
      theirs: "",
      ratio: "",
      target: "under 1 s",
      note: proof,
      met: sure.milliseconds < 1000 && sure.proven,
    },
  ];
}
