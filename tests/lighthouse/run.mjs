// Lighthouse on a first visit with a simulated mid-range phone: each category must reach its score.
//
// Times are simulated from what was loaded and run, which still depends on what else this machine does: the best of
// three runs counts, and a run that reaches every score is the last one.

import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { appUrl, chromiumProgram, flags } from "../browser/support/browser.mjs";

const WANTED = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const RUNS = 3;

const categories = Object.keys(WANTED);
const best = Object.fromEntries(categories.map((category) => [category, 0]));
const missed = () => categories.filter((category) => best[category] < WANTED[category]);

/** The report of one run. */
async function measure() {
  const port = await freePort();
  const args = [...flags, `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ executablePath: chromiumProgram(), headless: true, args });
  try {
    const options = { port, onlyCategories: categories, logLevel: "error", output: "json" };
    const { lhr } = await lighthouse(appUrl, options);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    await browser.close();
  }
}

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);

/** Every audit below its full score that counts. */
function costs(lhr) {
  return categories.flatMap((category) =>
    lhr.categories[category].auditRefs
      .map(({ id, weight }) => ({ weight, audit: lhr.audits[id] }))
      .filter(({ weight, audit }) => weight > 0 && audit.score !== null && audit.score < 1)
      .map(({ audit }) => `${category}: ${audit.title}, ${audit.displayValue ?? audit.score}`),
  );
}

/** One run and its report; a run that a busy machine broke off counts as none. */
async function attempt(run) {
  let lhr;
  try {
    lhr = await measure();
  } catch (error) {
    console.log(`   run ${run}: broken off: ${error.message}`);
    return;
  }
  for (const category of categories) best[category] = Math.max(best[category], score(lhr, category));
  const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
  const scores = categories.map((category) => `${category} ${score(lhr, category)}`);
  console.log(`   run ${run}: ${scores.join(", ")} (${times.map((id) => lhr.audits[id]?.displayValue).join(", ")})`);
  for (const line of costs(lhr)) console.log(`      costs points: ${line}`);
}

for (let run = 1; run <= RUNS && missed().length > 0; run += 1) await attempt(run);
for (const category of missed()) console.error(`error: ${category} ${best[category]}, wanted ${WANTED[category]}`);
process.exitCode = missed().length > 0 ? 1 : 0;
