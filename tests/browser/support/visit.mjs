// Visits states one after the other, two at a time, each in a profile of its own.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, openApp, watchedPage } from "./browser.mjs";

const AT_ONCE = 2;
/** Only the release version is cut into files. */
const isRelease = Boolean(process.env.ZONA_HIJAU_FIRST_LOAD);
const HEIGHT = 768;
/** Only the states whose name has this in it, while one works on them. */
const wanted = process.env.STATES ?? "";

/** A window, its colours and the size of its text; Chromium counts `rem` and the widths of layouts from that. */
export const looks = [
  { name: "terang", width: 1366, colorScheme: "light" },
  { name: "gelap", width: 1366, colorScheme: "dark" },
  { name: "warna sistem", width: 1366, forcedColors: "active" },
  { name: "teks 200 %", width: 1366, text: 32 },
  { name: "320 px", width: 320 },
];

/** Shows the page in another look, without losing its state. */
export async function take(page, look, width = look.width) {
  await page.emulateMedia({ colorScheme: look.colorScheme ?? "light", forcedColors: look.forcedColors ?? "none" });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.enable");
  await devtools.send("Page.setFontSizes", { fontSizes: { standard: look.text ?? 16 } });
  await devtools.detach();
  await page.setViewportSize({ width: Math.min(width, look.width), height: HEIGHT });
  // The frame after next has the layout.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** One test a state: `check(page, state)` runs once the state is shown, and the page must have reported no problem. */
export function visit(title, states, check) {
  let browser;
  after(async () => (await browser)?.close());
  test(title, { concurrency: AT_ONCE, timeout: 600_000 }, async (all) => {
    browser = launch();
    const chosen = states.filter((state) => (isRelease || !state.release) && state.name.includes(wanted));
    assert.ok(chosen.length > 0, `STATES: no name of a state has “${wanted}” in it`);
    const tests = chosen.map((state) => all.test(state.name, { timeout: 120_000 }, async () => visitOne(await browser, state, check)));
    await Promise.all(tests);
  });
}

async function visitOne(browser, state, check) {
  const viewport = { width: state.width ?? looks[0].width, height: HEIGHT };
  const context = await browser.newContext({ locale: "id-ID", reducedMotion: "reduce", viewport });
  try {
    const { page, watch } = await watchedPage(context);
    await state.show({ page, open: (hash) => openApp(page, hash) });
    await check(page, state);
    const problems = watch.problems.filter((problem) => !state.allow?.some((pattern) => pattern.test(problem)));
    assert.deepEqual(problems, [], "the page reported problems");
  } finally {
    await context.close();
  }
}
