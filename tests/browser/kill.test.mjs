// What was on screen for half a second is there again, whatever ends: the tab, the browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp } from "./support/browser.mjs";
import { start, withProfile } from "./support/profile.mjs";
import { begin } from "./support/steps.mjs";

const KILLS = 50;
/** What was on screen for half a second must not be lost, in milliseconds. */
const SEEN = 500;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Numbers that are the same in every run. */
function numbers(seed) {
  let state = seed;
  return (most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % most;
  };
}

/**
 * A page that says what was in a field for half a second. It is the clock of the page that counts: a machine that
 * stands still stops the timers of the app as well, which is why the time is cut in two, so that what they have to do
 * comes first.
 */
async function watched(browser) {
  const page = await browser.newPage();
  const sure = [];
  await page.exposeFunction("sure", (text) => void sure.push(text));
  await page.addInitScript((time) => {
    addEventListener("input", ({ target }) => {
      const { value } = target;
      setTimeout(() => setTimeout(() => globalThis.sure(value), time), time);
    });
  }, SEEN / 2);
  return { page, sure };
}

/** Types letters into a field at an uneven pace; says what stood there, one text after the other. */
async function type(page, field, random) {
  await page.locator(field).focus();
  await page.keyboard.press("Control+A");
  const seen = [];
  let text = "";
  for (let letters = 2 + random(4); letters > 0; letters -= 1) {
    text += "abcdefghijklmnopqrstuvwxyz"[random(26)];
    await page.keyboard.press(text.at(-1));
    seen.push(text);
    await pause(random(120));
  }
  await pause(random(700));
  return seen;
}

/** What may be found after a kill: the last text that stood there for half a second, or anything later. */
function allowed(seen, before, sure) {
  const known = seen.lastIndexOf(sure.at(-1));
  return known < 0 ? [before, ...seen] : seen.slice(known);
}

test(`a tab killed ${KILLS} times while something is typed loses nothing`, { timeout: 300_000 }, () =>
  withProfile(async (folder) => {
    const random = numbers(20260101);
    const browser = await start(folder);
    try {
      let { page, sure } = await watched(browser);
      await openApp(page);
      await begin(page, "kepatuhan-2023");
      // A figure, so that the table of units is shown again after each kill.
      await page.fill("#nilai-u1", "50");
      await page.locator("#nilai-u1").press("Tab");
      let certain = 0;
      const expected = new Map();
      for (let kill = 0; kill < KILLS; kill += 1) {
        const field = `#nama-u${1 + random(7)}`;
        const before = await page.locator(field).inputValue();
        sure.length = 0;
        const seen = await type(page, field, random);
        await browser.killRenderer(page);
        const known = [...sure];
        ({ page, sure } = await watched(browser));
        await openApp(page, "#/isi");
        await page.locator(field).waitFor();
        const found = await page.locator(field).inputValue();
        const texts = allowed(seen, before, known);
        assert.ok(texts.includes(found), `kill ${kill + 1}: “${found}” is none of ${texts.join(", ")}`);
        certain += texts.length === 1 ? 1 : 0;
        expected.set(field, found);
        for (const [other, text] of expected) assert.equal(await page.locator(other).inputValue(), text, other);
      }
      assert.ok(certain > KILLS / 8, `in ${certain} of ${KILLS} kills only the last text was right`);
    } finally {
      await browser.killAll();
    }
  }));

test("a browser that is killed as a whole loses nothing that was on screen for a second", { timeout: 120_000 }, () =>
  withProfile(async (folder) => {
    let browser = await start(folder);
    try {
      for (const [round, total] of ["61,5", "72", "83,25"].entries()) {
        const page = await browser.newPage();
        await openApp(page);
        if (round === 0) {
          await begin(page, "kepatuhan-2023", "unit");
        } else {
          await page.getByRole("button", { name: "Lanjutkan" }).click();
        }
        await page.locator("#nilai-u1").waitFor();
        if (round > 0) {
          const before = ["61,5", "72"][round - 1];
          await page.waitForFunction((text) => document.querySelector("#nilai-u1").value === text, before);
        }
        await page.locator("#nilai-u1").fill(total);
        await pause(1000);
        await browser.killAll();
        browser = await start(folder);
      }
      const page = await browser.newPage();
      await openApp(page);
      await page.getByRole("button", { name: "Lanjutkan" }).click();
      await page.waitForFunction(() => document.querySelector("#nilai-u1")?.value === "83,25");
    } finally {
      await browser.killAll();
    }
  }));
