// Assessments on the device: the list, other tabs, a storage that is full or blocked, the work of an earlier version.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { appUrl, openApp } from "./support/browser.mjs";
import { browserTest } from "./support/browser-test.mjs";
import { setPreferences, start, withProfile } from "./support/profile.mjs";
import { begin, goTo, listed, openDemo, saved, view } from "./support/steps.mjs";

const shows = (page, field, text) =>
  page.waitForFunction(([id, value]) => document.querySelector(id)?.value === value, [field, text]);

/** Waits until IndexedDB has an assessment with this text in it: it is asked to write after the local storage. */
const isMirrored = (page, text) =>
  page.waitForFunction(async (wanted) => {
    const database = await new Promise((resolve) => (indexedDB.open("zona-hijau").onsuccess = ({ target }) => resolve(target.result)));
    const request = database.transaction("penilaian").objectStore("penilaian").getAll();
    const rows = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    // The app cannot delete a database that is open here.
    database.close();
    return rows.some((row) => row.includes(wanted));
  }, text);

async function enter(page, field, text) {
  await page.fill(field, text);
  await page.locator(field).press("Tab");
}

/** The file that the app saves now. */
async function download(page) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Simpan berkas" }).first().click(),
  ]);
  return readFile(await file.path(), "utf8");
}

browserTest("what is typed is taken over while it is typed, without a word about what is not finished", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await enter(page, "#nilai-u1", "60");
  await page.locator(".resultbar__number").getByText("60,00").waitFor();
  const field = page.locator("#nilai-u1");
  await field.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("07");
  await page.locator(".resultbar__number").getByText("7,00").waitFor();
  assert.equal(await field.inputValue(), "07", "nothing is rewritten under the cursor");
  await page.keyboard.type(",,");
  await page.locator(".resultbar__number").getByText("60,00").waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), null);
  assert.equal(await page.locator(".error-summary").count(), 0);
  await page.keyboard.press("Tab");
  await page.locator(".error-summary").waitFor();
  await enter(page, "#nilai-u1", "72,5");
  await page.getByRole("button", { name: "Urungkan: nilai" }).click();
  await shows(page, "#nilai-u1", "60");
  await page.getByText("Diurungkan: nilai").waitFor();
  await page.locator(".toast").getByRole("button", { name: "Ulangi" }).click();
  await shows(page, "#nilai-u1", "72,5");
});

browserTest("Control and Z undo a step wherever the focus is, unless one is writing", async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/isi");
  await view(page, "Nilai rapor");
  const units = page.locator("[id^=nama-u]");
  const count = await units.count();
  await page.locator("summary", { hasText: "Hapus baris" }).click();
  await page.getByRole("button", { name: /^Hapus / }).first().click();
  await page.waitForFunction(() => document.activeElement.id === "pesan");
  await page.keyboard.press("Control+z");
  await page.waitForFunction((all) => document.querySelectorAll("[id^=nama-u]").length === all, count);
  await page.keyboard.press("Control+Shift+z");
  await page.waitForFunction((all) => document.querySelectorAll("[id^=nama-u]").length === all - 1, count);
  await goTo(page, "#/banding");
  await page.locator("#cari-instansi").fill("a");
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector("#cari-instansi").value === "");
  await goTo(page, "#/isi");
  assert.equal(await units.count(), count - 1, "the browser took the letter back, and nothing else was undone");
});

browserTest("one undo too many leads to the start, and the keys lead back from there", async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { name: "Perkirakan nilai pelayanan publik" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  await goTo(page, "#/hasil");
  await page.locator(".hero__number").getByText("66,47").waitFor();
});

