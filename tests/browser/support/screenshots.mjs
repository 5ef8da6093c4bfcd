// Takes the pictures of docs/screenshots; `cargo xtask screenshots` builds, serves and calls this.

import { mkdir } from "node:fs/promises";
import { launch, openApp, watchedPage } from "./browser.mjs";

const folder = new URL("../../../docs/screenshots/", import.meta.url);

const viewports = [
  { width: 1366, height: 768 },
  { width: 360, height: 800 },
];

/** Kabupaten Maluku Tenggara 2023, as it was printed. */
const published = new URL("../../cases/published/maluku-tenggara-2023.zona-hijau.json", import.meta.url);

/**
 * One entry a picture: `name` becomes the file name, `hash` is the screen; `prepare(page)`, where given, brings the
 * page into the state to show, starting from a loaded app with an empty profile; `ready`, where given, is waited for.
 */
const screens = [
  { name: "mulai", hash: "#/mulai" },
  { name: "isi", hash: "#/isi", prepare: openPublished },
  { name: "hasil", hash: "#/hasil", prepare: openDemo },
  { name: "hasil-pasti", hash: "#/hasil", prepare: openPublished },
  { name: "perbaikan", hash: "#/perbaikan", prepare: openDemo, ready: ".plans__extra" },
  { name: "metode", hash: "#/metode", prepare: openDemo },
];

/** Opens the fictional yellow body: entered by indicator, so the result depends on weights. */
async function openDemo(page) {
  await page.getByRole("button", { name: "Kabupaten Contoh Kuning" }).click();
  await page.getByRole("button", { name: "Tutup" }).click();
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
    await page.screenshot({ path: new URL(file, folder).pathname, fullPage: true });
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
    for (const viewport of viewports) await takePicture(browser, screen, viewport);
  }
} finally {
  await browser.close();
}
