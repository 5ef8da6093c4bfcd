// Whatever can have the focus, in every state: large enough to hit, marked when it has the focus, and never covered then.

import assert from "node:assert/strict";
import { states } from "./support/states.mjs";
import { take, visit } from "./support/visit.mjs";

const windows = [
  { name: "1366 px", width: 1366 },
  { name: "360 px", width: 360 },
  { name: "teks 200 %", width: 1366, text: 32 },
];

visit("targets of 24 px, a focus that is seen and never covered", states, async (page, state) => {
  const found = [];
  for (const look of windows) {
    await take(page, look, state.width);
    const { count, problems } = await page.evaluate(inspect);
    assert.ok(count > 1, `${count} targets at ${look.name}`);
    found.push(...problems.map((problem) => `${look.name}: ${problem}`));
  }
  assert.deepEqual(found, []);
});

/** Runs in the page: gives the focus to everything that Tab reaches, and says what is wrong with it. */
function inspect() {
  const SMALLEST = 23.9;
  const problems = [];
  const scope = document.querySelector("dialog[open]") ?? document;
  const all = [...scope.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  const targets = all.filter((element) => element.tabIndex >= 0 && !element.disabled && isShown(element));
  for (const element of targets) {
    const target = hitArea(element);
    const box = target.getBoundingClientRect();
    const small = box.width < SMALLEST || box.height < SMALLEST;
    if (small && !isInText(element)) problems.push(`${named(element)}: ${box.width.toFixed(1)} by ${box.height.toFixed(1)} px`);
    element.blur();
    const before = look(element);
    element.focus({ focusVisible: true });
    if (document.activeElement !== element) problems.push(`${named(element)}: cannot have the focus`);
    if (look(element) === before) problems.push(`${named(element)}: nothing shows that it has the focus`);
    const cover = coverOf(target, element);
    if (cover) problems.push(`${named(element)}: covered by ${cover}`);
  }
  return { count: targets.length, problems: problems.slice(0, 12) };

  function isShown(element) {
    return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  }

  /** What is pressed: an input that is not drawn itself has a label around it. */
  function hitArea(element) {
    const label = element.closest("label");
    return element.matches("input") && label ? label : element;
  }

  /** A link within a sentence is as high as its line. */
  function isInText(element) {
    return element.matches("a") && getComputedStyle(element).display === "inline";
  }

  /** Everything that may show the focus: the element, what follows it, what is around it. */
  function look(element) {
    const around = ["td", "label, tr, li"].map((kind) => element.closest(kind));
    const parts = [element, element.nextElementSibling, element.parentElement, ...around];
    const style = (part) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(part);
      return [outlineStyle, outlineStyle === "none" ? "" : outlineWidth + outlineColor, boxShadow, borderColor].join();
    };
    return parts.filter(Boolean).map(style).join("; ");
  }

  /** What sticks to the window and lies over the element that has the focus, wherever that is in view. */
  function coverOf(target, element) {
    const { left, right, top, bottom } = target.getBoundingClientRect();
    const inside = 2;
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + inside, top + inside],
      [right - inside, top + inside],
      [left + inside, bottom - inside],
      [right - inside, bottom - inside],
    ];
    const fits = bottom - top < innerHeight / 2;
    if (fits && (top < 0 || bottom > innerHeight)) return "the edge of the window";
    for (const [x, y] of points) {
      const hit = document.elementFromPoint(x, y);
      for (let part = hit; part; part = part.parentElement) {
        if (part.contains(element) || target.contains(part)) break;
        if (/fixed|sticky/.test(getComputedStyle(part).position)) return `.${part.className || part.tagName}`;
      }
    }
    return null;
  }

  function named(element) {
    const text = element.getAttribute("aria-label") ?? element.closest("label")?.innerText ?? element.innerText;
    const id = element.id ? `#${element.id}` : `.${element.className}`;
    return `${element.tagName.toLowerCase()}${id} “${(text ?? "").trim().slice(0, 40)}”`;
  }
}