browserTest("emptying the assessment asks once and can be undone", async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/isi");
  await page.getByRole("button", { name: "Kosongkan penilaian" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Batal" }).click();
  assert.equal(await page.locator(".resultbar__number").innerText(), "66,47");
  await page.getByRole("button", { name: "Kosongkan penilaian" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kosongkan", exact: true }).click();
  await page.getByText("Penilaian dikosongkan.").waitFor();
  await page.locator(".toast").getByRole("button", { name: "Urungkan" }).click();
  await page.locator(".resultbar__number").getByText("66,47").waitFor();
});

browserTest("several assessments stand in a list: open, rename, duplicate, delete, undo", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await enter(page, "#nama-instansi", "Kota Kerja");
  await enter(page, "#nilai-u1", "61,5");
  await goTo(page, "#/mulai");
  await openDemo(page, "Kabupaten Contoh Hijau");
  await goTo(page, "#/mulai");
  assert.deepEqual(await listed(page, 2), ["Kabupaten Contoh Hijau", "Kota Kerja"]);
  const row = page.locator(".library__item", { hasText: "Kota Kerja" });
  await row.getByText("Kelola").click();
  await row.getByRole("button", { name: "Gandakan" }).click();
  await page.locator(".library__item", { hasText: "Kota Kerja (salinan)" }).waitFor();
  const copy = page.locator(".library__item", { hasText: "Kota Kerja (salinan)" });
  await copy.getByText("Kelola").click();
  await copy.getByLabel("Nama dalam daftar").fill("Putaran kedua");
  await copy.getByLabel("Nama dalam daftar").press("Enter");
  await page.locator(".library__item", { hasText: "Putaran kedua" }).waitFor();
  assert.deepEqual(await listed(page, 3), ["Putaran kedua", "Kabupaten Contoh Hijau", "Kota Kerja"]);

  await row.getByRole("button", { name: "Hapus" }).click();
  await page.getByText("“Kota Kerja” dihapus").waitFor();
  assert.deepEqual(await listed(page, 2), ["Putaran kedua", "Kabupaten Contoh Hijau"]);
  // The message of what was opened before offers an undo of its own.
  await page.locator("#utama").getByRole("button", { name: "Urungkan" }).click();
  await page.locator(".library__item", { hasText: "Kota Kerja" }).waitFor();

  await page.reload();
  await listed(page, 3);
  await page.getByRole("button", { name: "Kota Kerja" }).click();
  await shows(page, "#nilai-u1", "61,5");
});

// A service worker would have the calculator still.
const missing = { serviceWorkers: "block", allow: [/kalkulator-|Failed to (load|fetch)|TypeError/] };

browserTest("the list is there without the calculator", missing, async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Hijau");
  await saved(page);
  await page.route(/zona-hijau-kalkulator-/, (route) => route.abort());
  await open("#/mulai");
  await page.reload();
  await page.getByText("Kalkulator tidak dapat dimuat").waitFor();
  assert.deepEqual(await listed(page, 1), ["Kabupaten Contoh Hijau"]);
  assert.match(await page.locator(".library__item").innerText(), /Penilaian Kepatuhan 2023, 7 unit layanan/);
  await page.getByRole("button", { name: "Use English" }).click();
  await page.getByText("Assessments in this browser").waitFor();
  await page.unroute(/zona-hijau-kalkulator-/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Manage").first().waitFor();
});

browserTest("the work of an earlier version becomes an assessment of the list", async ({ page, open }) => {
  const published = new URL("../cases/published/maluku-tenggara-2023.zona-hijau.json", import.meta.url);
  const text = await readFile(published, "utf8");
  await open();
  await page.evaluate((work) => localStorage.setItem("zona-hijau/work", work), text);
  await page.reload();
  await page.locator(".library__item", { hasText: "Maluku Tenggara" }).waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("zona-hijau/work")), null);
  await page.getByRole("button", { name: "Lanjutkan" }).click();
  await page.locator(".resultbar__number").getByText("60,80").waitFor();
  await page.reload();
  await page.locator(".resultbar__number").getByText("60,80").waitFor();
});

browserTest("a second tab sees what the first one changes", async ({ page, context, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await enter(page, "#nilai-u1", "61,5");
  await saved(page);
  const other = await context.newPage();
  await openApp(other, "#/isi");
  await shows(other, "#nilai-u1", "61,5");
  await enter(page, "#nilai-u1", "70");
  await shows(other, "#nilai-u1", "70");
  await other.getByText("Diperbarui dengan isian terbaru").waitFor();
  await enter(other, "#nama-instansi", "Kota Kerja");
  await shows(page, "#nama-instansi", "Kota Kerja");
  await goTo(page, "#/mulai");
  assert.deepEqual(await listed(page, 1), ["Kota Kerja"]);
  // What the other tab does to the list does not touch a name that is being typed.
  await page.locator(".library__item").getByText("Kelola").click();
  const name = page.getByLabel("Nama dalam daftar");
  await name.pressSequentially("Putaran ke");
  await enter(other, "#nama-instansi", "Kota Lain");
  await page.locator(".library__item", { hasText: "Kota Lain" }).waitFor();
  assert.equal(await name.inputValue(), "Putaran ke");
  await name.press("Enter");
  await page.locator(".library__item", { hasText: "Putaran ke" }).waitFor();
});

browserTest("a tab that was not told overwrites nothing and says so", async ({ page, context, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await enter(page, "#nilai-u1", "61,5");
  await saved(page);
  const deaf = await context.newPage();
  await deaf.addInitScript(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await openApp(deaf, "#/isi");
  await shows(deaf, "#nilai-u1", "61,5");
  await enter(page, "#nama-instansi", "Dari tab pertama");
  await saved(page);
  await enter(deaf, "#nilai-u1", "70");
  const alert = deaf.getByRole("alert");
  await alert.getByText("juga diubah di tab lain").waitFor();
  await saved(deaf);
  await goTo(page, "#/mulai");
  await page.locator(".library__item", { hasText: "salinan" }).waitFor();
  await listed(page, 2);
  await alert.getByRole("button", { name: "Pakai yang di tab lain" }).click();
  await shows(deaf, "#nama-instansi", "Dari tab pertama");
  await shows(deaf, "#nilai-u1", "61,5");
  await page.locator(".library__item", { hasText: "salinan" }).getByRole("button").first().click();
  await shows(page, "#nilai-u1", "70");
});

browserTest("what is removed does not come back, though the page ends before the mirror has heard of it", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await enter(page, "#nama-instansi", "Kota Kerja");
  await saved(page);
  await page.waitForFunction(mirrored, 1);
  await goTo(page, "#/mulai");
  await page.evaluate(() => (IDBObjectStore.prototype.delete = () => {}));
  const row = page.locator(".library__item", { hasText: "Kota Kerja" });
  await row.getByText("Kelola").click();
  await row.getByRole("button", { name: "Hapus" }).click();
  await row.waitFor({ state: "detached" });
  await page.reload();
  await page.locator(".start").waitFor();
  await page.waitForFunction(mirrored, 0);
  assert.equal(await page.locator(".library__item").count(), 0);
  await page.reload();
  await page.locator(".start").waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("dihapus"))), []);
});

