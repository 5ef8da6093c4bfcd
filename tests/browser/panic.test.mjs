// When the program fails: a dialog with the data as a file, not a frozen page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browserTest } from "./support/browser-test.mjs";

const expected = { allow: [/panicked at|RuntimeError|unreachable|broken on purpose/] };

browserTest("after a panic a dialog offers what was entered as a file", expected, async ({ page, open }) => {
  await open("#/mulai");
  await page.getByRole("radio", { name: /2023/ }).check();
  await page.getByRole("button", { name: "Mulai isi nilai" }).click();
  await page.locator("#nilai-u1").fill("62,06");
  await page.locator("#nilai-u1").press("Enter");
  // A browser that cannot make an ordered list: drawing the result must fail.
  await page.evaluate(() => {
    const make = Document.prototype.createElement;
    Document.prototype.createElement = function (tag, ...rest) {
      if (tag === "ol") throw new Error("broken on purpose");
      return make.call(this, tag, ...rest);
    };
    location.hash = "#/hasil";
  });
  const dialog = page.locator("dialog[open]");
  await dialog.getByText("Terjadi kesalahan").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("link", { name: "Unduh salinan" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "cadangan.zona-hijau.json");
  assert.match(await readFile(await download.path(), "utf8"), /"value": "62.06"/);
  await dialog.getByRole("button", { name: "Muat ulang" }).waitFor();
  // Whatever touches the broken state fails again.
  await page.evaluate(() => {
    location.hash = "#/isi";
    location.hash = "#/hasil";
    dispatchEvent(new Event("blur"));
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await page.locator("dialog[open]").count(), 1);
});
