// While answers are missing there is a range, and no total.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { begin, goTo } from "./support/steps.mjs";

browserTest("2026 by indicator: an incomplete assessment shows a range and no total", async ({ page, open }) => {
  await open();
  await begin(page, "opini-2026");
  await page.locator(".indicator").first().waitFor();
  const bar = page.getByRole("complementary", { name: "Ringkasan hasil" });
  const missing = bar.locator(".resultbar__gap .resultbar__strong");
  assert.equal(await missing.innerText(), "3 unit layanan belum diisi");
  assert.match(await bar.innerText(), /Belum ada nilai/);
  const openEntries = async () => Number(/^2 unit layanan belum diisi, (\d+) isian belum dinilai$/.exec(await missing.innerText())[1]);
  const [first, ...others] = await page.locator(".indicator").all();
  await first.getByRole("radio").nth(1).check({ force: true });
  const before = await openEntries();
  for (const indicator of others) await indicator.getByRole("radio").nth(1).check({ force: true });
  assert.equal(before - (await openEntries()), others.length, "each answer closes one entry");
  assert.equal(await page.locator(".resultbar__number").count(), 0, "no total in the bar");

  await goTo(page, "#/hasil");
  await page.locator(".hero").waitFor();
  assert.match(await page.locator(".hero__total--range .hero__number").innerText(), /^\d+,\d\d–\d+,\d\d$/);
  assert.equal(await page.locator(".hero .tile").count(), 0, "no letter");
  assert.equal(await page.locator(".gauge__flag, .gauge__segment--current").count(), 0, "no pin and no filled band");
});

browserTest("not assessed is not zero", async ({ page, open }) => {
  await open();
  await begin(page, "opini-2026", "unit");
  const first = page.locator(".indicator").first();
  await first.getByRole("radio").first().check({ force: true });
  const bar = page.locator(".resultbar__gap");
  const answered = await bar.innerText();
  await first.getByRole("radio", { name: /Belum dinilai/ }).check({ force: true });
  assert.notEqual(await bar.innerText(), answered);
});
