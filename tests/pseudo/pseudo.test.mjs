// All screens in the third language: what stands outside of brackets was never in a catalogue, and nothing is cut off.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { browserTest } from "../browser/support/browser-test.mjs";
import { states } from "../browser/support/states.mjs";
import { take, visit } from "../browser/support/visit.mjs";
import { pseudo } from "./translate.mjs";

const windows = [{ name: "1366 px", width: 1366 }, { name: "360 px", width: 360 }];

/** Under these keys files hold names: of bodies and units, those that a pack proposes too, of sources, of regulations. */
const KEYS = new Set(["name", "title", "legal_basis", "body"]);

/** What is the same in every language, and why. Everything else on a screen is from a catalogue. */
const SAME = [
  {
    why: "names of bodies and units, titles of sources and names of regulations: data of cases, demos and packs",
    words: await namesIn(["../cases/published/", "../cases/perbaikan/", "../../static/demo/", "../../static/instruments/", "../../static/published/"]),
  },
  { why: "typed by the states themselves", words: ["Sekretaris Dinas", "SK tim penyusun", "Tanda tangan belum ada", "https://contoh.go.id/berkas"] },
  { why: "the program, and keys of its files, by which they say where something is wrong", words: ["zona-hijau", "instrument", "format", "units"] },
  { why: "languages are offered by the names that their own speakers use", words: ["Bahasa Indonesia", "English"] },
];
/** Parts of screens that are in one language on purpose: the offer of the other language, labels as outlets printed them. */
const OTHER_LANGUAGE = "[lang=en], .compare__label [lang=id]";
/** Parts that no reader of the page gets: for browsers without scripts, for a drag that is not under way. */
const UNREAD = "noscript, script, style, .drop-target";
// Longer words first: one may be the beginning of another.
const data = SAME.flatMap(({ words }) => words).toSorted((one, other) => other.length - one.length);
const SEEN = { data, skipped: `${OTHER_LANGUAGE}, ${UNREAD}` };

async function namesIn(folders) {
  const found = new Set();
  for (const folder of folders) {
    const url = new URL(folder, import.meta.url);
    for (const file of (await readdir(url)).filter((name) => name.endsWith(".json"))) {
      collect(JSON.parse(await readFile(new URL(file, url), "utf8")), found);
    }
  }
  return [...found];
}

/** Every plain text under the keys of names. */
function collect(value, found) {
  for (const [key, inner] of Object.entries(value ?? {})) {
    const plain = [inner].flat().filter((text) => typeof text === "string" && text);
    if (KEYS.has(key) && plain.length > 0) plain.forEach((text) => found.add(text));
    else if (typeof inner === "object") collect(inner, found);
  }
}

visit("every text is from a catalogue, and none is cut off", states, async (page, state) => {
  const found = [];
  for (const look of windows) {
    await take(page, look, state.width);
    const problems = await page.evaluate(inspect, SEEN);
    found.push(...problems.map((problem) => `${look.name}: ${problem}`));
  }
  assert.deepEqual(found, []);
});

browserTest("a text that is not translated and one that is cut off are found", async ({ page, open }) => {
  await open("#/mulai");
  await page.evaluate((translated) => {
    const add = (text, css) => {
      const element = document.createElement("button");
      element.textContent = text;
      element.style.cssText = css;
      document.querySelector("main").prepend(element);
    };
    add("lupa diterjemahkan", "");
    add(translated, "width: 60px; overflow: hidden; white-space: nowrap; min-width: 0; display: block");
  }, pseudo("Terlalu panjang untuk tombolnya"));
  const problems = await page.evaluate(inspect, SEEN);
  assert.equal(problems.length, 2, problems.join("\n"));
  assert.match(problems[0], /lupa diterjemahkan/);
  assert.match(problems[1], /cut off/);
});

