import assert from "node:assert/strict";
import { test } from "node:test";
import { appUrl } from "./support/browser.mjs";
import { browserTest } from "./support/browser-test.mjs";
import { policy } from "./support/site.mjs";

browserTest("the app starts and replaces the loading message", async ({ page, open }) => {
  await open();
  assert.match(await page.title(), /Zona Hijau/);
  assert.match((await page.getAttribute("html", "lang")) ?? "", /^(id|en)$/);
  assert.notEqual((await page.locator("#app").innerText()).trim(), "");
});

browserTest("a first visit loads only the files that the size check counts", async ({ page, watch, open }) => {
  await open();
  await page.waitForLoadState("networkidle");
  const files = watch.requests
    .filter((url) => url.startsWith(appUrl))
    .map((url) => new URL(url).pathname.slice(new URL(appUrl).pathname.length) || "index.html");
  assert.ok(files.some((file) => file.endsWith(".wasm")), "the app's code was loaded");
  assert.equal(new Set(files).size, files.length, `each file once: ${files.join(" ")}`);
  const counted = process.env.ZONA_HIJAU_FIRST_LOAD?.split(" ");
  if (counted) {
    const uncounted = files.filter((file) => !counted.includes(file));
    assert.deepEqual(uncounted, [], "not counted by `cargo xtask size`");
  }
});

// Chromium reports the preloaded script as forbidden when scripts are off.
const scriptsOff = { javaScriptEnabled: false, allow: [/\.js \(csp\)$/] };

browserTest("with scripts off the page says in Indonesian what it needs", scriptsOff, async ({ page }) => {
  await page.goto(appUrl);
  assert.match(await page.locator("body").innerText(), /memerlukan JavaScript/);
});

test("the server sets the strict policy and the right types", async () => {
  const page = await fetch(appUrl);
  assert.equal(page.headers.get("content-security-policy"), policy);
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|\*/);
  const wasm = (await page.text()).match(/href="?\.\/([^" >]+\.wasm)/)?.[1];
  assert.ok(wasm, "the page preloads the app's code");
  const code = await fetch(appUrl + wasm);
  assert.equal(code.headers.get("content-type"), "application/wasm");
  assert.match(code.headers.get("cache-control") ?? "", /immutable/);
  await code.arrayBuffer();
});
