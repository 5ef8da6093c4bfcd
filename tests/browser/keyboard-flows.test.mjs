// The main flows without a mouse: every stop is in view and marked, nothing holds the focus, dialogs give it back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browserTest } from "./support/browser-test.mjs";
import { goTo, openDemo, paste, planned, values } from "./support/steps.mjs";

const byIndicator = new URL("../cases/perbaikan/merah-per-indikator.zona-hijau.json", import.meta.url).pathname;
const MOST_STOPS = 250;
/** A page is at rest once so many frames one after the other show the focus in one place; it never is in more than the second number. */
const [RESTING, MOST_FRAMES] = [15, 600];

/**
 * What has the focus, in words; fails where it cannot be seen, also not once the page has come to rest: a result that
 * comes in while Tab is pressed moves what is below it, until the browser has moved it back.
 */
async function stop(page) {
  let { text, fault } = await look(page);
  if (fault) {
    assert.ok(await page.evaluate(restOfFocus, [RESTING, MOST_FRAMES]), "what has the focus never stops moving");
    ({ text, fault } = await look(page));
  }
  assert.equal(fault, null, `“${text.slice(0, 50)}” has the focus but ${fault}`);
  return text;
}

/** Runs in the page. */
async function restOfFocus([resting, most]) {
  let [former, still] = ["", 0];
  for (let frame = 0; frame < most && still < resting; frame += 1) {
    await new Promise((done) => requestAnimationFrame(done));
    const { x, y, width, height } = document.activeElement.getBoundingClientRect();
    const place = [x, y, width, height, scrollY].join(" ");
    still = place === former ? still + 1 : 0;
    former = place;
  }
  return still === resting;
}

function look(page) {
  return page.evaluate(() => {
    const { activeElement } = document;
    const text = activeElement.ariaLabel ?? activeElement.closest("label")?.innerText ?? activeElement.innerText ?? "";
    if (activeElement === document.body) return { text: "", fault: null };
    const area = activeElement.matches("input") ? (activeElement.closest("label") ?? activeElement) : activeElement;
    const box = area.getBoundingClientRect();
    const marked = [activeElement, activeElement.nextElementSibling, area, area.parentElement, area.closest("td")];
    const isMarked = marked.some((part) => part && getComputedStyle(part).outlineStyle !== "none");
    // Of what is larger than the window, the part in view.
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
    const hit = document.elementFromPoint(x, y);
    const isSeen = hit && (area.contains(hit) || hit.contains(area) || hit.closest("label, td")?.contains(activeElement));
    const fault = isSeen ? (isMarked ? null : "is not marked") : `is covered by ${hit?.className ?? "the edge"}`;
    return { text, fault };
  });
}

/** Presses Tab until what has the focus matches the selector and has the text in it. */
async function tab(page, selector, text = "") {
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press("Tab");
    const found = await stop(page);
    if (found.includes(text) && (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector))) return;
  }
  assert.fail(`Tab does not lead to ${selector} “${text}”`);
}

/** Waits until what has the focus is called so: names and focus change with the drawing after an event. */
const focusIsOn = (page, name) =>
  page.waitForFunction((wanted) => (document.activeElement.ariaLabel ?? document.activeElement.innerText).includes(wanted), name);

/** Opens a dialog by its button, goes around in it, leaves it by Escape: the focus is on the button again. */
async function aroundDialog(page, button) {
  await tab(page, "button", button);
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
  for (let count = 0; count < 12; count += 1) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => Boolean(document.activeElement.closest("dialog")) || document.activeElement === document.body);
    assert.ok(inside, "the page behind a dialog cannot have the focus");
  }
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await focusIsOn(page, button);
}

browserTest("language and theme, and the focus stays on their buttons", async ({ page, open }) => {
  await open("#/mulai");
  await tab(page, "button", "Use English");
  await page.keyboard.press("Enter");
  await page.locator("html[lang=en]").waitFor();
  await focusIsOn(page, "Gunakan bahasa Indonesia");
  await page.keyboard.press("Space");
  await page.locator("html[lang=id]").waitFor();
  await tab(page, "button", "Tampilan gelap");
  await page.keyboard.press("Enter");
  await page.locator("html[data-theme=dark]").waitFor();
  await focusIsOn(page, "Tampilan terang");
});

