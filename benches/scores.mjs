// Score and gains after an edit: the engine against hand-written JavaScript with typed arrays.

import { microseconds, middle, range, ratio } from "./figures.mjs";

const BODIES = [
  ["7 units x 37 indicators, everything assessed", { instrument: "kepatuhan-2023", units: 7, top: 3 }],
  ["the same with ranges, open and not applicable answers", { instrument: "kepatuhan-2023", units: 7, top: 3, gaps: 3, open: 3, ranges: 3 }],
  ["20 units, everything assessed", { instrument: "kepatuhan-2023", units: 20, top: 3 }],
];
const CASES = 5;

export async function measureScores({ browser, url, say }) {
  const page = await browser.newPage();
  await page.goto(`${url}engine.html`);
  await page.waitForFunction(() => globalThis.bench);
  const rows = [];
  for (const [what, shape] of BODIES) {
    const results = [];
    for (let seed = 1; seed <= CASES; seed += 1) {
      results.push(await page.evaluate((shape) => globalThis.bench.score(shape), { ...shape, seed }));
    }
    const ratios = results.map((result) => result.plain / result.web);
    const fast = middle(results.map((result) => result.plain / result.fast));
    rows.push({
      section: "Score and gains after an edit, against hand-written JavaScript",
      what,
      ours: range(results.map((result) => result.web), microseconds),
      theirs: range(results.map((result) => result.plain), microseconds),
      ratio: range(ratios, ratio),
      target: "at least 2",
      note: `equal rounded results on ${CASES} bodies and 300 edits of each; compiled for speed the median is ${ratio(fast)}`,
      met: middle(ratios) >= 2,
    });
    say(`${what}: ours ${rows.at(-1).ours}, JavaScript ${rows.at(-1).theirs}, ratio ${rows.at(-1).ratio}, fast ${ratio(fast)}`);
  }
  await page.close();
  return rows;
}
