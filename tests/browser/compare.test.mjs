// Bandingkan: every published result is found, years break where the instrument changed, positions, scenarios.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browserTest } from "./support/browser-test.mjs";
import { goTo, openDemo } from "./support/steps.mjs";

const data = new URL("../../static/published/results.json", import.meta.url);

/** Shows a part of the screen: "Hasil terbit", "Tahun ke tahun", "Posisi", "Skenario", "Instrumen lain". */
async function part(page, name) {
  await page.locator(".compare .page-head").getByRole("radio", { name, exact: true }).check({ force: true });
}

/** A number as the screen writes it. */
const comma = (score) => Number(score).toFixed(2).replace(".", ",");

/** The cells of each row of a table, as text. */
function rows(page, table) {
  return page.locator(`${table} > tbody > tr`).evaluateAll((found) =>
    found.map((row) => [...row.children].map((cell) => cell.innerText.trim().replace(/\s+/g, " "))),
  );
}

async function yearsOf(page, body) {
  await part(page, "Tahun ke tahun");
  await page.locator("#instansi-tahun").fill(body);
  await page.locator("#instansi-tahun").press("Enter");
  await page.getByRole("heading", { name: `${body} dari tahun ke tahun` }).waitFor();
  return rows(page, ".compare__years");
}

browserTest("the results load when the screen is opened, from the app's own files, without an assessment", async ({ page, open, watch }) => {
  await open();
  assert.ok(!watch.requests.some((request) => request.includes("terbit")), "a first visit does without them");
  await page.locator('.header__nav a[href="#/banding"]').click();
  await page.getByText("dan bukan daftar resmi Ombudsman").waitFor();
  assert.equal(watch.requests.filter((request) => request.includes("zona-hijau-terbit")).length, 1);
});

