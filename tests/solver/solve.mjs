// Solves models with HiGHS, compiled to WebAssembly: `node solve.mjs FOLDER SECONDS`, so many seconds a model at most.
//
// Each FOLDER/*.lp is solved to a gap of zero; FOLDER/*.json receives its
// status, its objective, the integer columns that are not zero, and the time.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import highsLoader from "highs";

// The tightest tolerance that the solver itself accepts its answer with; every answer is checked exactly afterwards.
const TOLERANCES = [1e-9, 1e-8, 1e-7, 1e-6];
// Some it gives up with any tolerance unless it leaves them as they are.
const ATTEMPTS = ["choose", "off"].flatMap((presolve) => TOLERANCES.map((tolerance) => ({ presolve, tolerance })));

/** Each attempt has a solver of its own: one that failed does not work as before. */
async function solve(model, seconds) {
  for (const attempt of ATTEMPTS) {
    const highs = await highsLoader();
    const { presolve, tolerance } = attempt;
    const tolerances = { mip_feasibility_tolerance: tolerance, primal_feasibility_tolerance: tolerance };
    try {
      return highs.solve(model, { mip_rel_gap: 0, mip_abs_gap: 0, presolve, time_limit: seconds, ...tolerances });
    } catch (error) {
      if (attempt === ATTEMPTS.at(-1)) throw error;
    }
  }
}

const [folder, seconds] = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith(".lp")).sort()) {
  const start = performance.now();
  const solution = await solve(readFileSync(join(folder, file), "utf8"), Number(seconds));
  const chosen = Object.values(solution.Columns)
    .filter((column) => column.Type === "Integer" && Math.round(column.Primal) === 1)
    .map((column) => column.Name);
  const result = {
    status: solution.Status,
    effort: Math.round(solution.ObjectiveValue),
    chosen,
    milliseconds: performance.now() - start,
  };
  writeFileSync(join(folder, file.replace(/\.lp$/, ".json")), JSON.stringify(result));
}
