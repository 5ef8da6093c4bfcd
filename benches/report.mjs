// The table and how it came about, as Markdown.

const METHOD = `
## How it was measured

One command, \`cargo xtask bench\`, builds everything, serves it from this machine and measures it in one headless
Chromium; ratios compare what was measured in that same run. Bodies are random, with fixed seeds
(\`benches/instances.mjs\`). *Ours* is the engine with the profile the app ships (\`opt-level = 2\`, the curves of plans alone with 3, \`wasm-opt -Oz\`);
where the note names a build compiled for speed, that is \`opt-level = 3\` with \`wasm-opt -O3\`. A ratio is theirs divided by ours: above 1 we
are faster (smaller). Medians, with the lowest and the highest in brackets; *all together* is the ratio of the sums.

- **Plan and frontier.** Ours is timed to the whole frontier, held in whole numbers, and the least effort on it: from the assessment as a session
  holds it, with the levers made anew each time, and from the text of the saved file, whose pack the session has read before. Then
  also to the cheapest plan with its ties broken (fewest steps, then the highest total). HiGHS (npm \`highs\`) is timed from the text of the model in LP format to the least effort alone, with
  gaps of zero, without ties and without a frontier, and the tightest tolerance that it accepts itself (\`1e-9\` to \`1e-6\`; attempts that it gives up are not counted).
  The models come from the oracle of the tests, which shares no code with the engine. The run fails where efforts differ.
- **Growth.** One body each. \`cargo xtask bench --full\` also gives HiGHS 60 s for 20 and 60 units. The guaranteed plan has the
  limit on work that the app gives it; *not proven* means that it was stopped there with the bound that is named. For 120 units
  it ends there; an earlier version with ten times the limit, measured once, had effort 7005 with at least 7003 proven.
- **Slices.** The searches for all three plans, advanced as the screen does it, each slice timed: the page can be used, and
  the search be stopped, between two of them. For 120 units those of the first minute.
- **Score and gains.** One answer is changed on a copy of the assessment, then everything that the screens show is there anew, on our side with what is
  known of units that did not change: three intervals for the body, two for each
  unit, points by dimension, bands, and every gain in its order. Ours is exact. The JavaScript (\`benches/score.mjs\`) has floats in typed
  arrays, weights computed once, and no explanation of anything. Rounded results are compared before the clock runs; the run fails where
  they differ.
- **Edit to paint.** Keys typed into the table by the browser's own input, with the processor slowed four times, in turns of 15 edits a page
  so that only one page is slowed at a time. Timed from the
  time stamp of the key that commits the value to the first frame after which the new total is in the page (\`requestAnimationFrame\`, then a
  message). The plain page (\`benches/pages/table.mjs\`) has the same table with the app's style sheets, plain DOM, and the JavaScript above.
- **First load.** Bytes of a first visit, compressed with Brotli at its highest level. Time to usable: from the start of the navigation, with an empty
  cache and the processor slowed four times, to the frame after the page has replaced its loading message. The minimal Yew app
  (\`benches/minimal/src/main.rs\`) is one counter, built and optimised the same way.
`;

/** The rows of all sections, then the method. */
export function report(rows, { browser, cores, load, full }) {
  const lines = ["# Benchmarks", "", `Headless Chromium ${browser.split(".")[0]} on a machine with ${cores} cores${full ? ", full run" : ""}.`, ""];
  if (load > cores) {
    lines.push(
      `**The machine was busy: ${Math.round(load)} programs wanted its ${cores} cores when the run began.** Times are too high and swing; the ratios are rough.`,
      "",
    );
  }
  lines.push("| what | ours | theirs | ratio | target | met | note |", "| --- | --- | --- | --- | --- | --- | --- |");
  let section = "";
  for (const row of rows) {
    if (row.section !== section) lines.push(`| **${row.section}** | | | | | | |`);
    section = row.section;
    const met = row.met === undefined ? "" : row.met ? "yes" : "**no**";
    lines.push(`| ${[row.what, row.ours, row.theirs, row.ratio, row.target, met, row.note].join(" | ")} |`);
  }
  return `${lines.join("\n")}\n${METHOD}`;
}
