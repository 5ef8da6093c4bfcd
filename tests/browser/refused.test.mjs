// What was refused stands above the fields of its own screen, and each message leads to its field.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { goTo, openDemo, view } from "./support/steps.mjs";

const summary = (page) => page.locator(".error-summary a");

async function refuse(page, field, text) {
  await page.fill(field, text);
  await page.locator(field).press("Tab");
  await page.locator(`${field}[aria-invalid=true]`).waitFor();
}

const isFocused = (page, id) => page.waitForFunction((wanted) => document.activeElement.id === wanted, id);

browserTest("a refused figure of Metode is listed there, and Hasil leads there", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/metode");
  await page.locator("#jenjang").waitFor();
  const field = page.locator("[id^=bobot-]").first();
  const id = await field.getAttribute("id");
  await refuse(page, `[id="${id}"]`, "101");
  assert.equal(await summary(page).count(), 1);
  await summary(page).click();
  await isFocused(page, id);
  await goTo(page, "#/isi");
  await page.locator(".grid, .tabs, #tabel-rapor").first().waitFor();
  assert.equal(await summary(page).count(), 0, "there is no such field");
  await goTo(page, "#/hasil");
  await page.locator("#pesan").getByRole("link").click();
  await page.getByRole("heading", { name: "Metode", level: 1 }).waitFor();
  await summary(page).waitFor();
});

browserTest("a refused target of Perbaikan is listed there", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/perbaikan");
  await refuse(page, "#target-nilai", "8,7,5");
  await summary(page).click();
  await isFocused(page, "target-nilai");
  await goTo(page, "#/isi");
  await page.locator(".grid, .tabs, #tabel-rapor").first().waitFor();
  assert.equal(await summary(page).count(), 0);
});

browserTest("a message about a field that another view has leads to it", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/isi");
  await view(page, "Tabel indikator");
  const cell = page.locator('[data-cell="5-3"] input');
  const id = await cell.getAttribute("id");
  await cell.fill("9");
  await cell.press("Enter");
  await summary(page).waitFor();
  await view(page, "Nilai rapor");
  await page.locator("#tabel-rapor").waitFor();
  assert.equal(await page.locator(`[id="${id}"]`).count(), 0);
  await summary(page).click();
  await isFocused(page, id);
});

for (const viewport of [
  { width: 1366, height: 768 },
  { width: 360, height: 640 },
]) {
  browserTest(`the message below a cell of the table is seen whole at ${viewport.width} px`, { viewport }, async ({ page, open }) => {
    await open("#/mulai");
    await openDemo(page, "Kabupaten Contoh Merah");
    await goTo(page, "#/isi");
    await view(page, "Tabel indikator");
    for (const cell of ["3-0", "8-6"]) {
      await refuse(page, `[data-cell="${cell}"] input`, "9");
      await page.locator(`[data-cell="${cell}"] input`).focus();
      const outside = await page.locator(`[data-cell="${cell}"] .grid-cell__wrong`).evaluate((message) => {
        const [inner, outer] = [message, message.closest(".grid-scroll")].map((element) => element.getBoundingClientRect());
        return { width: inner.width, left: outer.left - inner.left, right: inner.right - outer.right, below: inner.bottom - outer.bottom };
      });
      assert.ok(outside.width > 100, JSON.stringify(outside));
      assert.ok(Math.max(outside.left, outside.right, outside.below) <= 0, `${cell}: ${JSON.stringify(outside)}`);
    }
  });
}

browserTest("a click beside the input of a high cell is one into it", { viewport: { width: 360, height: 640 } }, async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Merah");
  await goTo(page, "#/isi");
  await view(page, "Tabel indikator");
  const cell = page.locator('[data-cell="3-0"]');
  // As Firefox lays it out, which makes the input no higher than a row of one line.
  await cell.locator("input").evaluate((input) => (input.style.height = "20px"));
  await cell.click({ position: { x: 5, y: 3 } });
  assert.ok(await cell.locator("input").evaluate((input) => document.activeElement === input));
});
