// Takes the pictures of docs/screenshots; `cargo xtask screenshots` builds, serves and calls this.

import { mkdir } from "node:fs/promises";
import { launch, openApp, watchedPage } from "./browser.mjs";

const folder = new URL("../../../docs/screenshots/", import.meta.url);

const viewports = [
  { width: 1366, height: 768 },
  { width: 360, height: 800 },
];

/** What a projector shows. */
const projector = [{ width: 1280, height: 720 }];

/** Kabupaten Maluku Tenggara 2023, as it was printed. */
const published = new URL("../../cases/published/maluku-tenggara-2023.zona-hijau.json", import.meta.url);

/**
 * One entry a picture: `name` becomes the file name, `hash` is the screen; `prepare(page)`, where given, brings the
 * page into the state to show, starting from a loaded app with an empty profile; `ready`, where given, is waited for;
 * `sizes`, where given, stand in the place of the usual ones.
 */
const screens = [
  { name: "mulai", hash: "#/mulai" },
  { name: "isi", hash: "#/isi", prepare: openPublished },
  { name: "hasil", hash: "#/hasil", prepare: openDemo },
  { name: "hasil-pasti", hash: "#/hasil", prepare: openPublished },
  { name: "perbaikan", hash: "#/perbaikan", prepare: openDemo, ready: ".plans__extra" },
  { name: "metode", hash: "#/metode", prepare: openDemo },
  { name: "lokakarya-siap", hash: "#/lokakarya", prepare: openDemo },
  { name: "lokakarya-meja", hash: "#/lokakarya", prepare: (page) => workshop(page, 3, "3") },
  { name: "lokakarya-keadaan", hash: "#/lokakarya", prepare: (page) => onProjector(page, 0), sizes: projector },
  { name: "lokakarya-tebak", hash: "#/lokakarya", prepare: (page) => onProjector(page, 1, "3"), sizes: projector },
  { name: "lokakarya-ubah", hash: "#/lokakarya", prepare: (page) => onProjector(page, 2, "3"), sizes: projector },
  { name: "lokakarya-buka", hash: "#/lokakarya", prepare: (page) => onProjector(page, 3, "3"), sizes: projector },
  { name: "lokakarya-jejak", hash: "#/lokakarya", prepare: (page) => onProjector(page, 12, "3"), sizes: projector },
];

/** Opens the fictional yellow body: entered by indicator, so the result depends on weights. */
async function openDemo(page) {
  await page.getByRole("button", { name: "Kabupaten Contoh Kuning" }).click();
  await page.getByRole("button", { name: "Tutup" }).click();
}

/** A workshop over the yellow body after so many steps, with this key pressed when the group is asked. */
async function workshop(page, steps, guess) {
  await page.evaluate(() => (location.hash = "#/lokakarya"));
  await page.locator('input[name="sumber-lokakarya"][value="kuning"]').check();
  await page.getByRole("button", { name: "Mulai lokakarya" }).click();
  await page.getByRole("heading", { name: "Meja pelatih" }).waitFor();
  for (let step = 1; step <= steps; step += 1) {
    await page.keyboard.press("PageDown");
    await page.waitForTimeout(100);
    if (guess && step % 4 === 1) await page.keyboard.press(guess);
  }
}

async function onProjector(page, steps, guess) {
  await workshop(page, steps, guess);
  await page.keyboard.press("F5");
  await page.locator("dialog.projector .show__canvas").waitFor();
}

async function openPublished(page) {
  await page.setInputFiles("#buka-berkas", published.pathname);
  await page.getByRole("button", { name: "Tutup" }).click();
  await page.getByRole("radio", { name: "Nilai rapor" }).check();
}

async function takePicture(browser, screen, viewport) {
  const context = await browser.newContext({ viewport, locale: "id-ID", colorScheme: "light", reducedMotion: "reduce" });
  try {
    const { page, watch } = await watchedPage(context);
    await openApp(page, "#/mulai");
    await screen.prepare?.(page);
    await page.evaluate((hash) => (location.hash = hash), screen.hash);
    if (screen.ready) await page.locator(screen.ready).first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    const file = `${screen.name}-${viewport.width}.png`;
    await page.screenshot({ path: new URL(file, folder).pathname, fullPage: !screen.sizes });
    console.log(`   docs/screenshots/${file}`);
    if (watch.problems.length > 0) throw new Error(`${file}: ${watch.problems.join("; ")}`);
  } finally {
    await context.close();
  }
}

await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  for (const screen of screens) {
    for (const viewport of screen.sizes ?? viewports) await takePicture(browser, screen, viewport);
  }
} finally {
  await browser.close();
}