browserTest("an example, its result, the link of it, and the report", async ({ page, open }) => {
  await open("#/mulai");
  await tab(page, "button", "Kabupaten Contoh Kuning");
  await page.keyboard.press("Enter");
  await page.locator(".hero").waitFor();
  // A screen begins at its heading.
  await page.waitForFunction(() => document.activeElement.matches("h1") && document.activeElement.innerText === "Hasil");
  await aroundDialog(page, "Bagikan tautan");
  await tab(page, ".nav__link, .header__nav a", "Laporan");
  await page.keyboard.press("Enter");
  await page.locator(".report").waitFor();
  await tab(page, "input[name=kertas]");
  await page.keyboard.press("ArrowRight");
  await page.locator(".report.paper-f4").waitFor();
  await tab(page, "button", "Unduh laporan");
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(await readFile(await file.path(), "utf8"), /66,47/);
});

browserTest("a block is pasted, taken back and done again; a unit goes and comes back; the file is saved", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/isi");
  await tab(page, "input[name=tampilan]");
  for (let count = 0; count < MOST_STOPS && !(await page.locator("#tabel-rapor").isVisible()); count += 1) await page.keyboard.press("ArrowRight");
  await page.locator("#tabel-rapor").waitFor();
  await tab(page, "input[id^=nama-u]");
  const names = await values(page, "[id^=nama-u]");
  await paste(page, "Unit Satu\nUnit Dua");
  await page.waitForFunction(() => document.querySelector("[id^=nama-u]").value === "Unit Satu");
  await tab(page, "button", "Urungkan");
  await page.keyboard.press("Enter");
  await page.waitForFunction((first) => document.querySelector("[id^=nama-u]").value === first, names[0]);
  await aroundDialog(page, "Kosongkan penilaian");
  await aroundDialog(page, "Lembar kerja");
  await tab(page, "summary", "Hapus baris");
  await page.keyboard.press("Enter");
  await tab(page, "button", `Hapus ${names[0]}`);
  await page.keyboard.press("Enter");
  await page.getByText("dihapus. Urungkan").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "pesan");
  await tab(page, "button", "Urungkan");
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => document.querySelectorAll("[id^=nama-u]").length === count, names.length);
  await tab(page, "button", "Simpan berkas");
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.deepEqual(JSON.parse(await readFile(await file.path(), "utf8")).units.map(({ name }) => name), names);
});

/** Listens for the next dialog of files; what it gives waits for that dialog. */
async function nextChooser(page) {
  const next = new Promise((resolve) => page.once("filechooser", resolve));
  // The browser takes the order to hand over its dialogs another way than keys, which would overtake it.
  await page.evaluate(() => navigator.userActivation.isActive);
  return () => next;
}

browserTest("a file is opened; a target, a plan and a standard are chosen on Perbaikan; evidence is noted", async ({ page, open }) => {
  await open("#/mulai");
  const chooser = await nextChooser(page);
  await tab(page, "button", "Buka berkas");
  await page.keyboard.press("Enter");
  await (await chooser()).setFiles(byIndicator);
  await page.waitForFunction(() => document.activeElement.matches("h1"));
  await tab(page, "a", "Perbaikan");
  await page.keyboard.press("Enter");
  await planned(page);
  await tab(page, "input[name=target]");
  await page.keyboard.press("ArrowRight");
  await planned(page);
  await tab(page, "input[name=rencana]");
  await tab(page, ".lever__toggle button");
  await page.keyboard.press("Space");
  await page.locator(".trial__table").waitFor();
  await tab(page, "button", "Masukkan ke isian");
  await page.keyboard.press("Enter");
  await page.locator(".trial__table").waitFor({ state: "detached" });
  await goTo(page, "#/bukti");
  await tab(page, ".evidence-item input[type=radio]");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement.value === "preparing");
});

for (const hash of ["#/mulai", "#/isi", "#/hasil", "#/perbaikan", "#/bukti", "#/laporan", "#/metode"]) {
  browserTest(`Tab leads through ${hash} and out of it`, { viewport: { width: 1280, height: 600 } }, async ({ page, open }) => {
    await open("#/mulai");
    await openDemo(page, "Kabupaten Contoh Hijau");
    await goTo(page, hash);
    await page.evaluate(() => document.activeElement.blur());
    await tab(page, ".skip-link");
    let count = 0;
    do {
      await page.keyboard.press("Tab");
      await stop(page);
      count += 1;
      assert.ok(count < 400, "Tab never comes to the end");
    } while (!(await page.evaluate(() => document.activeElement.matches("body, .skip-link"))));
    assert.ok(count > 8, `${count} stops`);
  });
}
