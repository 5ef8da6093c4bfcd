// Bukti dukung: entered by keyboard, kept, overdue first, links that are links, one sheet of paper.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browserTest } from "./support/browser-test.mjs";
import { goTo, openDemo, tabTo } from "./support/steps.mjs";

const published = new URL("../cases/published/maluku-tenggara-2023.zona-hijau.json", import.meta.url);
const pack = new URL("../../static/instruments/kepatuhan-2023.json", import.meta.url);

/** The file of Maluku Tenggara with these notes, and more units where wanted. */
async function fileWith(notes, more = []) {
  const file = { ...JSON.parse(await readFile(published, "utf8")), notes };
  file.units.push(...more);
  return { name: "bukti.zona-hijau.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) };
}

/** Something entered for every item of these units. */
async function full(units) {
  const { dimensions } = JSON.parse(await readFile(pack, "utf8"));
  const item = (evidence, place) => ({
    id: `e${place + 1}`, text: evidence.id, status: ["preparing", "complete", "rework"][place % 3],
    owner: `Kepala Subbagian Umum dan Kepegawaian ${place}`, due: `2026-0${(place % 4) + 1}-15`,
    place: "https://contoh.go.id/berkas/pelayanan/2026/dokumen-yang-panjang", note: "Foto belum terang",
  });
  const lists = dimensions.flatMap(({ indicators }) => indicators.map(({ id, evidence }) => [id, evidence.map(item)]));
  const unit = { items: Object.fromEntries(lists), contacts: { have: 12, asked: 30 }, respondents: { have: 31, asked: 30 } };
  const all = Object.fromEntries(units.map(({ id }) => [id, unit]));
  return { evidence: { format: "zona-hijau/evidence", version: 1, units: all } };
}

async function at(page, day) {
  await page.clock.setFixedTime(new Date(`${day}T08:00:00`));
}

async function openFile(page, notes, more) {
  await page.setInputFiles("#buka-berkas", await fileWith(notes, more));
  await page.locator(".resultbar").waitFor();
  await goTo(page, "#/bukti");
  await page.locator(".evidence-item").first().waitFor();
}

async function front(page, name) {
  await page.getByRole("radio", { name, exact: true }).check({ force: true });
}

browserTest("an item is entered by keyboard alone, and is still there after a reload", async ({ page, open }) => {
  await at(page, "2026-03-10");
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/bukti");
  await tabTo(page, ".evidence-item input[type=radio]");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, ".evidence-item__more");
  await page.keyboard.press("Enter");
  for (const text of ["Sekretaris Dinas", "5-3-2026", "Lemari 2, map hijau", "Foto belum terang"]) {
    await tabTo(page, ".evidence-item__fields input");
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Tab");
  await page.getByText("Tersimpan di peramban ini").waitFor();

  await page.reload();
  const row = page.locator(".evidence-item").first();
  await row.waitFor();
  assert.equal(await row.locator("input[type=radio]:checked").inputValue(), "preparing");
  const said = (await row.innerText()).replace(/\s+/g, " ");
  for (const part of ["Sekretaris Dinas", "tenggat 5 Mar 2026", "terlambat", "Lemari 2, map hijau", "Foto belum terang"]) {
    assert.ok(said.includes(part), `${part} in: ${said}`);
  }
});

browserTest("what is overdue comes first, and leads to its item", async ({ page, open }) => {
  await at(page, "2026-03-10");
  await open();
  const item = (id, due) => ({ id, due, owner: "Budi" });
  const items = { "proses.moto": [item("e1", "2026-03-09")], "input.tugas": [item("e1", "2026-03-11")] };
  const late = { "pengaduan.sarana": [item("e1", "2026-01-31")] };
  const units = { u1: { items }, u3: { items: late } };
  await openFile(page, { evidence: { format: "zona-hijau/evidence", version: 1, units } });
  await front(page, "Apa yang kurang");
  await front(page, "Penanggung jawab");
  const group = page.locator(".evidence-group").first();
  assert.match(await group.locator("h2").innerText(), /Budi/);
  const rows = (await group.locator("tbody tr").allInnerTexts()).map((row) => row.replace(/\s+/g, " "));
  assert.equal(rows.length, 3);
  assert.match(rows[0], /31 Jan 2026 terlambat/);
  assert.match(rows[1], /9 Mar 2026 terlambat/);
  assert.match(rows[2], /11 Mar 2026 (?!terlambat)/);
  await group.locator("tbody tr").first().getByRole("button").click();
  await page.waitForFunction(() => document.activeElement.id === "bukti-u3-pengaduan.sarana-e1");
});

browserTest("only an address of the web becomes a link", async ({ page, open }) => {
  await open();
  const places = ["https://contoh.go.id/a?b=1", "javascript:alert(document.domain)", "<img src=x onerror=alert(1)>"];
  const items = places.map((place, index) => ({ id: `x${index + 1}`, text: `Butir ${index + 1}`, place }));
  const units = { u1: { items: { "input.standar": items } } };
  await openFile(page, { evidence: { format: "zona-hijau/evidence", version: 1, units } });
  for (const place of places) await page.locator(".evidence-item__facts").getByText(place).waitFor();
  const links = await page.locator(".evidence-item a").evaluateAll((found) =>
    found.map((link) => [link.getAttribute("href"), link.rel, link.target]),
  );
  assert.deepEqual(links, [[places[0], "noopener noreferrer", "_blank"]]);
  assert.equal(await page.locator(".evidence img").count(), 0);
});

browserTest("a wrong date is explained beside its field and changes nothing", async ({ page, open }) => {
  await open();
  await openFile(page, {});
  await page.locator(".evidence-item__more").first().click();
  const due = page.getByRole("textbox", { name: "Tenggat" });
  await due.fill("31-02-2026");
  await due.press("Tab");
  await page.locator(".evidence-item .field__error").waitFor();
  assert.match(await page.locator(".evidence-item .field__error").innerText(), /“31-02-2026” bukan tanggal/);
  assert.equal(await due.inputValue(), "31-02-2026");
  assert.equal(await due.getAttribute("aria-invalid"), "true");
  await page.getByRole("alert").getByRole("link").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), await due.getAttribute("id"));
  await due.fill("28-2-2026");
  await due.press("Enter");
  await page.locator(".field__error").waitFor({ state: "detached" });
  assert.equal(await due.inputValue(), "28-02-2026");
});

