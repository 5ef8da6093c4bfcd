// Names as people and spreadsheets make them: very long, without a space, in other scripts.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { goTo, openDemo, view } from "./support/steps.mjs";

const names = ["x".repeat(300), `Dinas${"y".repeat(300)}`, "مركز الخدمة العامة ".repeat(12), "<b>tebal</b> & 'kutip' 🟢"];

for (const width of [360, 1366]) {
  browserTest(`no name widens a page of ${width} px`, { viewport: { width, height: 800 } }, async ({ page, open }) => {
    await open();
    await openDemo(page, "Kabupaten Contoh Kuning");
    await goTo(page, "#/isi");
    await page.fill("#nama-instansi", names[0]);
    await view(page, "Nilai rapor");
    // Every unit has one: some are named where the result is explained.
    for (let unit = 1; unit <= 7; unit += 1) await page.fill(`#nama-u${unit}`, names[(unit - 1) % names.length]);
    await page.locator("#nama-u1").press("Tab");
    for (const hash of ["#/mulai", "#/isi", "#/hasil", "#/perbaikan", "#/bukti", "#/laporan", "#/metode"]) {
      await goTo(page, hash);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.equal(beyond, 0, hash);
    }
    await goTo(page, "#/mulai");
    assert.equal(await page.locator(".library__item b").count(), 0, "a name is text");
  });
}
