// What is said without being looked at: one polite sentence about the result, names of what one operates, no movement.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { begin, goTo, openDemo } from "./support/steps.mjs";

/** Notes each text that a polite status takes, with its time. */
async function listen(page) {
  await page.evaluate(() => {
    globalThis.said = [];
    const now = () => [...document.querySelectorAll("[role=status].sr-only")].find((e) => e.innerText)?.innerText ?? "";
    let last = now();
    const note = () => {
      const text = now();
      if (text && text !== last) globalThis.said.push({ text, time: performance.now() });
      last = text;
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

browserTest("the result is said once, in one sentence, after typing has come to rest", async ({ page, open }) => {
  await open("#/mulai");
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nama-instansi", "Kota Kerja");
  await page.locator("#nama-instansi").press("Tab");
  await page.waitForTimeout(1500);
  await listen(page);
  await page.locator("#nilai-u1").focus();
  await page.keyboard.type("61,58", { delay: 120 });
  const typed = await page.evaluate(() => performance.now());
  await page.waitForFunction(() => globalThis.said.length > 0);
  await page.waitForTimeout(1500);
  const said = await page.evaluate(() => globalThis.said);
  assert.equal(said.length, 1, JSON.stringify(said));
  assert.ok(said[0].time > typed, "not before the last key");
  assert.match(said[0].text, /^Kota Kerja: nilai 61,58, kategori C, Kualitas Sedang menurut Penilaian Kepatuhan 2023\. Perkiraan, bukan hasil resmi\.$/);
  const status = page.getByRole("status").filter({ hasText: "Kota Kerja: nilai" });
  assert.equal(await status.getAttribute("aria-live"), "polite");
});

browserTest("every control of every screen has a name, and no two radio groups share one", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  const devtools = await page.context().newCDPSession(page);
  for (const hash of ["#/mulai", "#/isi", "#/hasil", "#/perbaikan", "#/bukti", "#/laporan", "#/metode"]) {
    await goTo(page, hash);
    const { nodes } = await devtools.send("Accessibility.getFullAXTree");
    const operated = new Set(["button", "link", "textbox", "combobox", "radio", "checkbox", "slider", "tab", "radiogroup", "dialog", "navigation", "complementary"]);
    const all = nodes.filter(({ ignored, role }) => !ignored && operated.has(role?.value));
    assert.ok(all.length > 10, `${all.length} on ${hash}`);
    const nameless = all.filter(({ name }) => !name?.value?.trim()).map(({ role, nodeId }) => `${role.value} ${nodeId}`);
    assert.deepEqual(nameless, [], hash);
    const groups = await page.locator("fieldset:not([role=presentation])").evaluateAll((sets) => sets.map((set) => (set.querySelector("legend")?.textContent ?? set.ariaLabel ?? "").trim()));
    assert.ok(groups.every(Boolean), `${hash}: a group has no legend`);
  }
});

browserTest("nothing moves where less movement is asked for", { reducedMotion: "reduce" }, async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  for (const hash of ["#/isi", "#/hasil", "#/perbaikan", "#/laporan"]) {
    await goTo(page, hash);
    const moving = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("body *")]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          const moves = transitionDuration.split(",").some((time) => Number.parseFloat(time) > 0);
          return moves || animationName !== "none" || scrollBehavior === "smooth";
        })
        .map((element) => element.className || element.tagName),
    );
    assert.deepEqual(moving, [], hash);
  }
});
