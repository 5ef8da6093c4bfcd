// The building blocks one by one: none without an example, none that breaks the rules, and what a screen reader finds.

import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { browserTest } from "../browser/support/browser-test.mjs";
import { violations } from "../browser/support/axe.mjs";
import { looks, take } from "../browser/support/visit.mjs";

const sources = ["components", "charts"].map((folder) => new URL(`../../src/ui/${folder}/`, import.meta.url));
const stored = new URL("./snapshots/", import.meta.url);

/** Files that draw nothing by themselves: values and parts of other blocks. */
const PARTS = ["choice", "field", "mod", "tone"];

const blocks = (page) => page.locator("[data-block]");
const show = async (page, open, hash = "") => {
  await open(hash);
  await blocks(page).first().waitFor();
};

browserTest("every building block has an example", async ({ page, open }) => {
  await show(page, open);
  const files = (await Promise.all(sources.map((folder) => readdir(folder)))).flat();
  const expected = files.map((name) => name.replace(/\.rs$/, "")).filter((name) => !PARTS.includes(name));
  const shown = await blocks(page).evaluateAll((all) => all.map((block) => block.dataset.block));
  assert.deepEqual(shown.toSorted(), expected.toSorted());
});

browserTest("what a screen reader finds in each block is as stored", async ({ page, open }) => {
  await show(page, open);
  await page.getByRole("button", { name: "Buka dialog" }).click();
  await mkdir(stored, { recursive: true });
  for (const block of await blocks(page).all()) {
    const name = await block.getAttribute("data-block");
    const found = `${await block.ariaSnapshot()}\n`;
    const file = new URL(`${name}.yml`, stored);
    if (process.env.UPDATE_SNAPSHOTS) await writeFile(file, found);
    assert.equal(found, await readFile(file, "utf8"), `${name}: review the difference, then UPDATE_SNAPSHOTS=1`);
  }
  const known = (await readdir(stored)).map((file) => file.replace(/\.yml$/, ""));
  const shown = await blocks(page).evaluateAll((all) => all.map((block) => block.dataset.block));
  assert.deepEqual(known.toSorted(), shown.toSorted(), "a stored tree is of no block");
});

for (const theme of ["", "#kontras"]) {
  browserTest(`no block breaks WCAG 2.2 AA, in any look ${theme}`, { reducedMotion: "reduce" }, async ({ page, open }) => {
    await show(page, open, theme);
    const found = [];
    for (const look of looks) {
      await take(page, look);
      found.push(...(await violations(page)).map((violation) => `${look.name}: ${violation}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${look.name}: ${wide} px wider than the window`);
    }
    await page.getByRole("button", { name: "Buka dialog" }).click();
    found.push(...(await violations(page)).map((violation) => `dialog: ${violation}`));
    assert.deepEqual(found, []);
  });
}
