// The one file that works from a disk: no server, no request, the same features, in Chromium and Firefox.

import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, watchedPage } from "./support/browser.mjs";
import { inFirefox } from "./support/firefox.mjs";
import { dist } from "./support/site.mjs";
import { begin, goTo, openDemo, planned } from "./support/steps.mjs";

const path = join(dist, "zona-hijau.html");
const address = pathToFileURL(path).href;
const byIndicator = new URL("../cases/perbaikan/merah-per-indikator.zona-hijau.json", import.meta.url);
const published = new URL("../cases/published/maluku-tenggara-2023.zona-hijau.json", import.meta.url);

let browser;
after(async () => (await browser)?.close());

/** A page on the file; requests other than the file itself and problems fail the test. */
function fileTest(name, body) {
  test(name, { timeout: 90_000 }, async () => {
    browser ??= launch();
    const context = await (await browser).newContext({ locale: "id-ID" });
    try {
      const { page, watch } = await watchedPage(context);
      await page.goto(`${address}#/mulai`);
      await page.locator("#app .loading").waitFor({ state: "detached" });
      await body(page);
      const foreign = watch.requests.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url));
      assert.deepEqual(foreign, [], "requests");
      // A file is foreign to the server of the other tests; that is the one thing to look past here.
      const problems = watch.problems.filter((problem) => !problem.startsWith(`foreign request: GET ${address}`));
      assert.deepEqual(problems, [], "problems");
    } finally {
      await context.close();
    }
  });
}

test("it has at most 2 MB, everything inside, and a policy without any request", async () => {
  assert.ok((await stat(path)).size <= 2_000_000);
  const text = await readFile(path, "utf8");
  const head = text.slice(0, text.indexOf("<style"));
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(head)?.[1] ?? "";
  assert.match(policy, /^default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-[^']+' 'sha256-[^']+'; style-src 'sha256-/);
  assert.doesNotMatch(policy, /connect-src|unsafe-inline|'unsafe-eval'|'self'|http/);
  const outside = [...text.matchAll(/<(?:script|link|img|iframe)\s(?:[^>]*\s)?(?:src|href)=(?!"?data:)[^>]*>/g)];
  assert.deepEqual(outside.map(([tag]) => tag.slice(0, 80)), []);
});

fileTest("from file:// a score is entered, the result is right, and a reload brings the work back", async (page) => {
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nama-instansi", "Kota Kerja");
  await page.fill("#nilai-u1", "61,5");
  await page.locator("#nilai-u1").press("Tab");
  await goTo(page, "#/hasil");
  await page.getByText("61,50").first().waitFor();
  await page.reload();
  await page.getByText("61,50").first().waitFor();
  await goTo(page, "#/metode");
  await page.locator("#jenjang").waitFor();
});

fileTest("from file:// a file is saved and opened again", async (page) => {
  await page.setInputFiles("#buka-berkas", published.pathname);
  await page.getByText("Kabupaten Maluku Tenggara").first().waitFor();
  assert.equal(await page.locator(".resultbar__number").innerText(), "60,80");
  await goTo(page, "#/hasil");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Simpan berkas" }).first().click(),
  ]);
  const saved = await readFile(await download.path());
  await goTo(page, "#/mulai");
  await openDemo(page, "Kabupaten Contoh Hijau");
  await goTo(page, "#/mulai");
  await page.setInputFiles("#buka-berkas", { name: "lagi.json", mimeType: "application/json", buffer: saved });
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  assert.equal(await page.locator(".resultbar__number").innerText(), "60,80");
});

fileTest("from file:// the result is printed", async (page) => {
  await openDemo(page, "Kabupaten Contoh Hijau");
  // First, because the dialog that the button opens prints too.
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 10_000);
  await page.evaluate(() => window.addEventListener("beforeprint", () => (document.body.dataset.printed = "yes")));
  await page.getByRole("button", { name: "Cetak" }).first().click();
  await page.locator("body[data-printed=yes]").waitFor();
});

