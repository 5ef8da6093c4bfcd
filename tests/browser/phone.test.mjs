// What a phone has no room for: it wraps or becomes rows, and where one is stays in sight.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { begin, goTo, openDemo } from "./support/steps.mjs";

const phone = { viewport: { width: 360, height: 740 } };
const screens = ["mulai", "isi", "hasil", "perbaikan", "banding", "bukti", "laporan", "metode"];

browserTest("every screen is marked in the strip, and the others are in it or in the menu", phone, async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  for (const screen of screens) {
    await goTo(page, `#/${screen}`);
    const strip = page.locator(".header__nav a:visible");
    assert.equal(await strip.and(page.locator("[aria-current=page]")).getAttribute("href"), `#/${screen}`);
    assert.equal(await strip.count(), 4, screen);
    await page.locator(".header__menu-button").click();
    const shown = await page.locator(":is(.header__nav, .menu) a:visible").evaluateAll((links) => links.map((link) => link.hash));
    assert.deepEqual(shown.sort(), screens.map((name) => `#/${name}`).sort(), screen);
    await page.locator(".header__menu-button").click();
  }
});

browserTest("no segment is cut", phone, async ({ page, open }) => {
  await open();
  const check = async (screen) => {
    for (const width of [360, 320, 286]) {
      await page.setViewportSize({ width, height: 740 });
      const cut = await page.locator(".segmented__row, .segmented__text").evaluateAll((parts) =>
        parts.filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.innerText),
      );
      assert.deepEqual(cut, [], `${screen} at ${width} px`);
    }
  };
  await check("mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  for (const screen of screens) {
    await goTo(page, `#/${screen}`);
    await check(screen);
  }
});

browserTest("every figure of the annex is seen with its basis and source", phone, async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/laporan");
  const table = page.locator(".report-table--figures");
  await table.waitFor();
  assert.ok(await table.evaluate((it) => it.scrollWidth <= it.parentElement.clientWidth), "no need to swipe");
  const row = table.locator("tbody tr").first();
  assert.match((await row.innerText()).replace(/\s+/g, " "), /Batas Kategori A 88,00–100,00 dilaporkan Sumber 1/);
  await page.getByText(/^Sumber 1: /).first().waitFor();
});

browserTest("Per unit leads from the last dimension to the next unit, and after the last one to the result", phone, async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/isi");
  await page.getByRole("radio", { name: "Per unit" }).check({ force: true });
  const units = page.getByRole("tab");
  const count = await units.count();
  assert.equal(count, 7);
  for (let unit = 0; unit < count; unit += 1) {
    assert.equal(await units.nth(unit).getAttribute("aria-selected"), "true");
    for (const dimension of ["Proses", "Output", "Pengaduan"]) {
      await page.getByRole("button", { name: `Dimensi berikutnya: ${dimension}` }).click();
    }
    if (unit + 1 === count) break;
    await page.getByRole("button", { name: /^Unit berikutnya: / }).click();
    // The first dimension again, and one goes on by keyboard from the tab of the unit.
    await page.getByRole("button", { name: "Dimensi berikutnya: Proses" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-selected")), "true");
  }
  await page.getByRole("tabpanel").getByRole("link", { name: "Lihat hasil" }).click();
  await page.getByRole("heading", { name: "Hasil", level: 1 }).waitFor();
});

browserTest("where there is no unit the bar says so, and nothing of bands or ranges", phone, async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await page.getByRole("radio", { name: "Per unit" }).check({ force: true });
  await page.getByRole("button", { name: "Hapus unit ini" }).click();
  const bar = page.getByRole("complementary", { name: "Ringkasan hasil" });
  await bar.getByText("Belum ada unit").waitFor();
  assert.doesNotMatch(await bar.innerText(), /sampai|rentang/);
});
