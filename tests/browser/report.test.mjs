// Laporan on paper: what the PDF says and shows, with backgrounds off, on both sheets and from every theme.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browserTest } from "./support/browser-test.mjs";
import { appUrl } from "./support/browser.mjs";
import { beyond, print, read } from "./support/pdf.mjs";
import { goTo, openDemo, planned, saved } from "./support/steps.mjs";

const YELLOW = [0xf3, 0xc3, 0x31];

/** Lines of a column that is not set from its left edge begin this near to each other, in points. */
const COLUMN = 40;

/** Points of 1/72 inch; Chromium rounds sheets to whole pixels of 1/96 inch. */
const sheets = { a4: [595.3, 841.9], f4: [609.4, 935.4] };

const near = (pixel, colour) => colour.every((part, index) => Math.abs(pixel[index] - part) < 12);

/** The pixel between two neighbouring words of the first page. */
function between({ pages, picture }, first, second) {
  const { words, width } = pages[0];
  const index = words.findIndex(({ text }, place) => text === first && words[place + 1]?.text === second);
  assert.ok(index >= 0, `"${first} ${second}" is not on the first page`);
  const [, top, right, bottom] = words[index].box;
  const scale = picture.width / width;
  const x = Math.round(((right + words[index + 1].box[0]) / 2) * scale);
  const y = Math.round(((top + bottom) / 2) * scale);
  return [...picture.data.subarray((y * picture.width + x) * 3).subarray(0, 3)];
}

/** How much of a picture has about this colour. */
function share({ width, height, data }, [red, green, blue]) {
  let count = 0;
  for (let at = 0; at < width * height * 3; at += 3) {
    const distance = Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue);
    if (distance < 24) count += 1;
  }
  return count / (width * height);
}

