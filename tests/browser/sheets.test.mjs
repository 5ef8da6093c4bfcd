// Lembar kerja: templates and workbooks to download, files to take over after a preview, in a worker.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browserTest } from "./support/browser-test.mjs";
import { goTo, openDemo, saved } from "./support/steps.mjs";

const published = new URL("../cases/published/puskesmas-watdek-2023.zona-hijau.json", import.meta.url);

/** Opens a published case on Isi nilai, and the dialog there. */
async function openPanel(page, open) {
  await open("#/mulai");
  await page.setInputFiles("#buka-berkas", published.pathname);
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Lembar kerja" }).click();
  return page.getByRole("dialog", { name: "Lembar kerja" });
}

/** Downloads by a button of a group of the dialog. */
async function download(page, dialog, group, button) {
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("group", { name: group }).getByRole("button", { name: button }).click();
  const file = await waiting;
  await dialog.getByRole("status").filter({ hasText: "diunduh" }).waitFor();
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function choose(page, name, buffer) {
  await page.setInputFiles("#buka-lembar", { name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) });
}

const isModule = (url) => /zona-hijau-lembar-[0-9a-f]{16}\.wasm$/.test(url);

browserTest("nothing of the module is loaded before it is used, and then it writes files", async ({ page, watch, open }) => {
  const dialog = await openPanel(page, open);
  assert.ok(!watch.requests.some((url) => url.includes("lembar-")), "not before it is used");
  const xlsx = await download(page, dialog, "Templat", "Excel (.xlsx)");
  assert.match(xlsx.name, /kepatuhan-2023-templat\.xlsx$/);
  assert.equal(xlsx.bytes.subarray(0, 4).toString("latin1"), "PK\u0003\u0004");
  assert.ok(watch.requests.some(isModule), "loaded on first use");
  const csv = await download(page, dialog, "Isian", "CSV untuk Excel Indonesia");
  const text = csv.bytes.toString("utf8");
  assert.ok(text.startsWith("\ufeff[Petunjuk]\r\n"));
  assert.match(text, /\[Hasil\]/);
  const plain = await download(page, dialog, "Isian", "CSV biasa");
  assert.ok(plain.bytes.toString("utf8").startsWith("[Petunjuk]\n"));
});

/** The assessment as the device has it, and what can be undone. */
async function present(page) {
  await saved(page);
  return page.evaluate(() => {
    const records = Object.entries(localStorage).filter(([key]) => key.startsWith("zona-hijau/penilaian/"));
    const undo = document.querySelector(".page-head__actions button");
    const [result, canUndo] = [document.querySelector(".resultbar").innerText, undo.getAttribute("aria-disabled")];
    return { records: records.sort(), result, undo: undo.ariaLabel ?? undo.innerText, canUndo };
  });
}

browserTest("wrong cells are all listed and nothing changes", async ({ page, open }) => {
  const dialog = await openPanel(page, open);
  const before = await present(page);
  await choose(page, "salah.csv", "unit,name,mode,total\nu1,A,Nilai akhir,101\nu9,B,entah,abc\n,,,7\n");
  const alert = dialog.getByRole("alert");
  await alert.waitFor();
  const text = await alert.innerText();
  for (const part of ["salah.csv", "4 hal", "Sel D2", "101", "Sel C3", "entah", "Sel D3", "abc", "Sel B4", "tanpa nama"]) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  await dialog.getByRole("button", { name: "Batalkan" }).click();
  await dialog.getByRole("button", { name: "Tutup" }).first().click();
  assert.equal(await page.getByText("tidak dipakai").count(), 0);
  assert.deepEqual(await present(page), before);
  assert.match(before.undo, /Urungkan/);
});

const refused = {
  "an old Excel file": [Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(5000)]), /Excel lama \(\.xls\)/],
  "a file with a password": [
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
    /kata sandi/,
  ],
  "a file of 50 MB": [Buffer.alloc(50_000_000, "x"), /lebih besar dari 10 MB/],
  "half a workbook": [Buffer.from("PK\u0003\u0004 setengah"), /rusak atau tidak utuh/],
};

for (const [what, [buffer, message]] of Object.entries(refused)) {
  browserTest(`${what} is refused with a clear message`, async ({ page, open }) => {
    const dialog = await openPanel(page, open);
    await choose(page, "berkas.xlsx", buffer);
    const alert = dialog.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), message);
  });
}

