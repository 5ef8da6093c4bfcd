// Without a network: a later visit works, an update is offered and not forced, and one that breaks off changes nothing.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { launch } from "./support/browser.mjs";
import { dist, serveFolder } from "./support/site.mjs";
import { begin, goTo, saved } from "./support/steps.mjs";

const INTRANET = "intranet.test";
const folders = [];
let browser;

after(async () => {
  await (await browser)?.close();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A test with a server of its own and a fresh profile. Uncaught errors fail it. */
function offlineTest(name, body, options = {}) {
  test(name, { timeout: 90_000 }, async () => {
    browser ??= launch([`--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`]);
    const site = await serveFolder(dist, options);
    const context = await (await browser).newContext({ locale: "id-ID" });
    try {
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(site.url);
      await started(page);
      await body({ page, site, context });
      assert.deepEqual(errors, []);
    } finally {
      await context.close();
      await site.stop();
    }
  });
}

const started = (page) => page.locator("#app .loading").waitFor({ state: "detached" });

/** The service worker has taken its version and answers this page. */
const kept = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  });

const build = (page) => page.evaluate(() => document.querySelector("script[src*=boot-]").src.match(/boot-(\w+)\.js/)[1]);
const lookForUpdate = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().then(() => {}, () => {}));
/** Looks for an update and tells how taking it ended: "installed", or "redundant" when it was given up. */
const endOfUpdate = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const ended = new Promise((resolve) => {
      const follow = () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => resolve(worker.state));
      };
      registration.addEventListener("updatefound", follow, { once: true });
    });
    await registration.update().catch(() => {});
    return ended;
  });
const offer = (page) => page.getByText("Versi baru tersedia.");

/** A copy of the built app that differs as another build does: other names, another page, another service worker. */
async function anotherBuild(hash = "00000000000000ff") {
  const folder = await mkdtemp(join(tmpdir(), "zona-hijau-build-"));
  folders.push(folder);
  await cp(dist, folder, { recursive: true });
  const page = await readFile(join(folder, "index.html"), "utf8");
  const [boot, former] = /boot-(\w+)\.js/.exec(page);
  const next = boot.replace(former, hash);
  await rename(join(folder, boot), join(folder, next));
  await writeFile(join(folder, "index.html"), page.replaceAll(boot, next));
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  await writeFile(join(folder, "sw.js"), worker.replaceAll(boot, next).replace(/VERSION = "\w+"/, `VERSION = "${hash}"`));
  return { folder, boot: next, hash };
}

offlineTest("a second visit works with the server stopped", async ({ page, site }) => {
  await kept(page);
  await site.stop();
  await page.goto(`${site.url}?bahasa=id#/mulai`);
  await started(page);
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nilai-u1", "61,5");
  await page.locator("#nilai-u1").press("Tab");
  await goTo(page, "#/hasil");
  await page.getByText("61,50").first().waitFor();
});

offlineTest("a first visit keeps all it needs: the network may go before the calculator is used", async ({ page, site }) => {
  await kept(page);
  site.settings.down = true;
  await begin(page, "kepatuhan-2023", "unit");
  await page.locator("#nilai-u1").waitFor();
  const code = site.requests.filter(({ path }) => path.includes("kalkulator"));
  assert.equal(code.length, 1, "the service worker had fetched it");
});

offlineTest("an update is offered, not forced, and keeps what was half entered", async ({ page, site }) => {
  await kept(page);
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nilai-u1", "61,5");
  await page.locator("#nilai-u1").press("Tab");
  const before = await build(page);
  const next = await anotherBuild();
  site.settings.folder = next.folder;
  await lookForUpdate(page);
  await offer(page).waitFor();
  assert.equal(await build(page), before, "nothing happens by itself");
  await page.reload();
  await offer(page).waitFor();
  assert.equal(await build(page), before, "not even by loading again");
  // Typed, and the field not even left.
  await page.fill("#nama-instansi", "Kota Kerja");
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Muat ulang" }).click()]);
  await page.locator("#nama-instansi").waitFor();
  assert.equal(await build(page), next.hash);
  assert.equal(await page.inputValue("#nama-instansi"), "Kota Kerja");
  assert.equal(await page.locator(".resultbar__number").innerText(), "61,50");
  assert.equal(await offer(page).count(), 0);
});

offlineTest("refused input is named before an update takes it away", async ({ page, site }) => {
  await kept(page);
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nilai-u1", "8,7,5");
  await page.locator("#nilai-u1").press("Tab");
  site.settings.folder = (await anotherBuild()).folder;
  await lookForUpdate(page);
  await page.getByText("Isian terakhir belum tersimpan").waitFor();
});

offlineTest("the version that another tab shows stays whole, also when the next one was never taken", async ({ page, site, context }) => {
  await kept(page);
  const [first] = await page.evaluate(() => caches.keys());
  for (const hash of ["00000000000000fe", "00000000000000ff"]) {
    site.settings.folder = (await anotherBuild(hash)).folder;
    assert.equal(await endOfUpdate(page), "installed");
  }
  const other = await context.newPage();
  await other.goto(site.url);
  await offer(other).waitFor();
  await Promise.all([other.waitForEvent("load"), other.getByRole("button", { name: "Muat ulang" }).click()]);
  await started(other);
  assert.equal(await build(other), "00000000000000ff");
  await other.waitForFunction(async () => (await caches.keys()).length < 3);
  const names = await page.evaluate(() => caches.keys());
  assert.deepEqual(names, [first, first.replace(/\w+$/, "00000000000000ff")]);
  // The other tab still shows the first version, of which the host has nothing any more.
  site.settings.down = true;
  const own = await page.evaluate(async () => (await fetch(document.querySelector("script[src*=boot-]").src, { cache: "no-store" })).status);
  assert.equal(own, 200);
  await begin(page, "kepatuhan-2023", "unit");
});