browserTest("after everything was deleted new work is mirrored again", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await saved(page);
  await page.waitForFunction(mirrored, 1);
  await goTo(page, "#/metode");
  await page.getByText("Hapus semua data di peramban ini").first().click();
  await page.getByRole("button", { name: "Hapus sekarang" }).click();
  await page.locator("html[data-terhapus]").waitFor({ state: "attached" });
  await begin(page, "kepatuhan-2023", "unit");
  await enter(page, "#nilai-u1", "61,5");
  await isMirrored(page, '"61.5"');
});

/** Whether the mirror has so many assessments. */
const mirrored = (count) =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("zona-hijau");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const counting = database.transaction("penilaian").objectStore("penilaian").count();
      counting.onsuccess = () => {
        database.close();
        resolve(counting.result === count);
      };
    };
  });

browserTest("a storage that another tab empties is noticed, and the mirror puts its content back", async ({ page, context, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await enter(page, "#nilai-u1", "61,5");
  await saved(page);
  await isMirrored(page, '"61.5"');
  const other = await context.newPage();
  // Not the app: at its start it puts back what only the mirror has, perhaps after the storage was emptied.
  await other.goto(`${appUrl}embed.js`);
  await other.evaluate(() => localStorage.clear());
  await page.getByRole("alert").getByText("dihapus di tab lain").waitFor();
  await shows(page, "#nilai-u1", "61,5");
  await page.reload();
  await page.locator(".library__item").waitFor();
  await page.getByRole("button", { name: "Lanjutkan" }).click();
  await shows(page, "#nilai-u1", "61,5");
});

browserTest("a full storage is told, everything else goes on, and saving resumes", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await enter(page, "#nilai-u1", "61,5");
  await page.evaluate(() => {
    let size = 1 << 20;
    for (let part = 0; size >= 1; part += 1) {
      try {
        localStorage.setItem(`penuh-${part}`, "x".repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  await enter(page, "#nama-instansi", "Kota dengan nama yang lebih panjang daripada sebelumnya");
  await enter(page, "#nilai-u1", "72,5");
  await page.getByRole("alert").getByText("Penyimpanan peramban penuh").waitFor();
  await page.locator(".resultbar__number").getByText("72,50").waitFor();
  assert.match(await download(page), /"value": "72.5"/);
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("penuh-")).forEach((key) => localStorage.removeItem(key)));
  await enter(page, "#nilai-u1", "73");
  await saved(page);
  assert.equal(await page.getByRole("alert").count(), 0);
  await page.reload();
  await shows(page, "#nilai-u1", "73");
});

test("where the browser refuses storage a banner says so, and everything else goes on", { timeout: 60_000 }, () =>
  withProfile(async (folder) => {
    await setPreferences(folder, { profile: { default_content_setting_values: { cookies: 2 } } });
    const browser = await start(folder);
    try {
      const page = await browser.context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await openApp(page);
      await assert.rejects(page.evaluate(() => localStorage.length), /denied/, "the browser refuses");
      await begin(page, "kepatuhan-2023", "unit");
      await enter(page, "#nilai-u1", "61,5");
      await page.getByRole("alert").getByText("Peramban menolak penyimpanan").waitFor();
      await page.locator(".resultbar__number").getByText("61,50").waitFor();
      await page.getByRole("button", { name: "Urungkan: nilai" }).click();
      await shows(page, "#nilai-u1", "");
      await goTo(page, "#/hasil");
      await goTo(page, "#/mulai");
      await openDemo(page, "Kabupaten Contoh Hijau");
      assert.deepEqual(errors, []);
    } finally {
      await browser.killAll();
    }
  }));
