// A whole body entered without a mouse.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { tabTo, values } from "./support/steps.mjs";

/** Kabupaten Maluku Tenggara 2023, as it was published. */
const units = [
  ["Puskesmas Watdek", "49,85"],
  ["Dinas Pendidikan", "52,86"],
  ["Puskesmas Kolser", "55,09"],
  ["DPMPTSP", "59,85"],
  ["Dinas Sosial", "62,06"],
  ["Disdukcapil", "71,08"],
  ["Dinas Kesehatan", "74,82"],
];

browserTest("a body is entered by keyboard alone, and is still there after a reload", async ({ page, open }) => {
  await open();
  await tabTo(page, "input[name=instrumen]:checked");
  const instruments = await page.locator("input[name=instrumen]").count();
  for (let count = 0; count < instruments && !(await page.locator("input[value=kepatuhan-2023]").isChecked()); count += 1) await page.keyboard.press("ArrowDown");
  assert.ok(await page.locator("input[value=kepatuhan-2023]").isChecked());
  await tabTo(page, "input[name=jenis][value=kabupaten]");
  await tabTo(page, "button.button--large");
  await page.keyboard.press("Enter");
  await page.locator("#tabel-rapor").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", "the screen begins at its heading");

  await tabTo(page, "#nama-instansi");
  await page.keyboard.type("Kabupaten Maluku Tenggara");
  await tabTo(page, "#nama-u1");
  for (const [name] of units) {
    await page.keyboard.press("Control+A");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
  }
  await page.focus("#nama-u1");
  await tabTo(page, "#nilai-u1");
  for (const [, total] of units) {
    await page.keyboard.type(total);
    await page.keyboard.press("Enter");
  }

  const bar = page.getByRole("complementary", { name: "Ringkasan hasil" });
  const said = (await bar.innerText()).replace(/\s+/g, " ");
  for (const part of ["C", "Kualitas Sedang", "60,80", "Zona kuning", "17,20 lagi ke B", "C pasti"]) {
    assert.ok(said.includes(part), `${part} in: ${said}`);
  }
  await page.getByText("Tersimpan di peramban ini").waitFor();

  await page.reload();
  await page.locator("#tabel-rapor, .tabs").first().waitFor();
  await page.getByRole("radio", { name: "Nilai rapor" }).check({ force: true });
  assert.deepEqual(await values(page, "[id^=nama-u]"), units.map(([name]) => name));
  assert.deepEqual(await values(page, "[id^=nilai-u]"), units.map(([, total]) => total));
  assert.equal(await page.inputValue("#nama-instansi"), "Kabupaten Maluku Tenggara");
});

browserTest("the skip link leads past the header", async ({ page, open }) => {
  await open();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "utama");
});

browserTest("the focus is never under the result bar", { viewport: { width: 1280, height: 500 } }, async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Kabupaten Contoh Kuning" }).click();
  await page.locator(".hero").waitFor();
  await page.evaluate(() => (location.hash = "#/isi"));
  await page.getByRole("radio", { name: "Per unit" }).check({ force: true });
  await page.locator(".indicator").first().waitFor();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    const covered = await page.evaluate(() => {
      const bar = document.querySelector(".resultbar");
      const { activeElement } = document;
      if (bar.contains(activeElement) || activeElement === document.body) return false;
      return activeElement.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1;
    });
    assert.equal(covered, false, `stop ${stop + 1}`);
  }
});
