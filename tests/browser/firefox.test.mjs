// The main flows in Firefox, by its own mouse and keyboard, within the strict policy.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { inFirefox } from "./support/firefox.mjs";

const base = process.env.ZONA_HIJAU_URL;
const byIndicator = new URL("../cases/perbaikan/merah-per-indikator.zona-hijau.json", import.meta.url);
const says = (text) => `document.querySelector("main")?.innerText.includes(${JSON.stringify(text)})`;
/** Said over the screen. */
const told = (text) => `document.querySelector(".toast")?.innerText.includes(${JSON.stringify(text)})`;
const shows = (selector) => `document.querySelector(${JSON.stringify(selector)})`;

/** A test in a Firefox of its own, which fails on errors of the console and violations of the policy. */
function firefoxTest(name, body) {
  test(name, { timeout: 180_000 }, async () => {
    await inFirefox(async (page) => {
      await body(page);
      assert.deepEqual(page.problems, []);
    });
  });
}

/** The file that comes to the folder, once it is whole. */
async function downloaded(folder, ending) {
  for (let round = 0; round < 200; round += 1) {
    const name = (await readdir(folder)).find((file) => file.endsWith(ending));
    const text = name && (await readFile(join(folder, name), "utf8"));
    if (text) return { name, text };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no file that ends in ${ending} came`);
}

firefoxTest("begin, enter, result, undo, and the same after a reload", async ({ open, run, wait, check, press, type, key }) => {
  await open(`${base}#/mulai`);
  await check(`input[name="instrumen"][value="kepatuhan-2023"]`);
  await press("Mulai isi nilai");
  await wait(shows("#tabel-rapor"));
  await type("#nama-instansi", "Kabupaten Maluku Tenggara");
  await type("#nilai-u1", "49,85");
  await key("Enter");
  await wait(`document.activeElement.id === "nilai-u2"`);
  await type("#nilai-u2", "8,7,5");
  await key("Tab");
  await wait(shows(".error-summary"));
  await type("#nilai-u2", "52,86");
  await key("Tab");
  await wait(`!${shows(".error-summary")}`);
  await press("Urungkan");
  await wait(told("Diurungkan"));
  await press("Ulangi");
  await wait(`document.querySelector("#nilai-u2").value === "52,86"`);
  await wait(`document.body.innerText.includes("Tersimpan di peramban ini")`);
  await run(`location.hash = "#/hasil"`);
  await wait(says("Rentang"));
  await open(`${base}?muat-ulang#/isi`);
  await wait(shows("#tabel-rapor, .tabs"));
  await check(`input[name="tampilan"][value="rapor"]`);
  await wait(`document.querySelector("#nilai-u2")?.value === "52,86"`);
  assert.equal(await run(`document.querySelector("#nama-instansi").value`), "Kabupaten Maluku Tenggara");
});

firefoxTest("open a file, plan, try a standard, take it over, save", async (page) => {
  const { open, run, wait, press, choose, downloads } = page;
  await open(`${base}#/mulai`);
  await choose("#buka-berkas", byIndicator.pathname);
  await wait(shows(".resultbar"));
  await run(`location.hash = "#/perbaikan"`);
  await wait(shows(".improve__plans[data-search=finished]"));
  const before = await run(`document.querySelector(".lever__gain").innerText`);
  assert.match(before, /\+\d+,\d\d/);
  await press("Tambah");
  await wait(shows(".trial__table"));
  await press("Masukkan ke isian");
  await wait(`!${shows(".trial__table")}`);
  await run(`location.hash = "#/isi"`);
  await wait(`document.querySelector("h1").innerText === "Isi nilai"`);
  await press("Simpan berkas");
  const file = await downloaded(downloads, ".zona-hijau.json");
  const [saved, first] = [JSON.parse(file.text), JSON.parse(await readFile(byIndicator, "utf8"))];
  assert.equal(saved.body.name, first.body.name);
  assert.notDeepEqual(saved.units, first.units, "the standard is in the entries");
});

firefoxTest("a link of a result opens again; the report is downloaded; the language changes", async (page) => {
  const { open, run, wait, press, check, key, downloads } = page;
  await open(`${base}#/mulai`);
  await press("Kabupaten Contoh Hijau");
  await wait(says("88,13"));
  await press("Bagikan tautan");
  await wait(`document.querySelector("#tautan-bagikan")?.value.includes("#/bagikan/")`);
  const link = await run(`document.querySelector("#tautan-bagikan").value`);
  await key("Escape");
  await wait(`!${shows("dialog[open]")}`);
  await wait(`document.activeElement.innerText === "Bagikan tautan"`);
  await run(`location.hash = ${JSON.stringify(link.slice(link.indexOf("#")))}`);
  await wait(shows("dialog[open]"));
  await press("Buka sebagai penilaian baru");
  await wait(says("88,13"));
  await run(`location.hash = "#/laporan"`);
  await wait(shows(".report"));
  await check(`input[name="kertas"][value="f4"]`);
  await wait(shows(".report.paper-f4"));
  await press("Unduh laporan");
  assert.match((await downloaded(downloads, ".html")).text, /Kabupaten Contoh Hijau[^]*88,13/);
  await press("Use English");
  await wait(`document.documentElement.lang === "en"`);
  await wait(says("Report"));
  await run(`location.hash = "#/bukti"`);
  await wait(says("Evidence"));
  await run(`location.hash = "#/metode"`);
  await wait(says("Bands"));
});
