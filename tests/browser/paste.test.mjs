// Blocks from a spreadsheet: all of a block, or nothing and every wrong cell named.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { begin, goTo, openDemo, paste, values, view } from "./support/steps.mjs";

const names = "[id^=nama-u]";
const totals = "[id^=nilai-u]";

browserTest("names and totals from Excel fill the table, and one undo takes them back", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023");
  const before = await values(page, names);
  const block = ["Puskesmas Watdek\t49,85", "Dinas Pendidikan\t52.86", "Puskesmas Kolser\t55,09"];
  await page.focus("#nama-u1");
  await paste(page, `${block.join("\r\n")}\r\n`);
  await page.waitForFunction(() => document.querySelector("#nilai-u3").value === "55,09");
  assert.deepEqual((await values(page, names)).slice(0, 3), ["Puskesmas Watdek", "Dinas Pendidikan", "Puskesmas Kolser"]);
  assert.deepEqual((await values(page, totals)).slice(0, 3), ["49,85", "52,86", "55,09"]);
  await page.getByRole("button", { name: "Urungkan" }).click();
  await page.waitForFunction(() => document.querySelector("#nilai-u3").value === "");
  assert.deepEqual(await values(page, names), before);
});

browserTest("a block that is longer than the table adds rows", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await page.focus("#nama-u1");
  await paste(page, "Satu\t10\r\nDua\t20\r\nTiga\t30\r\n");
  await page.locator("#nama-u3").waitFor();
  assert.deepEqual(await values(page, names), ["Satu", "Dua", "Tiga"]);
});

browserTest("a table with numbered rows and a mean below has its units, and the mean is named", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await page.focus("#nama-u1");
  await paste(page, "No\tNama Unit\tNilai\r\n1\tRSUD dr. H. Ishak\t70\r\n2\tDinas Dua\t80\r\nRata-rata\t\t75\r\n");
  await page.locator(".notice", { hasText: "Baris 4: “Rata-rata”" }).waitFor();
  assert.deepEqual(await values(page, names), ["RSUD dr. H. Ishak", "Dinas Dua"]);
  assert.deepEqual(await values(page, totals), ["70", "80"]);
});

/** The texts of the first `columns` cells of each of the first `rows` rows. */
function cells(page, rows, columns) {
  return page.evaluate(
    ([height, width]) =>
      Array.from({ length: height }, (_, row) =>
        Array.from({ length: width }, (_, column) => document.querySelector(`[data-cell="${row}-${column}"] input`).value),
      ),
    [rows, columns],
  );
}

browserTest("a block of 3 x 20 levels fills the grid, and one undo takes it back", async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/isi");
  await view(page, "Tabel indikator");
  const before = await cells(page, 20, 3);
  const block = Array.from({ length: 20 }, (_, row) => [row % 4, (row + 1) % 4, (row + 2) % 4].map(String));
  await page.focus('[data-cell="0-0"] input');
  await paste(page, block.map((row) => row.join("\t")).join("\r\n"));
  await page.waitForFunction(() => document.querySelector('[data-cell="0-0"] input').value === "0");
  assert.deepEqual(await cells(page, 20, 3), block);
  await page.getByRole("button", { name: "Urungkan" }).click();
  await page.waitForFunction((first) => document.querySelector('[data-cell="0-0"] input').value === first, before[0][0]);
  assert.deepEqual(await cells(page, 20, 3), before);
});

browserTest("wrong cells in a block are named and nothing changes", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023");
  const before = await values(page, names);
  await page.focus("#nama-u1");
  await paste(page, "Satu\t49,85\r\nDua\t8,7,5\r\nTiga\t101\r\n");
  const alert = page.getByRole("alert");
  await alert.waitFor();
  const text = await alert.innerText();
  assert.match(text, /Baris 2, kolom 2.*8,7,5/);
  assert.match(text, /Baris 3, kolom 2.*101/);
  assert.match(text, /tidak ada yang berubah/);
  assert.deepEqual(await values(page, names), before);
  assert.deepEqual(new Set(await values(page, totals)), new Set([""]));
});

browserTest("a wrong value stays as typed with its message, and the earlier score stays in use", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  const field = page.locator("#nilai-u1");
  await field.fill("60");
  await field.press("Tab");
  await page.locator(".resultbar__number").waitFor();
  for (const wrong of ["8,7,5", "101"]) {
    await field.fill(wrong);
    await field.press("Tab");
    const focused = await page.evaluate(() => document.activeElement.id || document.activeElement.ariaLabel);
    assert.notEqual(focused, "", "the focus is where the user went");
    assert.equal(await field.inputValue(), wrong);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    const message = await page.locator(`#${await field.getAttribute("aria-describedby")}`).innerText();
    assert.ok(message.includes(wrong), message);
    assert.equal(await page.locator(".resultbar__number").innerText(), "60,00");
    await page.locator(".error-summary a").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "nilai-u1");
  }
});
