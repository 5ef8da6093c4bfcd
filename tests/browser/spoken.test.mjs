// What is said without being looked at: one polite sentence about the result, names of what one operates, no movement.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { named, problemsOfNames } from "./support/named.mjs";
import { begin, goTo, openDemo } from "./support/steps.mjs";

/** Notes each text that a polite status takes. */
async function listen(page) {
  await page.evaluate(() => {
    globalThis.said = [];
    const now = () => [...document.querySelectorAll("[role=status].sr-only")].find((e) => e.innerText)?.innerText ?? "";
    let last = now();
    const note = () => {
      const text = now();
      if (text && text !== last) globalThis.said.push(text);
      last = text;
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

browserTest("the result is said once, in one sentence, after typing has come to rest", async ({ page, open }) => {
  // Time goes on when it is told to: how fast the machine is does not matter.
  const start = new Date("2026-03-12T12:00:00Z");
  await page.clock.install({ time: start });
  await open("#/mulai");
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nama-instansi", "Kota Kerja");
  await page.locator("#nama-instansi").press("Tab");
  await page.clock.pauseAt(new Date(start.getTime() + 3_600_000));
  await page.clock.runFor(1500);
  await listen(page);
  await page.locator("#nilai-u1").focus();
  for (const key of "61,58") {
    await page.keyboard.press(key);
    await page.clock.runFor(120);
  }
  assert.deepEqual(await page.evaluate(() => globalThis.said), [], "nothing while it is typed");
  await page.clock.runFor(3000);
  const said = await page.evaluate(() => globalThis.said);
  assert.equal(said.length, 1, JSON.stringify(said));
  assert.match(said[0], /^Kota Kerja: nilai 61,58, kategori C, Kualitas Sedang menurut Penilaian Kepatuhan 2023\. Perkiraan, bukan hasil resmi\.$/);
  const status = page.getByRole("status").filter({ hasText: "Kota Kerja: nilai" });
  assert.equal(await status.getAttribute("aria-live"), "polite");
});

/** What comes into a region that is already there is spoken; a region that comes together with its words may not be. */
browserTest("polite messages come into regions that were there before them", async ({ page, open }) => {
  const mark = () =>
    page.evaluate(() => {
      for (const region of document.querySelectorAll("[role=status]")) region.waited = true;
    });
  const spoken = async (text) => {
    await page.getByText(text).first().waitFor();
    const waited = await page.getByText(text).first().evaluate((words) => words.closest("[role=status]")?.waited);
    assert.equal(waited, true, text);
    await mark();
  };
  await open("#/mulai");
  await mark();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await spoken("“Kabupaten Contoh Kuning” dibuka");
  await goTo(page, "#/isi");
  await page.fill("#nama-instansi", "Kota Lain");
  await page.locator("#nama-instansi").press("Tab");
  await page.locator(".page-head__actions button").first().click();
  await spoken("Diurungkan:");
  await goTo(page, "#/mulai");
  await page.locator(".library__more > summary").click();
  await mark();
  await page.getByRole("button", { name: "Hapus" }).click();
  await spoken("dihapus dari peramban ini");
});

browserTest("every control, table and figure of every screen has a name, and every group a legend", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  for (const hash of ["#/mulai", "#/isi", "#/hasil", "#/perbaikan", "#/banding", "#/bukti", "#/laporan", "#/metode"]) {
    await goTo(page, hash);
    const { length } = await named(page);
    assert.ok(length > 10, `${length} on ${hash}`);
    assert.deepEqual(await problemsOfNames(page), [], hash);
  }
});

browserTest("what has no name, and a sentence torn in two, are found", async ({ page, open }) => {
  await open("#/mulai");
  await page.evaluate(() => {
    // Element by element: the page takes no markup from a script.
    const make = (tag, ...content) => {
      const element = document.createElement(tag);
      element.append(...content);
      return element;
    };
    const add = (...parts) => document.querySelector("main").prepend(make(...parts));
    const row = make("tr", make("th", "Unit"), make("th", "Nilai"));
    add("table", make("thead", row), make("tbody", make("tr", make("td", "Dinas Sosial"), make("td", "62,06"))));
    add("figure", make("p", "gambar"));
    add("fieldset", make("label", "Nama"));
    add("button", "Nilai . Keterangan");
  });
  const problems = (await problemsOfNames(page)).toSorted();
  assert.deepEqual(problems, ["a button has a space before a sign: Nilai . Keterangan", "a figure has no name", "a group has no legend", "a table has no name"]);
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
