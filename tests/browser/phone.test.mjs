// What a phone has no room for: it wraps or becomes rows, and where one is stays in sight.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { goTo, openDemo } from "./support/steps.mjs";

const phone = { viewport: { width: 360, height: 740 } };
const screens = ["mulai", "isi", "hasil", "perbaikan", "banding", "bukti", "laporan", "metode"];

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