fileTest("from file:// the cheapest plan is found and a standard taken over", async (page) => {
  await page.setInputFiles("#buka-berkas", byIndicator.pathname);
  const before = await page.locator(".resultbar__number").innerText();
  await goTo(page, "#/perbaikan");
  await planned(page);
  await page.getByRole("button", { name: /^Tambah/ }).first().click();
  await page.locator(".trial__table").waitFor();
  await page.getByRole("button", { name: "Masukkan ke isian" }).first().click();
  await page.locator(".trial__table").waitFor({ state: "detached" });
  await goTo(page, "#/isi");
  assert.notEqual(await page.locator(".resultbar__number").innerText(), before);
});

fileTest("from file:// workbooks are written and read by the worker inside", async (page) => {
  await page.setInputFiles("#buka-berkas", published.pathname);
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Lembar kerja" }).click();
  const dialog = page.getByRole("dialog", { name: "Lembar kerja" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("group", { name: "Isian" }).getByRole("button", { name: "Excel (.xlsx)" }).click(),
  ]);
  const buffer = await readFile(await download.path());
  assert.equal(buffer.subarray(0, 2).toString("latin1"), "PK");
  await page.setInputFiles("#buka-lembar", { name: "sama.xlsx", mimeType: "application/octet-stream", buffer });
  await dialog.getByRole("status").filter({ hasText: "tidak ada yang berubah" }).waitFor();
});

fileTest("from file:// the published results are there", async (page) => {
  await goTo(page, "#/banding");
  await page.getByText(/^\d+ dari \d{3} hasil$/).first().waitFor();
});

/** The coach's window leads that of the projector, is led by its keys, and finds it again after a reload of either. */
async function workshop(page) {
  const context = page.context();
  const problems = [];
  await page.evaluate(() => (location.hash = "#/lokakarya"));
  await page.getByRole("button", { name: "Mulai lokakarya" }).click();
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: "Buka jendela proyektor" }).click();
  const second = await opened;
  second.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  second.on("request", (request) => request.url().startsWith(address) || problems.push(request.url()));
  const stage = (word) => second.locator(".projector .show__stage", { hasText: word }).waitFor();
  await stage("Keadaan");
  await second.keyboard.press("PageDown");
  await stage("Tebak");
  await second.reload();
  await stage("Tebak");
  await page.reload();
  await page.getByRole("heading", { name: "Meja pelatih" }).waitFor();
  await second.keyboard.press("PageDown");
  await stage("Ubah");
  await page.getByRole("button", { name: "Lanjut" }).click();
  await stage("Buka");
  await second.close();
  await page.getByText("Jendela proyektor tertutup").waitFor();
  assert.deepEqual(problems, []);
}

fileTest("from file:// the window of the projector follows that of the coach", workshop);

fileTest("from file:// it does so where there is no broadcast channel", async (page) => {
  await page.context().addInitScript(() => delete window.BroadcastChannel);
  await page.reload();
  await page.locator("#app .loading").waitFor({ state: "detached" });
  await workshop(page);
});

fileTest("it does not offer itself again, nor the code for other pages", async (page) => {
  assert.equal(await page.getByRole("link", { name: "Unduh versi luring" }).count(), 0);
  assert.equal(await page.getByRole("link", { name: "Buat kode sematan" }).count(), 0);
  await page.evaluate(() => (location.hash = "#/sematan"));
  await page.getByText("tidak punya alamat yang dapat dibuka").waitFor();
  assert.equal(await page.locator("#kode-sematan").count(), 0);
});

const says = (text) => `document.querySelector("main")?.innerText.includes(${JSON.stringify(text)})`;
const press = (text) => `[...document.querySelectorAll("button")].find((b) => b.innerText.includes(${JSON.stringify(text)})).click()`;

