// The calculator is a file of its own, with its styles in another: loaded on first use, once, and again after a failure.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";

const loads = (watch) => watch.requests.filter((url) => /\/zona-hijau-kalkulator-[0-9a-f]{16}\.wasm$/.test(url));

browserTest("the start screen does without the calculator", async ({ page, watch, open }) => {
  await open("#/mulai");
  await page.getByRole("radio", { name: /2023/ }).check();
  await page.getByRole("radio", { name: "Kota" }).check();
  await page.getByRole("button", { name: "Tampilan gelap" }).first().click();
  await page.locator("html[data-theme=dark]").waitFor();
  // A request that was begun is seen by then.
  await page.waitForLoadState("networkidle");
  assert.deepEqual(loads(watch), []);
});

browserTest("the method in the address loads the calculator, once for all screens", async ({ page, watch, open }) => {
  await open("#/metode");
  await page.locator("#jenjang").waitFor();
  await page.evaluate(() => (location.hash = "#/mulai"));
  await page.getByRole("button", { name: "Kabupaten Contoh Hijau" }).click();
  await page.locator("main").getByText("88,13").first().waitFor();
  assert.equal(loads(watch).length, 1);
});

const broken = {
  // It would have the calculator already, from before the line broke.
  serviceWorkers: "block",
  allow: [/kalkulator-[0-9a-f]{16}\.wasm/, /Failed to (load|fetch)|status of 404|^console: (TypeError|Error: 404)/],
};

browserTest("a calculator that does not load can be tried again, and nothing chosen is lost", broken, async ({ page, open }) => {
  let failure = "abort";
  await page.route(/zona-hijau-kalkulator-/, (route) => {
    if (failure === "abort") return route.abort();
    if (failure === "missing") return route.fulfill({ status: 404, body: "" });
    // A host that knows no WebAssembly.
    const headers = { "content-type": "application/octet-stream" };
    return route.fetch().then((response) => route.fulfill({ response, headers }));
  });
  await open("#/mulai");
  await page.getByRole("radio", { name: /2022/ }).check();
  await page.getByRole("button", { name: "Mulai isi nilai" }).click();
  await page.getByText("Kalkulator tidak dapat dimuat").waitFor();
  failure = "missing";
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await page.getByText("Kalkulator tidak dapat dimuat").waitFor();
  failure = "type";
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await page.getByRole("heading", { name: "Isi nilai" }).waitFor();
  await page.getByText("Penilaian Kepatuhan 2022").first().waitFor();
});

const unstyled = { serviceWorkers: "block", allow: [/zona-hijau-layar-/, /Failed to (load|fetch)/] };

browserTest("without its styles the calculator waits, and comes when they can be had", unstyled, async ({ page, open }) => {
  let fails = true;
  await page.route(/zona-hijau-layar-/, (route) => (fails ? route.abort() : route.continue()));
  await open("#/mulai");
  assert.equal(await page.locator("link[href*=zona-hijau-layar]").count(), 0, "a first visit does without them");
  await page.getByRole("button", { name: "Kabupaten Contoh Kuning" }).click();
  await page.getByText("Kalkulator tidak dapat dimuat").waitFor();
  fails = false;
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await page.locator(".hero").waitFor();
  assert.equal(await page.locator("link[href*=zona-hijau-layar]").count(), 1);
  const order = await page.evaluate(() => [...document.styleSheets].map(({ href }) => /zona-hijau-layar|print/.exec(href)?.[0]));
  assert.deepEqual(order, [undefined, "zona-hijau-layar", "print"]);
});
