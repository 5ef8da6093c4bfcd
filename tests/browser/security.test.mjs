// What users and files bring stays text everywhere, and the page itself cannot be made to run it.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browserTest } from "./support/browser-test.mjs";
import { begin, goTo, openDemo } from "./support/steps.mjs";

const hostile = [
  `<script>window.hacked = 1</script>`,
  `<img src=x onerror="window.hacked = 1">`,
  `"><svg onload=window.hacked=1>`,
  `javascript:window.hacked=1`,
  `=cmd|' /C calc'!A0`,
  `\u202Etxet desrever\u202C \u200F`,
  `👩🏽‍💼🏢 \u0000 {name} {count}`,
  "panjang ".repeat(1_250),
];

browserTest("hostile names stay text on every screen and in the file", { timeout: 180_000 }, async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  for (const text of hostile) {
    await goTo(page, "#/isi");
    await page.fill("#nama-instansi", text);
    await page.locator("#nama-instansi").press("Tab");
    await page.fill("#nama-u1", text);
    await page.locator("#nama-u1").press("Tab");
    await page.fill("#nilai-u1", "61,5");
    await page.locator("#nilai-u1").press("Tab");
    for (const hash of ["#/hasil", "#/perbaikan", "#/bukti", "#/laporan", "#/metode", "#/mulai"]) {
      await goTo(page, hash);
      const made = await page.evaluate(() => ({
        hacked: "hacked" in window,
        inner: document.querySelectorAll("#app script, #app img, #app iframe, #app [onerror], #app [onload]").length,
        links: [...document.querySelectorAll("#app a")].filter((link) => /^\s*(javascript|data):/i.test(link.getAttribute("href") ?? "")).length,
      }));
      assert.deepEqual(made, { hacked: false, inner: 0, links: 0 }, `${text.slice(0, 40)} on ${hash}`);
    }
    await goTo(page, "#/hasil");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Simpan berkas" }).first().click(),
    ]);
    assert.match(download.suggestedFilename(), /^[a-z0-9-]+\.zona-hijau\.json$/);
    const { body } = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(body.name, (await nameInField(page)), "the file holds what the field holds");
  }
});

/** The texts of a report and of a workbook of an assessment with these names, as files. */
async function filesOf(page, names) {
  const units = names.map((name, place) => ({ id: `u${place + 1}`, name, kind: "dinas-sosial", entry: { mode: "total", value: "61.5" } }));
  const body = { name: names[0], kind: "kabupaten" };
  const file = { format: "zona-hijau/assessment", version: 1, instrument: { id: "kepatuhan-2023", version: "1.0.0" }, body, units };
  await page.setInputFiles("#buka-berkas", { name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Lembar kerja" }).click();
  const saved = async (button) => {
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    return readFile(await download.path(), "utf8");
  };
  const sheet = await saved(page.getByRole("group", { name: "Isian" }).getByRole("button", { name: "CSV biasa" }));
  await page.keyboard.press("Escape");
  await goTo(page, "#/laporan");
  return { sheet, report: await saved(page.getByRole("button", { name: "Unduh laporan (.html)" })) };
}

browserTest("hostile names stay text in the report file and in a workbook", async ({ page, open, context }) => {
  await open();
  const names = hostile.filter((text) => text.length < 200).map((text) => text.replaceAll("\u0000", ""));
  const { report, sheet } = await filesOf(page, names);
  assert.doesNotMatch(report, /<(script|img|svg|iframe)\b/i);
  for (const cell of sheet.matchAll(/(?:^|,|\n)"?([=+@-][^,\n]*)/g)) assert.match(cell[1], /^-?[\d.]*"?$/, "no cell is a formula");
  const folder = await mkdtemp(join(tmpdir(), "zona-hijau-laporan-"));
  try {
    await writeFile(join(folder, "laporan.html"), report);
    const opened = await context.newPage();
    await opened.goto(pathToFileURL(join(folder, "laporan.html")).href);
    assert.equal(await opened.evaluate(() => "hacked" in window), false);
    const told = await opened.locator("body").textContent();
    assert.doesNotMatch(told, /[\u202A-\u202E\u2066-\u2069]/, "no name turns the writing around");
    // What turns the writing is left out; the rest is all there as text.
    const shown = (text) => text.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "").trim().slice(0, 20);
    for (const text of names) assert.ok(told.includes(shown(text)), text);
    const printed = await opened.pdf();
    assert.ok(printed.length > 10_000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

browserTest("a full session asks for the app's own files only", async ({ page, watch, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  for (const hash of ["#/isi", "#/hasil", "#/perbaikan", "#/banding", "#/bukti", "#/laporan", "#/metode", "#/mulai"]) {
    await goTo(page, hash);
    if (hash === "#/banding") await page.locator(".compare__results").waitFor();
  }
  await page.evaluate(() => (location.hash = "#/lokakarya"));
  await page.getByRole("button", { name: "Mulai lokakarya" }).waitFor();
  await page.evaluate(() => (location.hash = "#/sematan"));
  await page.locator("#kode-sematan").waitFor();
  await goTo(page, "#/mulai");
  await filesOf(page, ["Dinas A"]);
  await page.reload();
  await page.locator("#app .loading").waitFor({ state: "detached" });
  // `watch` fails the test on anything but a GET below this address.
  assert.ok(watch.requests.length > 5);
  assert.deepEqual(await page.evaluate(() => document.cookie), "");
});

async function nameInField(page) {
  await goTo(page, "#/isi");
  return page.inputValue("#nama-instansi");
}

browserTest("a pack whose source is a script shows its title without a link", async ({ page, open }) => {
  const pack = JSON.parse(await readFile(new URL("../../static/instruments/kepatuhan-2021.json", import.meta.url), "utf8"));
  pack.id = "sendiri-2021";
  for (const { assessment } of pack.examples) assessment.instrument.id = pack.id;
  for (const source of Object.values(pack.sources)) source.url = "javascript:window.hacked=1";
  await open("#/metode");
  await page.locator("#muat-paket").setInputFiles({ name: "p.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(pack)) });
  await page.locator('#instrumen-metode option[value="sendiri-2021"]').waitFor({ state: "attached" });
  await page.locator("#instrumen-metode").selectOption("sendiri-2021");
  await page.getByText("sendiri-2021@").first().waitFor();
  assert.equal(await page.locator("#app a[href^='javascript']").count(), 0);
  assert.equal(await page.locator("#app a[target=_blank]").count(), 0);
});

const refused = { allow: [/Trusted|trusted|policy violation|Content Security Policy|violates/i] };

browserTest("the browser refuses to make HTML or scripts of plain text", refused, async ({ page, open }) => {
  await open();
  const thrown = await page.evaluate(() => {
    const tries = {
      html: () => (document.body.innerHTML = "<b>x</b>"),
      policy: () => window.trustedTypes.createPolicy("another", {}),
    };
    return Object.fromEntries(Object.entries(tries).map(([name, run]) => {
      try {
        run();
        return [name, false];
      } catch {
        return [name, true];
      }
    }));
  });
  assert.deepEqual(thrown, { html: true, policy: true });
});
