// Every state of every screen, in every look, by the rules of axe for WCAG 2.0 to 2.2, levels A and AA: no violation.
// Beyond those rules each table and figure has a name.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { violations } from "./support/axe.mjs";
import { problemsOfNames } from "./support/named.mjs";
import { states } from "./support/states.mjs";
import { looks, take, visit } from "./support/visit.mjs";

browserTest("a page that breaks the rules is found out", async ({ page, open }) => {
  await open("#/mulai");
  await page.evaluate(() => {
    const broken = document.createElement("div");
    // Element by element: the page takes no markup from a script.
    const add = (tag, attributes = {}, text = "") => {
      const element = Object.assign(document.createElement(tag), attributes);
      element.append(text);
      broken.append(element);
    };
    add("img", { src: "data:," });
    add("input", { type: "text" });
    add("p", { className: "faint" }, "pudar");
    add("button", { className: "thin" }, "x");
    add("button", { className: "thin" }, "y");
    document.querySelector("main").prepend(broken);
    broken.querySelector(".faint").style.cssText = "color: #aaa; background: #fff";
    for (const button of broken.querySelectorAll(".thin")) button.style.cssText = "width: 9px; height: 9px; padding: 0; min-height: 0";
  });
  const rules = (await violations(page)).map((violation) => violation.split(":")[0]);
  assert.deepEqual(rules.toSorted(), ["color-contrast", "image-alt", "label", "target-size"]);
});

visit("no violation of WCAG 2.2 AA, a name for everything, nothing wider than the window", states, async (page, state) => {
  const found = await problemsOfNames(page);
  for (const look of looks) {
    await take(page, look, state.width);
    found.push(...(await violations(page)).map((violation) => `${look.name}: ${violation}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) found.push(`${look.name}: ${wide} px wider than the window`);
  }
  assert.deepEqual(found, []);
});
