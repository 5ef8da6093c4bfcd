// Files that cannot be opened say why and change nothing; a good one opens.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browserTest } from "./support/browser-test.mjs";
import { begin, goTo } from "./support/steps.mjs";

const published = new URL("../cases/published/maluku-tenggara-2023.zona-hijau.json", import.meta.url);
const good = await readFile(published, "utf8");

const bad = {
  "a truncated file": [good.slice(0, good.length / 2), /Isi berkas tidak utuh/],
  "a foreign file": ['{"format": "anggaran", "version": 3}', /bukan berkas penilaian Zona Hijau/],
  "a file of a newer version": [JSON.stringify({ ...JSON.parse(good), version: 99 }), /versi 99 lebih baru/],
  "a file of another encoding": [Buffer.from(good.replace("Watdek", "W\u00e9"), "latin1"), /bukan teks UTF-8: byte \d+ \(0xe9\) salah/],
  "a workbook": [Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(100, 0x93)]), /Isi nilai, tombol Lembar kerja/],
  "10 MB of anything": ["x".repeat(10_000_000), /Berkas terlalu besar; batasnya 5 MB/],
};

for (const [name, [text, message]] of Object.entries(bad)) {
  browserTest(`${name} is refused and the work stays`, async ({ page, open }) => {
    await open();
    await begin(page, "kepatuhan-2023", "unit");
    await page.fill("#nama-instansi", "Kota Kerja");
    await page.fill("#nilai-u1", "61,5");
    await page.locator("#nilai-u1").press("Tab");
    await goTo(page, "#/mulai");
    await page.setInputFiles("#buka-berkas", {
      name: "salah.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), message);
    assert.match(await alert.innerText(), /salah\.json/);
    await goTo(page, "#/isi");
    assert.equal(await page.inputValue("#nama-instansi"), "Kota Kerja");
    assert.equal(await page.inputValue("#nilai-u1"), "61,5");
  });
}

browserTest("a file that the browser cannot read is to be chosen again", async ({ page, open }) => {
  // As after a stick was removed between choosing and reading.
  await page.addInitScript(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));
  });
  await open();
  await page.setInputFiles("#buka-berkas", published.pathname);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /maluku-tenggara[\s\S]*Berkas tidak dapat dibaca/);
});

browserTest("a file that was saved does not stay in memory", async ({ page, open }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    window.kept = new Set();
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const address = createObjectURL.call(URL, blob);
      window.kept.add(address);
      return address;
    };
    URL.revokeObjectURL = (address) => window.kept.delete(address) && revokeObjectURL.call(URL, address);
  });
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Simpan berkas" }).first().click()]);
  assert.equal(await page.evaluate(() => window.kept.size), 1);
  await page.clock.runFor(60_000);
  assert.equal(await page.evaluate(() => window.kept.size), 0);
});

browserTest("a good file opens, and undo brings the former work back", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nama-instansi", "Kota Kerja");
  await page.locator("#nama-instansi").press("Tab");
  await goTo(page, "#/mulai");
  await page.setInputFiles("#buka-berkas", published.pathname);
  await page.getByText("Kabupaten Maluku Tenggara").first().waitFor();
  assert.equal(await page.locator(".resultbar__number").innerText(), "60,80");
  await page.getByRole("status").getByRole("button", { name: "Urungkan" }).click();
  await page.waitForFunction(() => document.querySelector("#nama-instansi").value === "Kota Kerja");
});
