// Lokakarya: the flow by the keys of a clicker, the size of every letter, the window of the projector.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { appUrl } from "./support/browser.mjs";
import { browserTest } from "./support/browser-test.mjs";
import { openDemo, view } from "./support/steps.mjs";

const byIndicator = new URL("../cases/perbaikan/merah-per-indikator.zona-hijau.json", import.meta.url);
const projector = { viewport: { width: 1280, height: 720 } };
/** Names of the red body: none of them may stand on the projector. */
const names = ["Merah", "Dinas", "Puskesmas", "DPMPTSP.", "Disdukcapil"];

/** Prepares a workshop over a fictional body and begins it. */
async function begin(page, demo = "kuning") {
  await page.evaluate(() => (location.hash = "#/lokakarya"));
  await page.getByRole("heading", { name: "Lokakarya", level: 1 }).waitFor();
  await page.locator(`input[name="sumber-lokakarya"][value="${demo}"]`).check();
  await page.getByRole("button", { name: "Mulai lokakarya" }).click();
  await page.getByRole("heading", { name: "Meja pelatih" }).waitFor();
}

/** Every visible text of the projector view with its size as it is drawn: the em of a text in a drawing may be scaled. */
function texts(page) {
  return page.locator(".projector .show").evaluate((show) => {
    const found = [];
    const walker = document.createTreeWalker(show, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim();
      const element = node.parentElement;
      if (!text || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".sr-only, .show__round")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      found.push({ text, size, left: box.left, right: box.right, top: box.top, bottom: box.bottom });
    }
    return found;
  });
}

/** No text is small, and none is cut off by the edge of the projector. */
async function assertLegible(page, scene) {
  const all = await texts(page);
  assert.ok(all.length >= 8, `${scene}: ${all.length} texts`);
  for (const { text, size, left, right, top, bottom } of all) {
    assert.ok(size >= 27.99, `${scene}: "${text}" is ${size} px`);
    assert.ok(left >= 0 && right <= 1280.5 && top >= 0 && bottom <= 720.5, `${scene}: "${text}" is cut off: ${JSON.stringify({ left, right, top, bottom })}`);
  }
  const overflow = await page.locator(".projector .show__canvas").evaluate((canvas) => canvas.scrollHeight - canvas.clientHeight);
  assert.ok(overflow <= 1, `${scene}: ${overflow} px too high`);
  return all;
}

const sizeOf = (all, pattern) => all.find(({ text }) => pattern.test(text))?.size ?? 0;
const seen = (page) => page.locator(".projector .show").innerText();
const stageIs = (page, word) => page.locator(".projector .show__stage", { hasText: word }).waitFor();

browserTest("the switch for names is described by its note", async ({ page, open }) => {
  await open("#/lokakarya");
  const note = await page.locator("#nama-proyektor").getAttribute("aria-describedby");
  assert.match(await page.locator(`#${note}`).innerText(), /Sejak awal tidak aktif/);
});