test("from file:// it works in Firefox", { timeout: 120_000 }, async () => {
  const text = JSON.stringify(await readFile(published, "utf8"));
  await inFirefox(async ({ open, run, wait, problems }) => {
    await open(`${address}#/mulai`);
    await wait(says("Mulai isi nilai"));
    await run(press("Kabupaten Contoh Hijau"));
    await wait(says("88,13"));
    // What is saved is what the link of the download holds.
    await run(`{ const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((saved) => (window.saved = saved)); return make.call(URL, blob); };
      HTMLAnchorElement.prototype.click = function () { this.download && (window.savedAs = this.download); }; }`);
    await run(press("Simpan berkas"));
    await wait(`window.saved?.includes('"kepatuhan-2023"') && window.savedAs.endsWith(".zona-hijau.json")`);
    await run(`window.addEventListener("beforeprint", () => (window.printed = true)); window.print = () => window.dispatchEvent(new Event("beforeprint"))`);
    await run(press("Cetak"));
    await wait("window.printed");
    await run(`location.hash = "#/mulai"`);
    await wait(says("Buka berkas"));
    await run(`{ const input = document.querySelector("#buka-berkas"); const files = new DataTransfer();
      files.items.add(new File([${text}], "lagi.json")); input.files = files.files; input.dispatchEvent(new Event("change", { bubbles: true })); }`);
    await wait(`document.querySelector(".resultbar__number")?.innerText === "60,80"`);
    await run(`location.hash = "#/isi"`);
    await wait(says("Isi nilai"));
    await run(`{ const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.arrayBuffer().then((saved) => (window.book = new TextDecoder("latin1").decode(saved.slice(0, 2)))); return make.call(URL, blob); }; }`);
    await run(press("Lembar kerja"));
    await wait(`[...document.querySelectorAll("dialog button")].some((button) => button.innerText.includes("Excel (.xlsx)"))`);
    await run(press("Excel (.xlsx)"));
    await wait(`window.book === "PK"`);
    await open(`${address}?muat-ulang#/perbaikan`);
    await wait(says("Perbaikan"));
    await open(`${address}?muat-ulang#/hasil`);
    await wait(says("60,80"));
    const requests = await run(`JSON.stringify(performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !/^(data|blob):/.test(name)))`);
    assert.deepEqual(JSON.parse(requests), []);
    assert.deepEqual(problems, []);
  });
});

test("from file:// a score is typed, a standard of the plan taken over and the report printed in Firefox", { timeout: 120_000 }, async () => {
  await inFirefox(async ({ open, run, wait, check, press, type, key, choose, pdf, problems }) => {
    const total = `document.querySelector(".resultbar__number")?.innerText`;
    await open(`${address}#/mulai`);
    await check(`input[name="instrumen"][value="kepatuhan-2023"]`);
    await press("Mulai isi nilai");
    await wait(`document.querySelector("#nilai-u1")`);
    await type("#nilai-u1", "49,85");
    await key("Tab");
    await wait(`document.body.innerText.includes("Tersimpan di peramban ini")`);
    assert.equal(await run(`document.querySelector("#nilai-u1").value`), "49,85");
    await run(`location.hash = "#/mulai"`);
    await wait(says("Buka berkas"));
    await choose("#buka-berkas", byIndicator.pathname);
    await wait(total);
    const before = await run(total);
    await run(`location.hash = "#/perbaikan"`);
    await wait(`document.querySelector(".improve__plans[data-search=finished]")`);
    await press("Tambah");
    await wait(`document.querySelector(".trial__table")`);
    await press("Masukkan ke isian");
    await wait(`!document.querySelector(".trial__table")`);
    await run(`location.hash = "#/isi"`);
    await wait(`${total} && ${total} !== ${JSON.stringify(before)}`);
    await run(`location.hash = "#/laporan"`);
    await wait(`document.querySelector(".report")`);
    const paper = await pdf();
    assert.equal(paper.subarray(0, 5).toString("latin1"), "%PDF-");
    assert.ok(paper.length > 10_000);
    assert.deepEqual(problems, []);
  });
});

test("from file:// the window of the projector follows that of the coach in Firefox", { timeout: 120_000 }, async () => {
  await inFirefox(async ({ open, reload, wait, press, opened, problems }) => {
    await open(`${address}#/lokakarya`);
    await wait(says("Mulai lokakarya"));
    await press("Mulai lokakarya");
    await wait(says("Meja pelatih"));
    await press("Buka jendela proyektor");
    const second = await opened();
    const stage = (word) => second.wait(`document.querySelector(".projector .show__stage")?.innerText.includes("${word}")`);
    await stage("Keadaan");
    await second.key("PageDown");
    await stage("Tebak");
    await second.reload();
    await stage("Tebak");
    await press("Lanjut");
    await stage("Ubah");
    await reload();
    await wait(says("Meja pelatih"));
    await second.key("PageDown");
    await stage("Buka");
    await wait(says("Jendela proyektor tersambung"));
    assert.deepEqual(problems, []);
  });
});
