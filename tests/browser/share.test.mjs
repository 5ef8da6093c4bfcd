// Links: what one browser shares, another opens, after asking; what was changed on the way is refused.

import assert from "node:assert/strict";
import { appUrl } from "./support/browser.mjs";
import { browserTest } from "./support/browser-test.mjs";
import { begin, goTo, openDemo, view } from "./support/steps.mjs";

const offer = (page) => page.getByRole("dialog", { name: "Tautan ini berisi penilaian" });
const total = (page) => page.locator(".hero").innerText();

/** Opens the dialog on Hasil and gives the link in it. */
async function link(page) {
  await page.getByRole("button", { name: "Bagikan tautan" }).click();
  await page.getByRole("dialog", { name: "Bagikan sebagai tautan" }).waitFor();
  return page.getByLabel("Tautan", { exact: true }).inputValue();
}

/** The part of an address that a browser does not send. */
const fragment = (address) => address.slice(address.indexOf("#"));

browserTest("a link opened in another profile gives the same result", async ({ page, context, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Hijau");
  const before = await total(page);
  const address = await link(page);
  assert.ok(address.startsWith(`${appUrl}#/bagikan/`), address);
  assert.ok(address.length <= 2000, `${address.length} characters`);
  await page.getByText(`${address.length} karakter`).waitFor();

  const other = await (await context.browser().newContext({ locale: "id-ID" })).newPage();
  try {
    await other.goto(address);
    await offer(other).waitFor();
    const shown = await offer(other).innerText();
    for (const text of ["Kabupaten Contoh Hijau", "Penilaian Kepatuhan 2023", "7 unit layanan", "88,13", "kategori A"]) {
      assert.ok(shown.includes(text), `${text} in ${shown}`);
    }
    await offer(other).getByRole("button", { name: "Buka sebagai penilaian baru" }).click();
    await other.getByRole("heading", { name: "Hasil", level: 1 }).waitFor();
    assert.equal(await total(other), before);
    assert.equal(fragment(other.url()), "#/hasil");
    await other.reload();
    await other.locator(".hero").waitFor();
    assert.equal(await total(other), before);
    assert.equal(await offer(other).count(), 0);
  } finally {
    await other.context().close();
  }
});

browserTest("names can be left out", async ({ page, context, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  const named = await link(page);
  // Its hint is the description and no part of the name.
  const choice = page.getByRole("checkbox", { name: "Tanpa nama", exact: true });
  assert.match(await page.locator(`#${await choice.getAttribute("aria-describedby")}`).innerText(), /dikosongkan/);
  await choice.check();
  await page.waitForFunction((was) => document.querySelector("#tautan-bagikan").value !== was, named);
  const address = await page.getByLabel("Tautan", { exact: true }).inputValue();
  assert.ok(address.length < named.length);

  const other = await (await context.browser().newContext({ locale: "id-ID" })).newPage();
  try {
    await other.goto(address);
    await offer(other).getByText("Tanpa nama").waitFor();
    await offer(other).getByRole("button", { name: "Buka sebagai penilaian baru" }).click();
    await other.locator(".hero").waitFor();
    assert.match(await total(other), /66,47/);
    const text = await other.locator("body").innerText();
    assert.ok(text.includes("Unit 7") && !text.includes("Kabupaten Contoh"), text);
  } finally {
    await other.context().close();
  }
});

browserTest("a changed character and a cut link are refused and change nothing", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Merah");
  const address = await link(page);
  await page.getByRole("button", { name: "Tutup" }).last().click();
  const before = await total(page);
  const at = address.length - 40;
  const flipped = address.slice(0, at) + (address[at] === "x" ? "y" : "x") + address.slice(at + 1);
  for (const [wrong, message] of [
    [flipped, /rusak: ada karakter yang berubah/],
    [address.slice(0, -30), /terpotong: bagian akhirnya hilang/],
    [address.replace(/bagikan\/.*/, "bagikan/"), /terpotong/],
  ]) {
    await page.evaluate((hash) => (location.hash = hash), fragment(wrong));
    const alert = page.getByRole("alert").filter({ hasText: message });
    await alert.waitFor();
    assert.equal(await offer(page).count(), 0);
    assert.equal(fragment(page.url()), "#/hasil");
    assert.equal(await total(page), before);
    await alert.getByRole("button", { name: "Tutup" }).click();
  }
});

browserTest("a link never takes the place of present work unasked", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Hijau");
  const address = await link(page);
  await page.getByRole("button", { name: "Tutup" }).last().click();
  await goTo(page, "#/mulai");
  await begin(page, "kepatuhan-2023", "unit");
  await page.fill("#nama-instansi", "Kota Kerja");
  await page.fill("#nilai-u1", "61,5");
  await page.locator("#nilai-u1").press("Tab");

  await page.evaluate((hash) => (location.hash = hash), fragment(address));
  await offer(page).waitFor();
  await offer(page).getByText("Pekerjaan Anda yang sekarang tidak hilang").waitFor();
  await offer(page).getByRole("button", { name: "Abaikan" }).last().click();
  await offer(page).waitFor({ state: "detached" });
  assert.equal(await page.inputValue("#nama-instansi"), "Kota Kerja");
  assert.equal(fragment(page.url()), "#/isi");

  await page.evaluate((hash) => (location.hash = hash), fragment(address));
  await offer(page).waitFor();
  await page.keyboard.press("Escape");
  await offer(page).waitFor({ state: "detached" });
  assert.equal(await page.inputValue("#nilai-u1"), "61,5");

  await page.evaluate((hash) => (location.hash = hash), fragment(address));
  await offer(page).getByRole("button", { name: "Buka sebagai penilaian baru" }).click();
  await page.locator(".hero").waitFor();
  assert.match(await total(page), /88,13/);
  await page.getByRole("status").getByRole("button", { name: "Urungkan" }).click();
  await goTo(page, "#/isi");
  assert.equal(await page.inputValue("#nama-instansi"), "Kota Kerja");
  await view(page, "Nilai rapor");
  assert.equal(await page.inputValue("#nilai-u1"), "61,5");
});

const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

browserTest("the link is copied", clipboard, async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Hijau");
  const address = await link(page);
  await page.getByRole("button", { name: "Salin" }).click();
  await page.getByText("Tersalin").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
});

browserTest("without a clipboard the link is selected", async ({ page, open }) => {
  // As on plain http, and with the older way refused too.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Hijau");
  const address = await link(page);
  await page.getByRole("button", { name: "Salin" }).click();
  await page.getByText("Tekan Ctrl+C").waitFor();
  const selected = await page.evaluate(() => {
    const field = document.activeElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
  assert.equal(selected, address);
});
