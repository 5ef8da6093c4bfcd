// Measures everything in one run, in one headless Chromium, and prints one table: `cargo xtask bench`.
//
// ZONA_HIJAU_URL names the folder that xtask has put together, ZONA_HIJAU_BENCH the sections to run, or all.

import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { launch } from "../tests/browser/support/browser.mjs";
import { measureLoads } from "./load.mjs";
import { measurePaints } from "./paint.mjs";
import { measurePlans } from "./plans.mjs";
import { measureScores } from "./scores.mjs";
import { report } from "./report.mjs";

const url = process.env.ZONA_HIJAU_URL;
const sections = { plans: measurePlans, scores: measureScores, paints: measurePaints, loads: measureLoads };
const chosen = (process.env.ZONA_HIJAU_BENCH ?? "").split(" ").filter(Boolean);
const full = process.env.ZONA_HIJAU_BENCH_FULL === "1";

// What else the machine was doing, before the run adds to it; xtask's own compiling is seen too while it fades.
const load = loadavg()[0];
const browser = await launch();
try {
  const rows = [];
  for (const [name, measure] of Object.entries(sections)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    rows.push(...(await measure({ browser, url, full, say: (line) => process.stderr.write(`   ${line}\n`) })));
  }
  const text = report(rows, { browser: browser.version(), cores: cpus().length, load, full });
  process.stdout.write(`\n${text}`);
  if (chosen.length === 0) writeFileSync(new URL("../docs/benchmarks.md", import.meta.url), text);
} finally {
  await browser.close();
}
