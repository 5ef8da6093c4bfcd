// What the screens say, as a screen reader finds it, in both languages. `UPDATE_SNAPSHOTS=1` writes them anew.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { appUrl } from "./support/browser.mjs";
import { browserTest } from "./support/browser-test.mjs";
import { planned } from "./support/steps.mjs";

const folder = new URL("./snapshots/", import.meta.url);
const byIndicator = new URL("../cases/perbaikan/merah-per-indikator.zona-hijau.json", import.meta.url);
const published = new URL("../cases/published/maluku-tenggara-2023.zona-hijau.json", import.meta.url);

/** Compares the accessibility tree of the page with the stored one. */
async function matches(page, name) {
  const snapshot = await page.locator("body").ariaSnapshot();
  // The code for other pages names the address of this very server.
  const found = `${snapshot.replaceAll(appUrl, "https://app.example/")}\n`;
  const file = new URL(`${name}.yml`, folder);
  if (process.env.UPDATE_SNAPSHOTS) {
    await mkdir(folder, { recursive: true });
    await writeFile(file, found);
  }
  assert.equal(found, await readFile(file, "utf8"), `${name}: review the difference, then UPDATE_SNAPSHOTS=1`);
}

/** The spoken result waits for typing to settle: that time is let pass. */
const settle = (page) => page.clock.runFor(1000);

async function show(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator("main h1").waitFor();
  await settle(page);
}

for (const [language, button] of [["id", null], ["en", "Use English"]]) {
  browserTest(`the screens say what they did, in ${language}`, async ({ page, open }) => {
    // The report names the day.
    await page.clock.install({ time: new Date("2026-03-12T12:00:00Z") });
    await open("#/mulai");
    if (button) await page.getByRole("button", { name: button }).first().click();
    await matches(page, `mulai-${language}`);
    await page.setInputFiles("#buka-berkas", published.pathname);
    await page.locator(".resultbar").waitFor();
    for (const view of ["rapor", "unit", "kisi"]) {
      await page.locator(`input[name="tampilan"][value="${view}"]`).check();
      await show(page, "#/isi");
      await matches(page, `isi-${view}-${language}`);
    }
    await show(page, "#/hasil");
    await matches(page, `hasil-${language}`);
    await show(page, "#/laporan");
    await matches(page, `laporan-${language}`);
    await show(page, "#/bukti");
    await matches(page, `bukti-${language}`);
    await show(page, "#/banding");
    await page.locator(".compare__results").waitFor();
    await page.locator("#cari-instansi").fill("maluku tenggara");
    await page.waitForFunction(() => document.querySelectorAll(".compare__results > tbody > tr").length < 20);
    for (const part of ["terbit", "tahun", "posisi", "skenario", "instrumen"]) {
      await page.locator(`input[name="bagian-banding"][value="${part}"]`).check({ force: true });
      await page.locator(".compare section").first().waitFor();
      await settle(page);
      await matches(page, `banding-${part}-${language}`);
    }
    await show(page, "#/metode");
    await matches(page, `metode-${language}`);
    await show(page, "#/perbaikan");
    await matches(page, `perbaikan-tanpa-indikator-${language}`);
    await show(page, "#/mulai");
    await page.setInputFiles("#buka-berkas", byIndicator.pathname);
    await page.locator(".resultbar").waitFor();
    await show(page, "#/perbaikan");
    await planned(page);
    await page.locator(".lever__toggle button").first().click();
    await page.locator(".trial__table").waitFor();
    await matches(page, `perbaikan-${language}`);
  });
}