browserTest("a clicker leads through a whole workshop, and every letter is large", { ...projector, timeout: 180_000 }, async ({ page, open }) => {
  await open();
  await begin(page, "merah");
  await page.keyboard.press("F5");
  await stageIs(page, "Keadaan");
  const now = await assertLegible(page, "keadaan");
  assert.ok(sizeOf(now, /^D$/) >= 96, "the letter");
  assert.ok(sizeOf(now, /^45,14$/) >= 112, "the total");
  assert.match(await seen(page), /Langkah 1 dari 3[\s\S]*Nilai sekarang/);
  assert.match(await seen(page), /Penilaian Kepatuhan 2023[\s\S]*Perkiraan dengan bobot bawaan, bukan hasil resmi/);

  await page.keyboard.press("PageDown");
  await stageIs(page, "Tebak");
  await assertLegible(page, "tebak");
  const choices = await page.locator(".projector .show__choice").allInnerTexts();
  assert.ok(choices.length >= 3, choices.join());
  await page.keyboard.press("3");
  await page.locator(".projector .show__choice--chosen", { hasText: choices[2] }).waitFor();
  await assertLegible(page, "tebakan dipilih");

  await page.keyboard.press("PageDown");
  await stageIs(page, "Ubah");
  await assertLegible(page, "ubah");
  const hidden = await seen(page);
  await page.keyboard.press("PageDown");
  await stageIs(page, "Buka");
  const revealed = await assertLegible(page, "buka");
  const total = revealed.find(({ text, size }) => size >= 112 && /^\d+,\d\d$/.test(text)).text;
  assert.ok(!hidden.includes(total), `${total} was hidden until now`);
  assert.ok(!choices.includes(total));
  assert.match(await seen(page), /Dari 45,14, naik \d/);
  assert.match(await seen(page), /dampak: asumsi/);
  assert.match(await seen(page), /Tebakan .*(terlalu|tepat)/);

  // Once more, with the guess in sight; the new total is hidden again.
  await page.keyboard.press("r");
  await stageIs(page, "Ulang");
  assert.ok(!(await seen(page)).includes(total));
  await assertLegible(page, "ulang");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await stageIs(page, "Buka");
  assert.ok((await seen(page)).includes(total));

  // The other rounds, without a guess; back and on with the arrows.
  for (const [place, scene] of ["Keadaan", "Tebak", "Ubah", "Buka", "Keadaan", "Tebak", "Ubah", "Buka", "Jejak"].entries()) {
    await page.keyboard.press("ArrowRight");
    await stageIs(page, scene);
    await assertLegible(page, scene);
    if (scene !== "Jejak") {
      // What the steps before led to is not called the present score.
      const [text, step] = [await seen(page), place < 4 ? 2 : 3];
      assert.ok(text.includes(`Langkah ${step} dari 3`) && text.includes("nilai sekarang 45,14"), text);
      assert.ok(!text.includes("Nilai sekarang"), text);
      if (scene !== "Buka") assert.match(text, step === 2 ? /Bila langkah 1 dilakukan/ : /Bila langkah 1–2 dilakukan/);
    }
    for (const name of names) assert.ok(!(await seen(page)).includes(name), `${scene}: ${name}`);
  }
  await page.keyboard.press("PageUp");
  await stageIs(page, "Buka");
  await page.keyboard.press("Escape");
  await page.locator("dialog.projector").waitFor({ state: "detached" });
  assert.equal(await page.locator(".workshop__timeline > li").count(), 3);
});

browserTest("before a workshop begins the keys are those of the browser", { viewport: { width: 1280, height: 400 } }, async ({ page, open }) => {
  await open("#/lokakarya");
  await page.getByRole("heading", { name: "Lokakarya", level: 1 }).waitFor();
  // A page that is not longer than the window yet would not move.
  await page.waitForFunction(() => document.documentElement.scrollHeight > innerHeight + 100);
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => scrollY > 0);
  const isLeft = (key) => page.evaluate((name) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true })), key);
  for (const key of ["F5", "Escape", " ", "PageUp"]) assert.ok(await isLeft(key), key);
  await page.getByRole("heading", { name: "Lokakarya", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Mulai lokakarya" }).click();
  await page.getByRole("heading", { name: "Meja pelatih" }).waitFor();
  // Nothing to leave on the desk: a dialog may close by this key.
  assert.ok(await isLeft("Escape"));
  assert.equal(await isLeft("PageDown"), false);
});

browserTest("a round is about the body that is chosen now", async ({ page, open }) => {
  const body = JSON.parse(await readFile(byIndicator, "utf8"));
  body.units.push({ ...body.units[0], id: "u8", name: "Unit kedelapan" });
  await open("#/mulai");
  await page.setInputFiles("#buka-berkas", { name: "delapan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(body)) });
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  await page.evaluate(() => (location.hash = "#/lokakarya"));
  await page.locator("#langkah-mana").selectOption("u8");
  await page.locator('input[name="sumber-lokakarya"][value="kuning"]').check({ force: true });
  await page.locator('#langkah-mana option[value="u8"]').waitFor({ state: "detached" });
  assert.equal(await page.locator("#langkah-mana").inputValue(), "");
  const rounds = page.locator(".workshop__round-name");
  const count = await rounds.count();
  await page.getByRole("button", { name: "Tambah", exact: true }).click();
  await rounds.nth(count).waitFor();
  await page.locator("#langkah-mana").selectOption("u2");
  await page.getByRole("button", { name: "Tambah", exact: true }).click();
  await rounds.nth(count + 1).waitFor();
  const [everywhere, one] = (await rounds.allInnerTexts()).slice(count);
  assert.notEqual(everywhere, one, "without a unit it is in all of them");
  assert.match(everywhere, /semua unit|di mana pun|setiap unit/i);
});

browserTest("B blanks the projector, the next key lights it and goes no further", projector, async ({ page, open }) => {
  await open();
  await begin(page);
  await page.keyboard.press("F5");
  await stageIs(page, "Keadaan");
  for (const light of ["PageDown", "b", "Escape"]) {
    await page.keyboard.press("b");
    await page.locator(".projector .show--blank").waitFor();
    assert.equal((await page.locator(".projector .show--blank").innerText()).trim(), "");
    await page.keyboard.press(light);
    await stageIs(page, "Keadaan");
  }
  await page.keyboard.press("Escape");
  await page.locator("dialog.projector").waitFor({ state: "detached" });
});

browserTest("letters in a field are letters, and can be switched off as keys", async ({ page, open }) => {
  await open();
  await begin(page);
  const copy = page.locator(".workshop__frame");
  await page.keyboard.press("PageDown");
  await copy.getByText("Tebak", { exact: true }).waitFor();
  const field = page.getByLabel("Angka lain");
  await field.focus();
  await page.keyboard.type("b.r 70");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await field.inputValue(), "b.r 70");
  assert.equal(await page.locator(".show--blank").count(), 0);
  assert.match(await copy.innerText(), /Tebak/);
  await field.fill("101");
  await page.keyboard.press("Tab");
  assert.match(await page.locator("#tebakan-error").innerText(), /101/);
  await field.fill("69,5");
  // A choice that is made after it counts, also once the field is left again.
  const choice = page.locator(".workshop__guess .button--toggle").nth(1);
  await choice.click();
  await field.focus();
  await page.keyboard.press("Tab");
  assert.equal(await choice.getAttribute("aria-pressed"), "true");
  await field.fill("69,6");
  await field.fill("69,5");
  // A clicker works while the field has the focus.
  await page.keyboard.press("PageDown");
  await copy.getByText("tebakan 69,5").waitFor();
  await page.locator("summary", { hasText: "Tombol" }).click();
  await page.getByLabel("Tombol huruf dan angka aktif").uncheck();
  await page.locator("h1").click();
  await page.keyboard.press("b");
  await page.keyboard.press("PageUp");
  await copy.getByText("Tebak", { exact: true }).waitFor();
  assert.equal(await page.locator(".show--blank").count(), 0);
});

/** Opens the window of the projector. */
async function openProjector(page, context) {
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: "Buka jendela proyektor" }).click();
  const second = await opened;
  await second.setViewportSize(projector.viewport);
  await second.locator(".projector .show__hero").waitFor();
  return second;
}