browserTest("each published result is found by its body, year and kind", { timeout: 180_000 }, async ({ page, open }) => {
  const { results, sources } = JSON.parse(await readFile(data, "utf8"));
  await open("#/banding");
  await page.locator(".compare__results").waitFor();
  const groups = new Map();
  for (const result of results) {
    const key = `${result.year} ${result.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  let found = 0;
  for (const group of groups.values()) {
    await page.locator("#cari-tahun").selectOption(String(group[0].year));
    await page.locator("#cari-jenis").selectOption(group[0].kind);
    const more = page.getByRole("button", { name: /^Tampilkan \d+ lagi$/ });
    while (await more.count()) await more.click();
    await page.waitForFunction((count) => document.querySelectorAll(".compare__results > tbody > tr").length === count, group.length);
    const shown = (await rows(page, ".compare__results")).map((cells) => cells.join(" | "));
    for (const { body, year, score, source, category, disagrees, misprint } of group) {
      const line = shown.find((cells) =>
        cells.startsWith(body) && cells.includes(`| ${year} | ${comma(score)} |`) && cells.includes(sources[source].title));
      assert.ok(line, `${body} ${year} ${score} ${sources[source].title}`);
      if (category) assert.ok(line.includes(`kategori ${category}`), line);
      assert.equal(line.includes("Media berbeda"), Boolean(disagrees), line);
      assert.equal(line.includes("Label janggal"), Boolean(misprint), line);
      found += 1;
    }
  }
  assert.equal(found, results.length);
  const addresses = await page.locator(".compare__results a").evaluateAll((links) => links.map((link) => [link.target, link.rel]));
  assert.ok(addresses.every(([target, rel]) => target === "_blank" && rel.includes("noreferrer")));
  await page.locator("#cari-tahun").selectOption("semua");
  await page.locator("#cari-jenis").selectOption("semua");
  await page.locator("#cari-instansi").fill("mojokerto kota");
  await page.waitForFunction(() => document.querySelectorAll(".compare__results > tbody > tr").length === 3);
  await page.locator("#cari-instansi").fill("tidak ada");
  await page.getByText("Tidak ada hasil untuk pencarian ini").waitFor();
});

browserTest("the years of Kota Mojokerto break after 2021 and no difference is taken there", async ({ page, open }) => {
  await open("#/banding");
  const found = await yearsOf(page, "Kota Mojokerto");
  assert.deepEqual(found.map(([year]) => year.slice(0, 4)), ["2021", "≠ In", "2022", "2023"]);
  assert.match(found[1][0], /Instrumen berganti antara 2021 dan 2022.*selisih tidak dihitung/);
  assert.deepEqual(found.filter((cells) => cells.length > 1).map((cells) => cells.slice(1, 4)), [
    ["58,40", "", "Penilaian Kepatuhan 2021"],
    ["63,67", "tidak dihitung: instrumen berganti", "Penilaian Kepatuhan 2022"],
    ["88,26", "+24,59 sejak 2022", "Penilaian Kepatuhan 2023"],
  ]);
  const chart = page.locator("figure.years");
  assert.equal(await chart.locator(".years__panel").count(), 2);
  assert.equal(await chart.locator(".years__break").count(), 1);
  assert.equal(await chart.locator(".years__line").count(), 1, "one line, and none across the break");
  assert.deepEqual(await chart.locator(".years__label").allTextContents(), ["58,40", "63,67", "88,26"]);
});

browserTest("Kota Magelang has two scores in 2021, both with their outlet, and neither is preferred", async ({ page, open }) => {
  await open("#/banding");
  const found = await yearsOf(page, "Kota Magelang");
  const first = found.filter(([year]) => year === "2021");
  assert.deepEqual(first.map(([, score]) => score), ["61,24", "68,27"]);
  assert.ok(first.every((cells) => cells[5].includes("Media berbeda: media lain mencetak nilai lain")));
  assert.equal(new Set(first.map((cells) => cells[5])).size, 2);
  const later = found.filter(([year]) => /^202[234]$/.test(year)).map((cells) => cells.slice(1, 3));
  assert.deepEqual(later, [
    ["95,10", "tidak dihitung: instrumen berganti"],
    ["98,17", "+3,07 sejak 2022"],
    ["99,61", "+1,44 sejak 2023"],
  ]);
});

browserTest("the user's own assessment joins the years of its body as an estimate", async ({ page, open }) => {
  await open("#/banding");
  await page.locator("#cari-instansi").fill("kota mojokerto");
  await page.locator("#cari-tahun").selectOption("2023");
  await page.getByRole("button", { name: "Pakai nilai akhir Kota Mojokerto 2023 sebagai awal" }).click();
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  assert.equal(await page.locator("#nama-instansi").inputValue(), "Kota Mojokerto");
  assert.match(await page.locator(".resultbar").innerText(), /88,26/);
  await goTo(page, "#/banding");
  await part(page, "Tahun ke tahun");
  await page.locator(".compare__years").waitFor();
  const own = (await rows(page, ".compare__years")).filter((cells) => cells.join().includes("Penilaian Anda"));
  assert.deepEqual(own.map((cells) => cells.slice(0, 2)), [["2023", "88,26"]]);
  assert.match(own[0][5], /“Kota Mojokerto”, perkiraan/);
  assert.equal(await page.locator("figure.years .years__dot--own").count(), 2, "one in the chart, one in the legend");
});

browserTest("63.67 stands where the cities of 2022 say, and against the national counts", async ({ page, open }) => {
  const { results } = JSON.parse(await readFile(data, "utf8"));
  const cities = new Map();
  for (const { body, year, kind, score, disagrees } of results) {
    if (year === 2022 && kind === "kota" && !disagrees) cities.set(body, Number(score));
  }
  const scores = [...cities.values()].sort((a, b) => a - b);
  const above = scores.filter((score) => score > 63.67).length;
  await open("#/banding");
  await part(page, "Posisi");
  await page.locator(".compare__rank").waitFor();
  assert.equal(await page.locator("#posisi-nilai").inputValue(), "63,67", "the first example");
  assert.equal(await page.locator(".compare__rank").innerText(), `${above} dari ${scores.length} instansi lebih tinggi`);
  await page.getByText(`${above} lebih tinggi, 1 sama, ${scores.length - above - 1} lebih rendah. Ini bukan peringkat nasional.`).first().waitFor();
  await page.getByText("Menurut instrumen 2022: kategori C.").waitFor();
  await page.getByText("dinilai 98 kota di seluruh Indonesia: 53 hijau, 42 kuning, 3 merah. Nilai 63,67 berarti zona kuning; di zona itu ada 42 kota.").waitFor();
  assert.equal(await page.locator(".strip__plot .strip__dot").count(), scores.length);
  assert.equal(await page.locator(".strip__number").textContent(), "63,67");
  const table = await rows(page, ".compare__quartiles");
  assert.deepEqual([table[0][1], table[4][1]], [comma(scores[0]), comma(scores.at(-1))]);
  assert.equal(table[2][1], comma(scores[Math.ceil(scores.length / 2) - 1]));
  await page.locator("#posisi-nilai").fill("101");
  await page.locator("#posisi-nilai-error").waitFor();
  assert.equal(await page.locator(".compare__rank").count(), 0, "nothing is said of a wrong number");
  await page.locator("#posisi-nilai").fill("88");
  await page.locator("#posisi-tahun").selectOption("2025");
  const text = () => page.locator(".compare").innerText();
  await page.getByText("Menurut instrumen 2025").waitFor();
  assert.match(await text(), /tidak ada zona warna/);
  assert.doesNotMatch(await text(), /hijau|kuning|merah/);
});

browserTest("a scenario with one change shows one difference in each table, and becomes the baseline", async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/banding");
  await part(page, "Skenario");
  await page.getByRole("button", { name: "Simpan isian sekarang sebagai skenario" }).click();
  await page.getByText("Tidak ada standar yang berbeda.").waitFor();
  assert.equal(await page.locator(".compare__delta--some").count(), 0);
  const before = await page.locator(".compare__total").allInnerTexts();
  assert.equal(before[0], before[1]);
  const level = page.locator("#ubah-tingkat");
  const present = Number(await level.inputValue());
  await level.selectOption(String(present === 3 ? 2 : 3));
  await page.getByRole("button", { name: "Ubah di skenario" }).click();
  await page.locator(".compare__delta--some").first().waitFor();
  const cards = page.locator("section:has(> .card__head #beda-standar), section:has(> .card__head #beda-dimensi), section:has(> .card__head #beda-unit)");
  assert.equal(await cards.count(), 3);
  for (const card of await cards.all()) assert.equal(await card.locator(".compare__delta--some").count(), 1);
  assert.equal(await page.locator("section:has(#beda-standar) tbody tr").count(), 1);
  const [baseline, scenario] = await page.locator(".compare__total").allInnerTexts();
  assert.notEqual(baseline, scenario);
  await page.reload();
  await part(page, "Skenario");
  assert.deepEqual(await page.locator(".compare__total").allInnerTexts(), [baseline, scenario], "kept in the file");
  await page.getByRole("button", { name: "Jadikan dasar: Skenario 1" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".compare__total").length === 0);
  await goTo(page, "#/hasil");
  assert.match(await page.locator(".hero").innerText(), new RegExp(scenario));
  await goTo(page, "#/banding");
  await page.getByRole("button", { name: "Urungkan", exact: true }).first().click();
  await page.locator(".compare__total").nth(1).waitFor();
  assert.deepEqual(await page.locator(".compare__total").allInnerTexts(), [baseline, scenario]);
});

browserTest("the scenario of Perbaikan is kept beside the baseline", async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Merah");
  await goTo(page, "#/perbaikan");
  await page.locator(".lever__toggle button").first().click();
  await page.locator(".trial__table strong").waitFor();
  const then = await page.locator(".trial__table strong").innerText();
  await page.getByRole("button", { name: "Simpan untuk dibandingkan" }).click();
  await page.getByRole("heading", { name: "Bandingkan", level: 1 }).waitFor();
  assert.equal(await page.locator(".compare__total").nth(1).innerText(), then);
  assert.ok((await page.locator("section:has(#beda-standar) tbody tr").count()) > 0);
});

browserTest("the same answers under another instrument, with what does not compare", async ({ page, open }) => {
  await open();
  await openDemo(page, "Kabupaten Contoh Kuning");
  await goTo(page, "#/banding");
  await part(page, "Instrumen lain");
  await page.locator("#instrumen-tujuan").selectOption("kepatuhan-2024");
  await page.getByText("37 dari 37 indikator punya padanan").waitFor();
  const [total] = await rows(page, ".compare__other");
  assert.equal(total[1], total[2], "2023 and 2024 have the same list");
  await page.locator("#instrumen-tujuan").selectOption("opini-2026");
  await page.getByText(/Tidak sebanding: tanpa padanan di .*2026 \(\d+\)/).waitFor();
  await page.getByText(/Belum dinilai: baru di .*2026 \(\d+\)/).waitFor();
  const there = (await rows(page, ".compare__other")).map((cells) => cells[2]);
  assert.equal(there[0], "belum lengkap", "no total, as most is not assessed there");
  assert.match(there[3], /^\d+,\d\d–\d+,\d\d$/);
  await page.setViewportSize({ width: 320, height: 740 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "320 px");
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole("button", { name: "Buka sebagai penilaian baru" }).click();
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  assert.match(await page.locator(".context").innerText(), /2026/);
});

browserTest("everything can be done by keyboard, and nothing is wider than a phone", { viewport: { width: 360, height: 740 } }, async ({ page, open }) => {
  await open("#/banding");
  await page.locator(".compare__results").waitFor();
  await page.locator('input[name="bagian-banding"]:checked').focus();
  for (const name of ["tahun", "posisi", "skenario", "instrumen"]) {
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok((await wide()) <= 0, `before ${name}`);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((value) => document.activeElement.value === value && document.activeElement.checked, name);
    // The frame after next has the layout.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.ok((await wide()) <= 0, name);
  }
});
