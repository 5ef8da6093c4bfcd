// The main flow in Firefox: the method, a demo body, its result, and the same after a reload.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inFirefox } from "./support/firefox.mjs";

const base = process.env.ZONA_HIJAU_URL;
const says = (text) => `document.querySelector("main")?.innerText.includes(${JSON.stringify(text)})`;
const press = (text) => `[...document.querySelectorAll("button")].find((b) => b.innerText.includes(${JSON.stringify(text)})).click()`;

test("the main flow works in Firefox, within the strict policy", { timeout: 120_000 }, async () => {
  await inFirefox(async ({ open, run, wait, problems }) => {
    await open(`${base}#/metode`);
    await wait(`document.querySelector("#pita")`);
    await run(`location.hash = "#/mulai"`);
    await wait(says("Mulai isi nilai"));
    await run(press("Mulai isi nilai"));
    await wait(says("Isi nilai"));
    await run(`location.hash = "#/mulai"`);
    await wait(says("Kabupaten Contoh Hijau"));
    await run(press("Kabupaten Contoh Hijau"));
    await wait(says("88,13"));
    await open(`${base}?muat-ulang#/hasil`);
    await wait(says("88,13"));
    assert.deepEqual(problems, []);
  });
});