for (const [name, broken, content = (path, body) => body] of [
  ["the network breaks in the middle", (next) => (path) => path.endsWith(next.boot)],
  ["a large file never arrives", () => (path) => path.includes("kalkulator")],
  ["a large file is cut off", () => () => false, (path, body) => (path.includes("kalkulator") ? body.subarray(0, body.length >> 1) : body)],
  ["a proxy answers for the host", () => () => false, (path, body) => (path.endsWith(".wasm") ? "<title>Sedang dirawat</title>" : body)],
]) {
  offlineTest(`an update during which ${name} leaves the old version working`, async ({ page, site }) => {
    await kept(page);
    const before = await build(page);
    const next = await anotherBuild();
    // The old files are in the cache of the browser; this update asks for them anew.
    const worker = join(next.folder, "sw.js");
    await writeFile(worker, (await readFile(worker, "utf8")).replace('"default"', '"reload"'));
    Object.assign(site.settings, { folder: next.folder, failing: broken(next), content });
    assert.equal(await endOfUpdate(page), "redundant");
    site.settings.down = true;
    await page.reload();
    await started(page);
    assert.equal(await build(page), before);
    await begin(page, "kepatuhan-2023", "unit");
    assert.equal(await offer(page).count(), 0);
    Object.assign(site.settings, { down: false, failing: () => false, content: (path, body) => body });
    await lookForUpdate(page);
    await offer(page).waitFor();
  });
}

offlineTest("a host that is half updated is not taken", async ({ page, site }) => {
  await kept(page);
  const next = await anotherBuild();
  await writeFile(join(next.folder, "index.html"), await readFile(join(dist, "index.html")));
  site.settings.folder = next.folder;
  assert.equal(await endOfUpdate(page), "redundant");
  const names = await page.evaluate(() => caches.keys());
  assert.equal(names.length, 1, names.join(" "));
});

offlineTest(
  "on plain http, without service workers, everything else works",
  async ({ page, site }) => {
    assert.equal(await page.evaluate(() => isSecureContext || "serviceWorker" in navigator), false);
    await begin(page, "kepatuhan-2023", "unit");
    await page.locator("#nilai-u1").waitFor();
    assert.ok(site.requests.every(({ path }) => !path.endsWith("sw.js")));
  },
  { name: INTRANET },
);

/** What an installation in another folder of the same host keeps. */
const NEIGHBOUR = "zona-hijau-/lain/-0123456789abcdef";

offlineTest("deleting all data takes work, caches and service worker away, and nothing of another installation", async ({ page }) => {
  await kept(page);
  await page.evaluate((name) => caches.open(name), NEIGHBOUR);
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nama-instansi", "Kota Kerja");
  await page.locator("#nama-instansi").press("Tab");
  await page.getByRole("button", { name: "Use English" }).first().click();
  await page.getByRole("button", { name: "Gunakan bahasa Indonesia" }).first().click();
  await saved(page);
  await page.waitForFunction(async () => {
    const has = (start) => Object.keys(localStorage).some((key) => key.startsWith(start));
    return (await indexedDB.databases()).length > 0 && has("zona-hijau/language") && has("zona-hijau/penilaian");
  });
  await goTo(page, "#/metode");
  await page.getByText("Hapus semua data di peramban ini").first().click();
  await page.getByRole("button", { name: "Hapus sekarang" }).click();
  await page.getByText("Semua data di peramban ini sudah dihapus.").waitFor();
  await page.locator("html[data-terhapus]").waitFor({ state: "attached" });
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  const left = await page.evaluate(async () => ({
    keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  assert.deepEqual(left, { keys: [], caches: [NEIGHBOUR], workers: 0 });
  await page.reload();
  await started(page);
  assert.equal(await page.getByText("Kota Kerja").count(), 0);
});

offlineTest("the worker for spreadsheets is kept too", async ({ page, site }) => {
  await kept(page);
  site.settings.down = true;
  await begin(page, "kepatuhan-2023", "unit");
  await page.getByRole("button", { name: "Lembar kerja" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("group", { name: "Templat" }).getByRole("button", { name: "Excel (.xlsx)" }).click(),
  ]);
  assert.equal((await readFile(await download.path())).subarray(0, 2).toString("latin1"), "PK");
});

offlineTest("a development build on the same address takes the kept version away, and nothing of another installation", async ({ page, site }) => {
  await kept(page);
  await page.evaluate((name) => caches.open(name), NEIGHBOUR);
  const next = await anotherBuild();
  const off = new URL("../../static/start/sw-off.js", import.meta.url);
  await writeFile(join(next.folder, "sw.js"), await readFile(off));
  site.settings.folder = next.folder;
  await Promise.all([page.waitForEvent("load"), lookForUpdate(page).catch(() => {})]);
  await started(page);
  assert.equal(await build(page), next.hash);
  assert.deepEqual(await page.evaluate(() => caches.keys()), [NEIGHBOUR]);
});

test("the manifest names icons of the sizes it says", async () => {
  const manifest = JSON.parse(await readFile(join(dist, "manifest.webmanifest"), "utf8"));
  assert.equal(manifest.start_url, "./");
  assert.ok(manifest.icons.some(({ purpose }) => purpose === "maskable"));
  for (const { src, sizes } of manifest.icons) {
    const image = await readFile(join(dist, src));
    assert.equal(`${image.readUInt32BE(16)}x${image.readUInt32BE(20)}`, sizes, src);
  }
});