browserTest("a file that the browser cannot read is to be chosen again", async ({ page, open }) => {
  // The part of an assessment that is read first is no `File` but a `Blob`.
  await page.addInitScript(() => {
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = async function () {
      if (this instanceof File) throw new DOMException("", "NotReadableError");
      return arrayBuffer.call(this);
    };
  });
  const dialog = await openPanel(page, open);
  await choose(page, "stik.csv", "unit,name,mode,total\nu1,A,Nilai akhir,70\n");
  const alert = dialog.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /“stik\.csv” tidak dapat dibaca/);
  await dialog.getByRole("button", { name: "Pilih berkas" }).waitFor();
});

browserTest("a file is previewed, then taken over as one step that undo takes back", async ({ page, open }) => {
  const dialog = await openPanel(page, open);
  const { bytes } = await download(page, dialog, "Isian", "Excel (.xlsx)");
  await choose(page, "sama.xlsx", bytes);
  await dialog.getByRole("status").filter({ hasText: "tidak ada yang berubah" }).waitFor();
  const before = await page.locator(".resultbar").innerText();
  await choose(page, "baru.csv", 'unit,name,mode,total\nu1,Puskesmas Watdek,Nilai akhir,"91,25"\n,Dinas Baru,,"90,75"\n');
  const preview = dialog.getByRole("status").filter({ hasText: "periksa sebelum dipakai" });
  await preview.waitFor();
  const text = await preview.innerText();
  assert.match(text, /Unit baru: Dinas Baru/);
  assert.match(text, /Puskesmas Watdek, Nilai akhir: .* menjadi 91,25/);
  assert.match(text, /Dinas Baru, Nilai akhir: belum dinilai menjadi 90,75/);
  assert.match(text, /Sekarang[\s\S]*Sesudah[\s\S]*91,00/);
  assert.equal(await page.locator(".resultbar").innerText(), before, "nothing changes before it is applied");
  await dialog.getByRole("button", { name: "Pakai perubahan ini" }).click();
  await page.locator(".resultbar__number", { hasText: "91,00" }).waitFor();
  await page.getByRole("status").filter({ hasText: "baru.csv" }).getByRole("button", { name: "Urungkan" }).click();
  await page.waitForFunction((former) => document.querySelector(".resultbar").innerText === former, before);
});

browserTest("a file that is still being read is cancelled like any job, and nothing comes of it", async ({ page, open }) => {
  await page.addInitScript(() => {
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = async function () {
      if (this instanceof File) await new Promise((resolve) => (window.release = resolve));
      return arrayBuffer.call(this);
    };
  });
  const dialog = await openPanel(page, open);
  const rows = "unit,name,mode,total\nu1,A,Nilai akhir,70\n";
  await choose(page, "lama.csv", rows);
  await dialog.getByRole("progressbar").waitFor();
  await dialog.getByRole("button", { name: "Batalkan" }).click();
  await page.evaluate(() => window.release());
  // One that is read afterwards, by the same way: had the first gone on, its preview would be there before.
  await choose(page, "baru.csv", rows);
  await page.evaluate(() => window.release());
  await dialog.getByText("baru.csv").first().waitFor();
  await dialog.getByText("periksa sebelum dipakai").waitFor();
  assert.equal(await dialog.getByText("lama.csv").count(), 0);
  await choose(page, "lama.csv", rows);
  await dialog.getByRole("progressbar").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.evaluate(() => window.release());
  await page.getByRole("button", { name: "Lembar kerja" }).click();
  await dialog.getByRole("heading", { name: "1. Unduh" }).waitFor();
});

// A service worker would have the module still.
const stopped = { serviceWorkers: "block", allow: [/failed request: .*lembar-.*\.wasm/] };

browserTest("a job can be cancelled and nothing changes", stopped, async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/isi");
  const before = await present(page);
  await page.route("**/*lembar-*.wasm", () => {});
  await page.getByRole("button", { name: "Lembar kerja" }).click();
  const dialog = page.getByRole("dialog", { name: "Lembar kerja" });
  const [worker] = await Promise.all([
    page.waitForEvent("worker"),
    dialog.getByRole("group", { name: "Isian" }).getByRole("button", { name: "Excel (.xlsx)" }).click(),
  ]);
  await dialog.getByRole("progressbar").waitFor();
  await Promise.all([worker.waitForEvent("close"), dialog.getByRole("button", { name: "Batalkan" }).click()]);
  await dialog.getByRole("heading", { name: "1. Unduh" }).waitFor();
  assert.equal(page.workers().length, 0);
  assert.equal(await dialog.getByRole("alert").count(), 0);
  assert.deepEqual(await present(page), before);
});