/** The second window follows the first, leads it by keys, and survives reloads of either. */
async function secondWindow({ page, context, open }) {
  await open();
  await begin(page, "merah");
  const second = await openProjector(page, context);
  await page.getByText("Jendela proyektor tersambung").waitFor();
  assert.equal(await second.locator("header, nav, .context").count(), 0, "the projector view alone");
  for (const name of names) assert.ok(!(await second.content()).includes(name), name);
  await second.keyboard.press("PageDown");
  await page.locator(".workshop__frame").getByText("Tebak", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Lanjut" }).click();
  await stageIs(second, "Ubah");
  await assertLegible(second, "jendela kedua");

  await second.reload();
  await stageIs(second, "Ubah");
  await page.reload();
  await page.getByRole("heading", { name: "Meja pelatih" }).waitFor();
  await second.keyboard.press("PageDown");
  await stageIs(second, "Buka");
  await page.getByText("Jendela proyektor tersambung").waitFor();

  await page.getByLabel("Tampilkan nama instansi").check();
  await second.getByText("Kabupaten Contoh Merah (fiktif)").waitFor();
  await second.close();
  await page.getByText("Jendela proyektor tertutup").waitFor();
  assert.match(await page.locator(".workshop__frame").innerText(), /Buka/);
  const again = await openProjector(page, context);
  await stageIs(again, "Buka");
  await page.getByRole("button", { name: "Akhiri" }).click();
  await again.getByRole("heading", { name: "Lokakarya selesai" }).waitFor();
  // The next workshop takes over the window.
  await page.getByRole("button", { name: "Mulai lokakarya" }).click();
  await page.getByRole("button", { name: "Buka jendela proyektor" }).click();
  await stageIs(again, "Keadaan");
  assert.equal(context.pages().length, 2);
}

browserTest("the window of the projector follows by a broadcast channel", secondWindow);

browserTest("a click on the projector chooses an answer, also where letters and digits are no keys", async ({ page, context, open }) => {
  await open();
  await begin(page, "merah");
  await page.locator("summary", { hasText: "Tombol" }).click();
  await page.getByLabel("Tombol huruf dan angka aktif").uncheck();
  const second = await openProjector(page, context);
  await second.keyboard.press("PageDown");
  await stageIs(second, "Tebak");
  await second.keyboard.press("1");
  const choice = second.locator(".projector .show__choice").nth(1);
  await choice.click();
  await second.locator(".projector .show__choice--chosen").waitFor();
  assert.deepEqual(await second.locator(".projector .show__choice--chosen").allInnerTexts(), [await choice.innerText()]);
});

browserTest("without a broadcast channel the windows talk by messages", async ({ page, context, open }) => {
  await context.addInitScript(() => delete window.BroadcastChannel);
  await secondWindow({ page, context, open });
});

browserTest("messages of other windows and damaged ones change nothing", async ({ page, context, open }) => {
  await open();
  await begin(page);
  const second = await openProjector(page, context);
  const id = new URL(second.url()).hash.split("/").pop();
  assert.match(id, /^[0-9a-f]{32}$/);
  const before = await seen(second);
  const word = (change) =>
    JSON.stringify({ app: "zona-hijau/lokakarya", v: 1, id, from: "Projector", number: 9e15, word: { Command: "Next" }, ...change });
  // From the window itself, and so from a wrong source, though all of it is right.
  await page.evaluate((text) => window.postMessage(text, "*"), word({}));
  await second.evaluate((text) => window.postMessage(text, "*"), word({ from: "Coach", word: "Ended" }));
  await second.evaluate((text) => window.opener.postMessage(text, "*"), word({ from: "Coach" }));
  for (const wrong of [word({ id: "x" }), word({ v: 2 }), word({ app: "y" }), word({ number: 1 }), "{", "x".repeat(300_000)]) {
    await second.evaluate(([text, name]) => new BroadcastChannel(name).postMessage(text), [wrong, `zona-hijau/lokakarya/${id}`]);
    await second.evaluate((text) => window.opener.postMessage(text, "*"), wrong);
  }
  // Each way keeps its order: when a right message behind them is obeyed, they have been read. One way darkens the
  // projector, the other lights it, and nothing else has moved.
  const right = (more, command) => word({ number: Date.now() + 10_000 + more, word: { Command: command } });
  await second.evaluate(([text, name]) => new BroadcastChannel(name).postMessage(text), [right(0, "Blank"), `zona-hijau/lokakarya/${id}`]);
  await second.locator(".projector .show--blank").waitFor();
  await second.evaluate((text) => window.opener.postMessage(text, "*"), right(1, "Blank"));
  await stageIs(second, "Keadaan");
  assert.equal(await seen(second), before);
  await second.evaluate((text) => window.opener.postMessage(text, "*"), right(2, "Next"));
  await stageIs(second, "Tebak");
});

browserTest("where the browser allows no second window the screen says so, and one window is enough", async ({ page, open }) => {
  await page.addInitScript(() => (window.open = () => null));
  await open();
  await begin(page);
  await page.getByRole("button", { name: "Buka jendela proyektor" }).click();
  await page.getByText("Peramban tidak mengizinkan jendela kedua").waitFor();
  await page.getByRole("button", { name: "Tampilkan di jendela ini" }).click();
  await stageIs(page, "Keadaan");
});

browserTest("where something is open there is no total and no letter", projector, async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await page.evaluate(() => (location.hash = "#/isi"));
  await view(page, "Per unit");
  await page.getByRole("radio", { name: /belum dinilai/i }).first().check({ force: true });
  await begin(page, "present");
  await page.keyboard.press("F5");
  for (const scene of ["Keadaan", "Tebak", "Ubah", "Buka"]) {
    await stageIs(page, scene);
    const all = await assertLegible(page, scene);
    assert.ok(all.every(({ text, size }) => size < 100 || text === "–"), `${scene}: no total, no letter`);
    assert.equal(await page.locator(".projector .gauge__box").count(), 0, `${scene}: no pin`);
    assert.equal(await page.locator(".projector .gauge__segment--current").count(), 0, `${scene}: no filled band`);
    assert.match(await seen(page), /belum lengkap/i);
    await page.keyboard.press("PageDown");
  }
});

browserTest("what the group reached is saved as another assessment, and undo leads back", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Merah");
  await begin(page, "present");
  for (let key = 0; key < 4; key += 1) await page.keyboard.press("PageDown");
  await page.getByRole("button", { name: "Simpan sebagai penilaian baru" }).click();
  await page.getByText("Hasil lokakarya disimpan").waitFor();
  const total = await page.locator(".workshop__timeline strong").first().innerText();
  await page.evaluate(() => (location.hash = "#/hasil"));
  await page.getByText("Kabupaten Contoh Merah (lokakarya)").first().waitFor();
  assert.ok(total.startsWith(await page.locator(".hero__number").innerText()), total);
  await page.getByRole("button", { name: "Urungkan" }).first().click();
  await page.getByText("Kabupaten Contoh Merah", { exact: true }).first().waitFor();
  assert.equal(await page.locator(".hero__number").innerText(), "45,14");
  // The improvements go to Perbaikan, where they can be changed further.
  await page.evaluate(() => (location.hash = "#/lokakarya"));
  await page.getByRole("button", { name: "Pakai sebagai skenario" }).click();
  await page.locator(".trial__table").waitFor();
});
