// Language and theme change what is shown, never what was entered.

import assert from "node:assert/strict";
import { appUrl } from "./support/browser.mjs";
import { browserTest } from "./support/browser-test.mjs";
import { begin, values } from "./support/steps.mjs";

browserTest("the language switch keeps the data and sets lang", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nama-instansi", "Kota Kerja");
  await page.fill("#nilai-u1", "61,5");
  await page.locator("#nilai-u1").press("Tab");
  await page.getByRole("button", { name: "Use English" }).click();
  await page.getByRole("heading", { name: "Enter scores" }).waitFor();
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await page.inputValue("#nama-instansi"), "Kota Kerja");
  assert.deepEqual(await values(page, "#nilai-u1"), ["61.5"]);
  assert.equal(await page.locator(".resultbar__number").innerText(), "61.50");
  await page.reload();
  await page.getByRole("heading", { name: "Enter scores" }).waitFor();
  assert.equal(await page.getAttribute("html", "lang"), "en", "the choice is kept");
});

browserTest("the theme button goes to the other theme, and the choice is kept", { colorScheme: "light" }, async ({ page, open }) => {
  await open();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Tampilan gelap" }).click();
  await page.locator("html[data-theme=dark]").waitFor();
  const dark = await background();
  assert.notEqual(dark, light);
  await page.reload();
  await page.getByRole("button", { name: "Tampilan terang" }).waitFor();
  assert.equal(await background(), dark);
  await page.getByRole("button", { name: "Tampilan terang" }).click();
  await page.locator("html:not([data-theme])").waitFor();
  assert.equal(await background(), light);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await background(), dark, "the device is followed again");
});

browserTest("the address can name language and theme", async ({ page }) => {
  await page.goto(`${appUrl}?bahasa=en&tema=kontras#/metode`);
  await page.getByRole("heading", { name: "Method", level: 1 }).waitFor();
  assert.equal(await page.getAttribute("html", "data-theme"), "contrast");
});
