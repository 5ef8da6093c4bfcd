// Opening files: cut off anywhere, dropped onto the window, beside other work.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browserTest } from "./support/browser-test.mjs";
import { begin, goTo, listed, openDemo, saved } from "./support/steps.mjs";

const published = new URL("../cases/published/maluku-tenggara-2023.zona-hijau.json", import.meta.url);
const STEP = 100;

const device = (page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));

function file(name, text) {
  return { name, mimeType: "application/json", buffer: Buffer.from(text) };
}

browserTest(`a file cut off at every ${STEP}th byte changes nothing and is refused with a message`, async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    goTo(page, "#/isi").then(() => page.getByRole("button", { name: "Simpan berkas" }).click()),
  ]);
  const whole = await readFile(await download.path());
  await goTo(page, "#/mulai");
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nilai-u1", "61,5");
  await page.locator("#nilai-u1").press("Tab");
  await saved(page);
  await goTo(page, "#/mulai");
  const before = await device(page);
  let count = 0;
  for (let end = 0; end < whole.length - 2; end += STEP) {
    const name = `potongan-${end}.zona-hijau.json`;
    await page.setInputFiles("#buka-berkas", file(name, whole.subarray(0, end)));
    const message = page.getByRole("alert").filter({ hasText: `“${name}”` });
    await message.waitFor();
    assert.match(await message.innerText(), /tidak utuh|bukan berkas penilaian/);
    assert.equal(await device(page), before, name);
    count += 1;
  }
  assert.ok(count > 50, `${count} cuts of ${whole.length} bytes`);
  await goTo(page, "#/isi");
  assert.equal(await page.inputValue("#nilai-u1"), "61,5");
  assert.equal(await page.locator(".resultbar__number").innerText(), "61,50");
});

/** Drags files over the window, and drops them there unless only the target is asked for. */
function drag(page, files, drop) {
  return page.evaluate(
    ([all, dropped]) => {
      const data = new DataTransfer();
      for (const [name, text] of all) data.items.add(new File([text], name, { type: "application/json" }));
      const send = (kind) =>
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      send("dragover");
      const shown = getComputedStyle(document.querySelector(".drop-target")).display !== "none";
      send(dropped ? "drop" : "dragleave");
      return { shown, after: getComputedStyle(document.querySelector(".drop-target")).display !== "none" };
    },
    [files, drop],
  );
}

browserTest("a file dropped onto any screen opens beside the present work", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nama-instansi", "Kota Kerja");
  await page.locator("#nama-instansi").press("Tab");
  assert.deepEqual(await drag(page, [["a.json", "{}"]], false), { shown: true, after: false });
  const text = await readFile(published, "utf8");
  assert.deepEqual(await drag(page, [["maluku.zona-hijau.json", text]], true), { shown: true, after: false });
  await page.locator(".resultbar__number").getByText("60,80").waitFor();
  await goTo(page, "#/mulai");
  assert.deepEqual(await listed(page, 2), ["Kabupaten Maluku Tenggara", "Kota Kerja"]);
});

browserTest("nothing dropped is opened behind a dialog, nor where a host shows a result", async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await page.evaluate(() => (location.hash = "#/lokakarya"));
  await page.getByRole("button", { name: "Mulai lokakarya" }).click();
  await page.keyboard.press("F5");
  const projector = page.locator("dialog.projector[open]");
  await projector.waitFor();
  const text = await readFile(published, "utf8");
  assert.deepEqual(await drag(page, [["maluku.zona-hijau.json", text]], true), { shown: false, after: false });
  await page.keyboard.press("Escape");
  await projector.waitFor({ state: "detached" });
  await page.evaluate(() => (location.hash = "#/hasil"));
  assert.match(await page.locator(".context").innerText(), /Kabupaten Contoh Kuning/);
  await open("?sematan=1&tampilan=hasil");
  assert.deepEqual(await drag(page, [["maluku.zona-hijau.json", text]], true), { shown: false, after: false });
  await page.getByText("Menunggu").waitFor();
});

browserTest("of several files dropped together the good ones open and every refused one is named", async ({ page, open }) => {
  await open();
  const text = await readFile(published, "utf8");
  await drag(page, [["putus.json", "{"], ["maluku.zona-hijau.json", text], ["asing.json", "{}"]], true);
  await page.locator(".resultbar__number").getByText("60,80").waitFor();
  const alert = page.getByRole("alert").filter({ hasText: "“putus.json, asing.json”" });
  await alert.waitFor();
  const listed = await alert.locator("li").allInnerTexts();
  assert.equal(listed.length, 2, listed.join("\n"));
  assert.match(listed[0], /putus\.json/);
  assert.match(listed[1], /asing\.json.*bukan berkas penilaian/);
});

browserTest("the message about a wrong file is in view wherever the page was scrolled to", { viewport: { width: 1280, height: 500 } }, async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/metode");
  await page.evaluate(() => scrollTo(0, 1500));
  await drag(page, [["salah.json", "{"]], true);
  const alert = page.getByRole("alert").filter({ hasText: "“salah.json”" });
  await alert.waitFor();
  await page.waitForFunction(() => document.querySelector("#pesan").getBoundingClientRect().top >= 0);
});

browserTest("a pack that is chosen as a file is opened as one", async ({ page, open }) => {
  await open();
  const pack = JSON.parse(await readFile(new URL("../../static/instruments/kepatuhan-2021.json", import.meta.url), "utf8"));
  pack.id = "sendiri-2021";
  for (const { assessment } of pack.examples) assessment.instrument.id = pack.id;
  await page.setInputFiles("#buka-berkas", file("paket.json", JSON.stringify(pack)));
  await page.locator('input[name="instrumen"][value="sendiri-2021"]:checked').waitFor({ state: "attached" });
  assert.equal(await page.getByRole("alert").count(), 0);
});

browserTest("a key that stands twice in a file is named", async ({ page, open }) => {
  await open();
  const text = (await readFile(published, "utf8")).replace('"target"', '"version": 1, "target"');
  await page.setInputFiles("#buka-berkas", file("ganda.json", text));
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /version: kunci “version” tertulis dua kali/);
});