async function openReport(page, file) {
  await page.setInputFiles("#buka-berkas", { name: "kasus.zona-hijau.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  await goTo(page, "#/laporan");
  await page.locator(".report").waitFor();
}

async function choosePaper(page, paper) {
  await page.locator(`input[name="kertas"][value="${paper}"]`).check({ force: true });
  await page.locator(`.report.paper-${paper}`).waitFor();
}

const demo = JSON.parse(await readFile(new URL("../../static/demo/kuning.json", import.meta.url), "utf8"));

/** The demo body with so many units, each with a long name. */
function bodyOf(count) {
  const unit = (number) => ({
    ...structuredClone(demo.units[number % demo.units.length]),
    id: `v${number}`,
    name: `Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Wilayah${number}`,
  });
  return { ...demo, units: Array.from({ length: count }, (_, number) => unit(number)) };
}

/** Page numbers of the summary: those before the annex. */
const summaryOf = (pages) => pages.slice(0, pages.findIndex((page) => page.text.startsWith("Lampiran:")));

/** Every cell of the sheet as text, from the page itself, but for what is only spoken. */
const cellsOf = (page) =>
  page.locator(".report table :is(th, td)").evaluateAll((cells) =>
    cells.map((cell) => {
      const spoken = [...cell.querySelectorAll(".sr-only")].map((part) => part.innerText);
      return spoken.reduce((text, part) => text.replace(part, ""), cell.innerText);
    }),
  );

const joined = (text) => text.replace(/\s+/g, "");

/** Words of controls that must not be on paper. */
async function controlsOf(page) {
  const found = await page.locator("button, a, label, summary, .page-head").allInnerTexts();
  // The name of the program stands in the foot of the report.
  const lines = found.flatMap((text) => text.split("\n")).map((text) => text.trim());
  return new Set(lines.filter((text) => text.includes(" ") && text !== "Zona Hijau"));
}

for (const paper of ["a4", "f4"]) {
  for (const count of [7, 20]) {
    browserTest(`a body of ${count} units on ${paper} is whole, light and free of controls`, { colorScheme: "dark" }, async ({ page, open }) => {
      await open("#/mulai");
      await openReport(page, bodyOf(count));
      await choosePaper(page, paper);
      const [cells, controls] = [await cellsOf(page), await controlsOf(page)];
      const printed = await read(await print(page));
      const { pages, picture } = printed;
      for (const sheet of pages) {
        const off = [sheet.width - sheets[paper][0], sheet.height - sheets[paper][1]].map(Math.abs);
        assert.ok(Math.max(...off) < 1.5, `${sheet.width} x ${sheet.height} is no ${paper}`);
        assert.deepEqual(beyond(sheet), [], "words beyond the margins");
        assert.ok(sheet.words.length > 0, "an empty sheet");
      }
      const summary = summaryOf(pages);
      assert.ok(summary.length >= 1 && summary.length <= 2, `${summary.length} pages of summary`);
      assert.ok(near(between(printed, "Zona", "kuning"), YELLOW), `the chip is ${between(printed, "Zona", "kuning")}`);
      // Tile and gauge keep their fill too; the sheet stays white although the screen is dark.
      assert.ok(share(picture, YELLOW) > 0.01, `${share(picture, YELLOW)} yellow`);
      assert.ok(share(picture, [255, 255, 255]) > 0.8, `${share(picture, [255, 255, 255])} white`);
      assert.ok(controls.size > 5, "the controls are known");
      const everything = joined(pages.map((sheet) => sheet.text).join(""));
      for (const control of controls) assert.ok(!everything.includes(joined(control)), `"${control}" is printed`);
      checkAnnex(pages, cells, count);
    });
  }
}

/** Every cell is on paper, and headings stand on every sheet that a table of answers continues on. */
function checkAnnex(pages, cells, count) {
  const printed = joined(pages.map((page) => page.text).join(""));
  assert.ok(cells.length > 37 * count, `${cells.length} cells`);
  const places = placesOf(pages);
  for (const cell of new Set(cells)) assert.ok(printed.includes(joined(cell)) || inPieces(places, cell), `"${cell}" is cut`);
  const annex = pages.slice(summaryOf(pages).length);
  const answered = annex.filter((page) => /Ketersediaan|Penundaan|Penyediaan sarana/.test(page.text));
  assert.ok(answered.length > 0);
  for (const page of answered) assert.match(page.text, /Indikator Bobot %/);
  const rows = pages.flatMap((page) => levelsBeside(page, "lembaga"));
  assert.equal(rows.length, count, "every unit has its answer to an indicator");
}

/** The words of each page by their text. */
const placesOf = (pages) =>
  pages.map(({ words }) => {
    const places = new Map();
    for (const word of words) places.set(word.text, [...(places.get(word.text) ?? []), word]);
    return places;
  });

/** A cell that wraps is printed line by line beside its neighbours: each word follows the one before it, or begins a line below. */
function inPieces(places, cell) {
  const wanted = cell.split(/\s+/).filter(Boolean);
  return places.some((page) => (page.get(wanted[0]) ?? []).some((first) => goesOn(page, wanted.slice(1), first.box, first.box)));
}

/** Whether the words go on from `last` in the column that begins at `first`. */
function goesOn(page, [word, ...rest], last, first) {
  if (word === undefined) return true;
  const height = last[3] - last[1];
  const follows = ({ box: [left, top] }) => {
    const isBeside = Math.abs(top - last[1]) < height / 2 && left > last[2] - 1 && left - last[2] < height;
    const isBelow = top > last[1] + height / 2 && top < last[1] + 2 * height && Math.abs(left - first[0]) < COLUMN;
    return isBeside || isBelow;
  };
  return (page.get(word) ?? []).filter(follows).some(({ box }) => goesOn(page, rest, box, first));
}

/** The single digits on the line of "Pengetahuan tentang lembaga Ombudsman". */
function levelsBeside(page, word) {
  const names = page.words.filter((found) => found.text === word);
  return names.flatMap(({ box: [, top, right, bottom] }) =>
    page.words.filter(({ text, box }) => /^[0-3]$/.test(text) && box[0] > right && box[1] > top - 3 && box[3] < bottom + 3),
  );
}

for (const [name, options, theme] of [
  ["the dark theme", { colorScheme: "dark" }, "gelap"],
  ["the contrast theme", {}, "kontras"],
  ["forced colours", { forcedColors: "active", colorScheme: "dark" }, "ikut"],
]) {
  browserTest(`from ${name} the paper is as from the light one`, options, async ({ page, open }) => {
    await page.addInitScript((chosen) => localStorage.setItem("zona-hijau/theme", chosen), theme);
    await open("#/mulai");
    await openDemo(page, "Kabupaten Contoh Kuning");
    await goTo(page, "#/laporan");
    const printed = await read(await print(page));
    const { picture } = printed;
    assert.ok(near(between(printed, "Zona", "kuning"), YELLOW), `the chip is ${between(printed, "Zona", "kuning")}`);
    assert.ok(share(picture, YELLOW) > 0.01 && share(picture, [255, 255, 255]) > 0.8);
    // Ink on paper is dark: hardly a pixel has the light ink of a dark theme beside the white.
    assert.ok(share(picture, [0x14, 0x1d, 0x2b]) > 0.002, "dark ink");
  });
}

browserTest("the title is the proposed file name while printing, disclosures are open, and all is put back", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/laporan");
  await page.locator(".report").waitFor();
  await page.evaluate(() => {
    window.seen = [];
    const note = () => window.seen.push([document.title, document.querySelectorAll("details:not([open])").length]);
    window.addEventListener("beforeprint", note);
  });
  const closed = await page.locator("details:not([open])").count();
  assert.ok(closed > 0);
  await print(page);
  assert.deepEqual(await page.evaluate(() => window.seen), [["laporan-kabupaten-contoh-kuning-kepatuhan-2023", 0]]);
  assert.equal(await page.title(), "Laporan - Zona Hijau");
  assert.equal(await page.locator("details:not([open])").count(), closed);
});

/** What the other screens must say on paper. */
const others = {
  // The calculation is folded on screen.
  "#/hasil": /Perhitungan baris demi baris[^]*Rata-rata 7 unit/,
  "#/isi": /Kabupaten Contoh Kuning/,
  "#/perbaikan": /Rencana/,
  "#/banding": /Ombudsman/,
  "#/bukti": /\d+ dari \d+ lengkap/,
  "#/metode": /Pita|Kategori/,
};

for (const [hash, said] of Object.entries(others)) {
  browserTest(`${hash} prints without controls too`, async ({ page, open }) => {
    await open("#/mulai");
    await openDemo(page, "Kabupaten Contoh Kuning");
    await goTo(page, hash);
    if (hash === "#/perbaikan") await planned(page);
    // The names of bodies in a table are buttons too.
    const controls = await page.locator("button:not(td *, th *)").allInnerTexts();
    const { text } = await read(await print(page));
    assert.match(text, said);
    const printed = controls.map((control) => control.trim()).filter((control) => /^\p{L}{3,} .*\p{L}/u.test(control) && text.includes(control));
    assert.deepEqual(printed, []);
    for (const control of ["Simpan berkas", "Cetak\n", "Urungkan"]) assert.ok(!text.includes(control), control);
  });
}

browserTest("what is filled in is printed, kept and undone", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/laporan");
  await page.getByText("Tempat, tanggal, dan penanda tangan").click();
  await page.getByLabel("Tempat", { exact: true }).fill("Langgur");
  await page.getByRole("group", { name: "Disusun oleh" }).getByLabel("NIP").fill("19800101 200501 1 001");
  await page.getByLabel("Tempat", { exact: true }).focus();
  const before = await read(await print(page));
  assert.match(before.text, /Langgur,/);
  assert.match(before.text, /NIP 19800101 200501 1 001/);
  await goTo(page, "#/isi");
  await page.locator(".page-head__actions").getByRole("button", { name: "Urungkan" }).click();
  await goTo(page, "#/laporan");
  await page.locator(".report").waitFor();
  assert.match(await page.locator(".signatures").innerText(), /Langgur/);
  assert.doesNotMatch(await page.locator(".signatures").innerText(), /19800101/);
  await goTo(page, "#/isi");
  await page.locator(".page-head__actions").getByRole("button", { name: "Ulangi" }).click();
  await goTo(page, "#/laporan");
  await page.locator(".signatures").getByText("NIP 19800101 200501 1 001").waitFor();
  await saved(page);
  await page.reload();
  await page.locator(".report").waitFor();
  assert.equal(await page.getByText("Langgur").count(), 1);
  assert.match(await page.locator(".signatures").innerText(), /NIP 19800101 200501 1 001/);
});