browserTest("own items, an entry for all units, and undo", async ({ page, open }) => {
  await open();
  await openFile(page, {});
  await page.getByRole("button", { name: "Tambah butir sendiri" }).first().click();
  await page.waitForFunction(() => document.activeElement.id.startsWith("tambah-"));
  await page.keyboard.type("SK tim penyusun");
  await page.keyboard.press("Enter");
  await page.locator(".evidence-item__text", { hasText: "SK tim penyusun" }).waitFor();
  await page.getByRole("tab", { name: "Semua unit" }).click();
  const first = page.locator(".evidence-item--all").first();
  await first.getByRole("button", { name: "Lengkap" }).click();
  await first.getByText("22 dari 22 lengkap").waitFor();
  await page.locator(".page-head__actions").getByRole("button", { name: "Urungkan" }).click();
  await first.getByText("0 dari 22 lengkap").waitFor();
});

browserTest("notes of another program stay, and what cannot be read is named", async ({ page, open }) => {
  await open();
  const units = { u1: { items: { "input.standar": [{ id: "e1", status: "selesai" }] } } };
  await openFile(page, { lain: "tetap", evidence: { format: "zona-hijau/evidence", version: 1, units } });
  const notice = page.locator(".evidence .notice");
  assert.match(await notice.innerText(), /notes\.evidence\.units\.u1\.items\["input\.standar"\]\[0\]\.status.*selesai/);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Simpan berkas" }).click();
  const saved = JSON.parse(await readFile(await (await download).path(), "utf8"));
  assert.equal(saved.notes.lain, "tetap");
  assert.equal(saved.notes.evidence.units.u1.items["input.standar"][0].status, "selesai");
});

browserTest("the recap of twelve full units is one sheet of A4", async ({ page, open }) => {
  await at(page, "2026-03-10");
  await open();
  const more = ["a", "b", "c", "d", "e"].map((id) => ({
    id, name: `Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan ${id}`, kind: "",
    entry: { mode: "total", value: null },
  }));
  const { units } = JSON.parse(await readFile(published, "utf8"));
  await openFile(page, await full([...units, ...more]), more);
  await front(page, "Rekap pimpinan");
  await page.locator(".evidence-recap").waitFor();
  const text = (await page.locator(".evidence-recap").innerText()).replace(/\s+/g, " ");
  for (const part of ["Kabupaten Maluku Tenggara", "Penilaian Kepatuhan 2023", "Keadaan 10 Mar 2026", "12 dari 30"]) {
    assert.ok(text.includes(part), `${part} in: ${text}`);
  }
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.equal(paper.match(/\/Type\s*\/Page\b(?!s)/g).length, 1);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("button:visible").count(), 0);
});