/** Runs in the page. */
function inspect({ data, skipped }) {
  const problems = new Set();
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const letters = (text) => {
    const known = data.reduce((rest, name) => rest.replaceAll(name, " "), text);
    // Letters of categories, file endings and abbreviations of formats stand alone.
    return /[a-zà-ÿ]{3,}/i.test(known) ? known.trim() : null;
  };
  /** The part of a text outside of all brackets; messages may hold messages. */
  const outside = (text, state) => {
    let rest = "";
    for (const sign of text) {
      if (sign === "⟦") state.depth += 1;
      if (state.depth === 0) rest += sign;
      if (sign === "⟧") state.depth -= 1;
    }
    return rest;
  };

  /** A name that was cut in its middle stands whole in a title around it. */
  const whole = (text, element) => {
    const title = element.closest("[title]")?.title ?? "";
    const [start, end, more] = text.split("…");
    return more === undefined && end && title.startsWith(start.trim()) && title.endsWith(end) ? title : text;
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const state = { depth: 0 };
  while (texts.nextNode()) {
    const { data: shown, parentElement: element } = texts.currentNode;
    // Segments are called by what tells their bands apart: the words that all share are left out.
    const isPart = element.closest(".gauge__letter, .gauge__legend") && /[⟦⟧ë]/.test(shown);
    const text = isPart ? `⟦${shown.replace(/[⟦⟧]/g, "")}⟧` : whole(shown, element);
    if (element.closest(skipped)) continue;
    const before = state.depth;
    const rest = letters(outside(text, state));
    // A text that was shortened to fit lacks its last bracket.
    if (text.includes("…")) state.depth = before;
    if (rest && isShown(element)) problems.add(`“${rest.slice(0, 60)}” in ${named(element)} is not translated`);
  }
  if (state.depth !== 0) problems.add("brackets do not pair: a message is used in part");
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    for (const element of document.querySelectorAll(`body [${name}]`)) {
      const rest = letters(outside(element.getAttribute(name), { depth: 0 }));
      if (rest && isShown(element)) problems.add(`${name}=“${rest.slice(0, 60)}” of ${named(element)} is not translated`);
    }
  }

  // Names that someone gave to a unit may be shortened where they stand in full elsewhere.
  const shown = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (shown.nextNode()) {
    const { data: text, parentElement: element } = shown.currentNode;
    const apart = element.closest("svg, .sr-only, option, .skip-link, .drop-target, noscript");
    if (/[⟦⟧]/.test(text) && !apart && isShown(element)) checkRoom(shown.currentNode, element);
  }
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) problems.add(`the page is ${wide} px wider than the window`);
  return [...problems].slice(0, 12);

  /** A text is whole where no box around it, up to the one that scrolls, hides a part of it. */
  function checkRoom(node, element) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.width === 0 || isSaidOnly(element)) return;
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, display, position } = getComputedStyle(box);
      if (display === "inline" || display === "contents") continue;
      if (/auto|scroll/.test(overflowX + overflowY)) return;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const beyond = Math.max(text.right - right, left - text.left);
      const below = Math.max(text.bottom - bottom, top - text.top);
      const hides = /hidden|clip/.test(overflowX);
      const isButton = box.matches("button, a.button, .chip, .tile, td, th, label, .segmented__option, .tabs__tab");
      if ((hides || isButton) && (beyond > 1.5 || (hides && below > 1.5))) {
        problems.add(`“${node.data.trim().slice(0, 50)}” is cut off by ${named(box)} (${Math.round(Math.max(beyond, below))} px)`);
        return;
      }
      if (position === "fixed") return;
    }
  }

  /** Whether a box of no size is around it: then it is for screen readers. */
  function isSaidOnly(element) {
    for (let box = element; box; box = box.parentElement) {
      const { width, height } = box.getBoundingClientRect();
      if ((width <= 1.5 || height <= 1.5) && getComputedStyle(box).display !== "contents") return true;
    }
    return false;
  }

  function named(element) {
    const classes = typeof element.className === "string" ? element.className : "";
    return `${element.tagName.toLowerCase()}${classes ? `.${classes.split(" ")[0]}` : ""}`;
  }
}
