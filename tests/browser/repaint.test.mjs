// Only what an edit changes is painted anew. What is left alone is counted on the page, so nothing here depends on time.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { goTo, openDemo, planned, saved, view } from "./support/steps.mjs";

/** Notes every element that changes from now on. */
async function watch(page) {
  await page.evaluate(() => {
    globalThis.changed = new Set();
    const note = (records) => {
      for (const { target } of records) globalThis.changed.add(target.nodeType === 1 ? target : target.parentElement);
    };
    globalThis.watcher = new MutationObserver(note);
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    globalThis.watcher.observe(document.body, all);
  });
}

/** So many frames one after the other without a change are rest; a page that is not at rest by the second number never is. */
const [RESTING, MOST_FRAMES] = [60, 1200];

/** Waits until nothing changes any more: what changes from then on comes from what is clicked. Counted in frames, as late as they are drawn. */
async function settled(page) {
  const isAtRest = await page.evaluate(async ([resting, most]) => {
    let still = 0;
    for (let frame = 0; frame < most && still < resting; frame += 1) {
      globalThis.watcher.takeRecords();
      globalThis.changed.clear();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      still = globalThis.changed.size === 0 ? still + 1 : 0;
    }
    return still === resting;
  }, [RESTING, MOST_FRAMES]);
  assert.ok(isAtRest, `something changes in each ${RESTING} of ${MOST_FRAMES} frames`);
}

/** How many elements changed, and how many of them lie in each of these places. */
async function changes(page, places) {
  return page.evaluate((places) => {
    for (const record of globalThis.watcher.takeRecords()) globalThis.changed.add(record.target);
    const elements = [...globalThis.changed].filter(Boolean).map((node) => (node.nodeType === 1 ? node : node.parentElement));
    const inside = (place) => elements.filter((element) => element?.closest(place)).length;
    return { all: elements.length, ...Object.fromEntries(places.map((place) => [place, inside(place)])) };
  }, places);
}

browserTest("an edit in the grid leaves every other row alone", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Merah");
  await goTo(page, "#/isi");
  await view(page, "Tabel indikator");
  const cell = page.locator('[data-cell="5-3"] input');
  await cell.focus();
  const former = await cell.inputValue();
  const total = await page.locator("thead .grid__mean .grid__score").innerText();
  await cell.fill(former === "3" ? "0" : "3");
  await watch(page);
  await cell.press("Enter");
  await page.waitForFunction((total) => document.querySelector("thead .grid__mean .grid__score").textContent !== total, total);
  await page.getByText("Tersimpan").first().waitFor();
  const rows = await page.evaluate(() => {
    for (const record of globalThis.watcher.takeRecords()) globalThis.changed.add(record.target);
    const elements = [...globalThis.changed].map((node) => (node.nodeType === 1 ? node : node.parentElement));
    const rows = elements.map((element) => element?.closest("#kisi tbody tr:not(.grid__group)")).filter(Boolean);
    return [...new Set(rows)].map((row) => row.querySelector("[data-cell]").dataset.cell);
  });
  assert.deepEqual(rows.sort(), ["5-0", "6-0"], "the row of the edit, and the one that has the focus now");
  const { all } = await changes(page, []);
  assert.ok(all <= 60, `${all} elements changed`);
});

browserTest("a standard put into the scenario changes its own row and the comparison, and nothing else", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Merah");
  await goTo(page, "#/perbaikan");
  await planned(page);
  await saved(page);
  await watch(page);
  await settled(page);
  await page.locator(".lever__toggle button").first().click();
  await page.locator(".trial__table").waitFor();
  const { all, ...found } = await changes(page, [".trialbar", ".lever", ".trial"]);
  assert.ok(found[".lever"] > 0 && found[".trial"] > 0 && found[".trialbar"] > 0);
  // Besides, the page itself: the bar is a child of it.
  const elsewhere = all - found[".lever"] - found[".trial"] - found[".trialbar"];
  assert.ok(elsewhere <= 1, `${elsewhere} elements changed elsewhere`);
  assert.ok(found[".lever"] <= 5, `${found[".lever"]} elements of the list changed`);
});