browserTest("the file for Word is one HTML file that stands alone and runs nothing", async ({ page, context, open }) => {
  await open("#/mulai");
  const nasty = '<script>document.title="x"</script>';
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    window.kinds = [];
    URL.createObjectURL = (blob) => window.kinds.push(blob.type) && make(blob);
  });
  await openReport(page, { ...demo, body: { ...demo.body, name: nasty } });
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh laporan (.html)" }).click();
  const download = await waiting;
  assert.equal(download.suggestedFilename(), "laporan-script-document-title-x-script-kepatuhan-2023.html");
  const html = await readFile(await download.path(), "utf8");
  assert.deepEqual(await page.evaluate(() => window.kinds), ["text/html"]);
  const copy = await context.newPage();
  const asked = [];
  copy.on("request", (request) => asked.push(request.url()));
  await copy.setContent(html);
  assert.deepEqual(asked, []);
  assert.match(await copy.title(), /^Laporan perkiraan, Penilaian Kepatuhan 2023: /);
  assert.equal(await copy.locator("h1").first().innerText(), nasty);
  assert.equal(await copy.locator("script, link, img, iframe, [src], [href]").count(), 0);
  assert.equal(await copy.locator(".cip.kuning").innerText(), "▲ Zona kuning");
  assert.ok((await copy.locator("table.data tr").count()) > 50);
});

browserTest("where the browser refuses to print, the screen says so", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/laporan");
  await page.locator(".report").waitFor();
  assert.equal(await page.locator(".report-controls .notice").count(), 0);
  // A browser that refuses says nothing: no event comes.
  await page.evaluate(() => (window.print = () => {}));
  await page.getByRole("button", { name: "Cetak atau simpan PDF" }).click();
  await page.getByText("Peramban tidak membuka dialog cetak di sini").waitFor();
});

browserTest("in a frame that may neither print nor download, the screen says so beforehand", async ({ page, open }) => {
  await open("#/mulai");
  await openDemo(page, "Kabupaten Contoh Kuning");
  for (const [granted, notices] of [["", 1], ["allow-modals allow-downloads", 0]]) {
    // The icon, so that the browser does not ask the server for one.
    const body = `<link rel="icon" href="data:," /><iframe sandbox="allow-scripts allow-same-origin ${granted}" src="./#/laporan" width="900" height="700"></iframe>`;
    await page.route("**/tuan-rumah", (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto(new URL("tuan-rumah", appUrl).href);
    const frame = page.frameLocator("iframe");
    await frame.locator(".report").waitFor();
    assert.equal(await frame.getByText("Halaman ini disematkan dalam bingkai terbatas").count(), notices, granted);
    await page.unroute("**/tuan-rumah");
  }
});
