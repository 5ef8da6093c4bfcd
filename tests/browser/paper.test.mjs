// The screens besides Laporan on paper: nothing is cut without a word, and no heading stands alone at the foot of a sheet.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browserTest } from "./support/browser-test.mjs";
import { beyond, print, read } from "./support/pdf.mjs";
import { goTo, openDemo, planned, view } from "./support/steps.mjs";

const demo = JSON.parse(await readFile(new URL("../../static/demo/kuning.json", import.meta.url), "utf8"));

/** Opens the demo body with so many units and shows its table of indicators. */
async function openTable(page, count, name = "Dinas Kependudukan") {
  const unit = (_, number) => ({ ...demo.units[number % demo.units.length], id: `v${number}`, name: `${name} Wilayah${number}` });
  const body = { ...demo, units: Array.from({ length: count }, unit) };
  await page.setInputFiles("#buka-berkas", { name: "kasus.zona-hijau.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(body)) });
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  await view(page, "Tabel indikator");
  await page.locator(".grid").waitFor();
}

async function openKuning(page, open, hash) {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, hash);
}

/** The levels on the line that begins with this word. */
function levelsBeside(page, name) {
  const [, top, right, bottom] = page.words.find(({ text }) => text === name).box;
  return page.words.filter(({ text, box }) => /^[0-3]$/.test(text) && box[0] > right && box[1] > top - 3 && box[3] < bottom + 3);
}

for (const count of [7, 12, 25]) {
  browserTest(`the table of indicators has all of ${count} units on paper`, async ({ page, open }) => {
    await open("#/mulai");
    await openTable(page, count);
    const { pages } = await read(await print(page));
    for (const sheet of pages) assert.deepEqual(beyond(sheet), [], "words beyond the margins");
    // An indicator on the first sheet, and one of the last dimension.
    const sheets = ["Persyaratan", "Mekanisme"].map((name) => [name, pages.find((sheet) => sheet.words.some(({ text }) => text === name))]);
    for (const [name, sheet] of sheets) assert.equal(levelsBeside(sheet, name).length, count, name);
    const names = new Set(pages[0].words.map(({ text }) => text));
    for (let number = 0; number < count; number += 1) assert.ok(names.has(`Wilayah${number}`), `unit ${number}`);
  });
}

for (const count of [4, 7, 25]) {
  browserTest(`the names of ${count} units are whole on paper, however long they are`, async ({ page, open }) => {
    await open("#/mulai");
    await openTable(page, count, "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu");
    await page.locator(".grid__unit-name").getByText("…").first().waitFor();
    const [first] = (await read(await print(page))).pages;
    assert.deepEqual(beyond(first), [], "words beyond the margins");
    const times = (word) => first.words.filter(({ text }) => text === word).length;
    assert.deepEqual(["Penanaman", "Modal", "Terpadu", "Pintu"].map(times), Array(4).fill(count));
  });
}

for (const measure of ["Nilai akhir", "Poin dimensi"]) {
  browserTest(`the names of units are whole on paper beside their figures: ${measure}`, async ({ page, open }) => {
    await open("#/mulai");
    await openTable(page, 7, "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu");
    await view(page, "Nilai rapor");
    await view(page, measure);
    await page.locator("#nama-v6").waitFor();
    const { pages } = await read(await print(page));
    for (const sheet of pages) assert.deepEqual(beyond(sheet), [], "words beyond the margins");
    const words = pages.flatMap((sheet) => sheet.words.map(({ text }) => text));
    const times = (word) => words.filter((text) => text === word).length;
    assert.deepEqual(["Penanaman", "Terpadu", "Pintu"].map(times), [7, 7, 7]);
    for (let number = 0; number < 7; number += 1) assert.ok(words.includes(`Wilayah${number}`), `unit ${number}`);
  });
}

browserTest("a table of more units than fit says where they are printed", async ({ page, open }) => {
  await open("#/mulai");
  await openTable(page, 26);
  const { pages, text } = await read(await print(page));
  assert.match(text, /Tabel dengan 26 kolom tidak muat di kertas/);
  assert.equal(pages.length, 1);
});

browserTest("no heading of a unit of Hasil stands apart from its lines", async ({ page, open }) => {
  await openKuning(page, open, "#/hasil");
  const { pages } = await read(await print(page));
  assert.ok(pages.length <= 11, `${pages.length} sheets`);
  for (const { text } of pages) {
    const parts = text.split("Rincian ").slice(1);
    for (const part of parts) assert.match(part, /Indikator.*Paham/, "a heading alone");
  }
});

browserTest("Bandingkan says that only a part is printed, and keeps headings with their tables", async ({ page, open }) => {
  await openKuning(page, open, "#/banding");
  await page.locator(".compare__results").waitFor();
  const { pages, text } = await read(await print(page));
  assert.match(text, /hanya sebagian: 40 dari \d+ hasil/);
  const national = pages.find((sheet) => sheet.text.includes("Jumlah nasional per tahun"));
  assert.match(national.text, /Jumlah nasional per tahun.*2021.*587/);
});

browserTest("Bukti dukung says which dimension is printed, and leaves no note alone on a sheet", async ({ page, open }) => {
  await openKuning(page, open, "#/bukti");
  const { pages, text } = await read(await print(page));
  assert.match(text, /Yang dicetak hanya dimensi Input: 0 dari \d+ lengkap/);
  assert.match(pages.at(-1).text, /Belum/);
  await page.getByRole("radio", { name: "Semua dimensi" }).press("Space");
  await page.getByRole("heading", { name: "Pengaduan", level: 2 }).waitFor();
  const all = await read(await print(page));
  assert.doesNotMatch(all.text, /Yang dicetak hanya/);
});

browserTest("the standards of Perbaikan have their heading on every sheet, and their number", async ({ page, open }) => {
  await openKuning(page, open, "#/perbaikan");
  await planned(page);
  const { pages, text } = await read(await print(page));
  const listed = pages.filter((sheet) => /unit di bawah tingkat/.test(sheet.text));
  assert.ok(listed.length > 0);
  for (const sheet of listed) assert.match(sheet.text, /Tingkat tiap unit/);
  assert.match(text, /9 dari \d+ standar/);
});
