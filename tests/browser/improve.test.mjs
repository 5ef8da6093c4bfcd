// Perbaikan: targets and their cheapest plans, the scenario that is taken back, what must be kept.

import assert from "node:assert/strict";
import { browserTest } from "./support/browser-test.mjs";
import { begin, goTo, planned, tabTo, view } from "./support/steps.mjs";

const cases = new URL("../cases/perbaikan/", import.meta.url);
const red = new URL("merah-per-indikator.zona-hijau.json", cases).pathname;
const green = new URL("hijau-88-26.zona-hijau.json", cases).pathname;

/** Opens a file and shows Perbaikan. */
async function improve(page, open, file) {
  await open("#/mulai");
  await page.setInputFiles("#buka-berkas", file);
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  await goTo(page, "#/perbaikan");
  await page.getByRole("heading", { name: "Perbaikan", level: 1 }).waitFor();
}

/** The words of a plan, once they are there. */
async function plan(page, name) {
  const option = page.locator(".plans__option", { has: page.locator(".plans__name", { hasText: name }) });
  await option.locator(".plans__figure").waitFor();
  return (await option.innerText()).replace(/\s+/g, " ");
}

/** The assessment as the device has it: the newest of its two records, without the lines about it. */
async function stored(page) {
  // It is written a moment after the change is painted.
  await page.waitForFunction(() => !document.body.innerText.includes("Menyimpan"));
  const records = await page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith("zona-hijau/penilaian/"))
      .map(([, record]) => record.split("\n")),
  );
  const [newest] = records.sort(([, a], [, b]) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  assert.ok(newest, "nothing is on the device");
  return newest.slice(2).join("\n");
}
const words = async (locator) => (await locator.innerText()).replace(/\s+/g, " ");

browserTest("a red body of seven units is shown the cheapest way to yellow, to B and to A", async ({ page, open }) => {
  await improve(page, open, red);
  for (const [band, effort, total] of [["C", 14, "55,08"], ["B", 147, "78,02"], ["A", 313, "88,00"]]) {
    await page.locator(`input[name=target][value=${band}]`).check({ force: true });
    await page.locator(".plans__option", { hasText: `upaya ${effort}` }).first().waitFor();
    const said = await plan(page, "Termurah");
    assert.ok(said.includes(`upaya ${effort}`) && said.includes(total), said);
    assert.ok(said.includes(`Kategori ${band}`), said);
    assert.match(await words(page.locator(".improve__reach")), new RegExp(`Kategori ${band} terjangkau`));
    assert.equal(JSON.parse(await stored(page)).target, band);
  }
});

browserTest("a number is a target, and one out of reach is called so with the ceiling", async ({ page, open }) => {
  await improve(page, open, red);
  await page.fill("#target-nilai", "100");
  await page.press("#target-nilai", "Enter");
  await page.getByText("Nilai 100,00 tidak tercapai").waitFor();
  const ceiling = /nilai tertinggi yang dapat dicapai (\d+,\d\d)/.exec(await words(page.locator(".improve__reach")))[1];
  assert.ok((await words(page.locator(".improve__remark"))).includes(`paling tinggi ${ceiling}`));
  await page.fill("#target-nilai", "8,7,5");
  await page.press("#target-nilai", "Enter");
  await page.locator("#target-nilai-error").waitFor();
  assert.equal(await page.inputValue("#target-nilai"), "8,7,5");
  assert.equal(JSON.parse(await stored(page)).target, "100");
});

browserTest("the guaranteed plan is proven and says what its effort buys", async ({ page, open }) => {
  await improve(page, open, red);
  await page.locator("input[name=target][value=B]").check({ force: true });
  await page.getByText("Terbukti: tidak ada rencana dengan upaya lebih kecil").waitFor();
  const said = await plan(page, "Terjamin");
  assert.match(said, /Kategori B dengan bobot apa pun .*: nilainya sedikitnya \d+,\d\d\./);
  assert.match(said, /Tambahan upaya \d+ menghapus ketergantungan/);
  assert.match(said, /Dari 4\.000 pembagian bobot acak, 4\.000 \(100%\) mencapainya; tanpa rencana 0/);
  await page.locator("input[name=rencana][value=terjamin]").check({ force: true });
  await page.getByRole("heading", { name: "Rencana ke kategori B, terjamin" }).waitFor();
});

browserTest("the counter for one unit shows its exact gain, and taking it back restores the work", async ({ page, open }) => {
  await improve(page, open, red);
  const before = await stored(page);
  const bundle = page.locator(".bundle").first();
  const unit = bundle.locator(".bundle__units li", { hasText: "Puskesmas Tanjung Fiktif" });
  const gain = await unit.locator("strong").innerText();
  await unit.getByRole("button", { name: /^Tambah/ }).click();
  const table = page.locator(".trial__table");
  const row = await words(table.locator("tr", { hasText: "Nilai total" }));
  const [, now, then, change] = /Nilai total (\S+) (\S+?) ?(\+\S+)$/.exec(row);
  const number = (text) => Math.round(Number(text.replace(",", ".").replace("+", "")) * 100);
  assert.equal(change, gain);
  assert.ok(Math.abs(number(then) - number(now) - number(gain)) <= 1, row);
  assert.equal(await stored(page), before, "a scenario is not saved");
  await goTo(page, "#/hasil");
  await goTo(page, "#/perbaikan");
  assert.equal(await words(table.locator("tr", { hasText: "Nilai total" })), row, "it is still there");
  await unit.getByRole("button", { name: /^Di skenario/ }).click();
  await table.waitFor({ state: "detached" });
  assert.equal(await stored(page), before);
  assert.equal(await page.locator(".trialbar").count(), 0);
});

browserTest("a scenario is taken over as one step", async ({ page, open }) => {
  await improve(page, open, red);
  const before = await stored(page);
  await page.locator(".lever__toggle button").first().click();
  await page.locator(".trial").getByRole("button", { name: "Masukkan ke isian" }).click();
  await page.locator(".trial__table").waitFor({ state: "detached" });
  assert.notEqual(await stored(page), before);
  await goTo(page, "#/isi");
  await page.getByRole("button", { name: "Urungkan" }).first().click();
  assert.equal(await stored(page), before);
});

browserTest("a body at 88,26 is told what would drop it to B", async ({ page, open }) => {
  await improve(page, open, green);
  const card = page.locator("section", { has: page.getByRole("heading", { name: "Pertahankan A" }) });
  const said = await words(card);
  assert.ok(said.includes("0,26 poin di atas batas bawah kategori A, yaitu 88,00"), said);
  const losses = await card.locator(".guards li").allInnerTexts();
  assert.equal(losses.length, 5);
  assert.match(losses[0].replace(/\s+/g, " "), /Jaga Puskesmas Tanjung Fiktif: bila nilainya turun dari 90,00 menjadi 87,99, .* menjadi 87,97, turun ke kategori B/);
  await page.getByRole("heading", { name: "Mulai dari mana" }).waitFor();
});

browserTest("the bundle is changed in place and put back", async ({ page, open }) => {
  await improve(page, open, red);
  const before = await stored(page);
  const bundle = page.locator(".bundle").first();
  const gain = () => bundle.locator(".bundle__head strong").innerText();
  const full = await gain();
  await page.selectOption("#tingkat-paket-mpp-proses\\.terpadu", "2");
  await page.waitForFunction((full) => document.querySelector(".bundle__head strong").innerText !== full, full);
  await page.fill("#upaya-paket-mpp", "9");
  await page.press("#upaya-paket-mpp", "Enter");
  await bundle.getByText("upaya 9 per unit").waitFor();
  assert.deepEqual(JSON.parse(await stored(page)).overrides.bundles.mpp.effort, 9);
  await page.selectOption("#tingkat-paket-mpp-proses\\.terpadu", "3");
  await page.fill("#upaya-paket-mpp", "5");
  await page.press("#upaya-paket-mpp", "Enter");
  await bundle.getByText("upaya 5 per unit").waitFor();
  assert.equal(await gain(), full);
  assert.equal(await stored(page), before);
});

browserTest("the ranking is filtered, sorted and opened", async ({ page, open }) => {
  await improve(page, open, red);
  const gains = async () =>
    (await page.locator(".lever__gain strong").allInnerTexts()).map((text) => Number(/[\d,]+$/.exec(text)[0].replace(",", ".")));
  const first = await gains();
  assert.deepEqual(first, [...first].sort((a, b) => b - a));
  await page.getByRole("button", { name: "Tampilkan semua" }).click();
  assert.equal((await gains()).length, 32);
  // The list grows and shrinks with the choice, so a place on the page may be another one a moment later.
  const choose = async (value) => {
    await page.locator(`input[name=kendali][value=${value}]`).evaluate((input) => input.click());
    await page.locator(`input[name=kendali][value=${value}]:checked`).waitFor({ state: "attached" });
  };
  await choose("lain");
  await page.locator(".lever", { hasText: "ditentukan jawaban pengguna" }).first().waitFor();
  await choose("kita");
  await page.selectOption("#saring-dimensi", "pengaduan");
  await page.selectOption("#saring-unit", "u3");
  await page.locator(".lever").nth(5).waitFor();
  const row = page.locator(".lever").first();
  assert.match(await words(row), /Pengaduan, Puskesmas Lembah Rekaan/);
  await row.locator(".lever__name").click();
  for (const heading of ["Siapkan", "Tingkat", "Dasar hukum", "Per unit"]) {
    await row.getByRole("heading", { name: heading, exact: true }).waitFor();
  }
});

browserTest("the slider and the typed effort say the same", async ({ page, open }) => {
  await improve(page, open, red);
  await page.locator("#upaya-geser").waitFor();
  await page.fill(".frontier__ask .input", "60");
  const said = await words(page.locator(".frontier__answer"));
  assert.match(said, /^Dengan upaya 60 nilai tertinggi \d+,\d\d, kategori [CD]\./);
  assert.equal(await page.inputValue("#upaya-geser"), "60");
  await page.getByText(/Terpakai \d+: \d+ langkah di \d+ standar/).waitFor();
  await page.focus("#upaya-geser");
  await page.keyboard.press("ArrowRight");
  assert.match(await words(page.locator(".frontier__answer")), /^Dengan upaya 61 /);
});

browserTest("what is no effort stays beside the slider and is explained", async ({ page, open }) => {
  await improve(page, open, red);
  const field = page.locator(".frontier__ask .input");
  await field.fill("60");
  await field.fill("enam puluh");
  assert.equal(await field.getAttribute("aria-invalid"), null, "not while it is typed");
  await field.press("Tab");
  await page.locator("#upaya-geser-error").waitFor();
  assert.equal(await field.inputValue(), "enam puluh");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.match(await page.locator("#upaya-geser-error").innerText(), /enam puluh/);
  await field.fill("61");
  await field.press("Tab");
  await page.locator("#upaya-geser-error").waitFor({ state: "detached" });
  assert.equal(await page.inputValue("#upaya-geser"), "61");
});

browserTest("the screen works by keyboard alone", async ({ page, open }) => {
  await improve(page, open, red);
  await planned(page);
  await tabTo(page, "input[name=target]");
  await page.keyboard.press("ArrowRight");
  await planned(page);
  await tabTo(page, "input[name=rencana]");
  await tabTo(page, ".lever__name");
  await page.keyboard.press("Enter");
  await page.locator(".lever__body").waitFor();
  await tabTo(page, ".lever__toggle button");
  await page.keyboard.press("Space");
  await page.locator(".trial__table").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-pressed")), "true");
  await page.keyboard.press("Space");
  await page.locator(".trial__table").waitFor({ state: "detached" });
});

browserTest("ticks record progress, are saved and leave the entries alone", async ({ page, open }) => {
  await improve(page, open, red);
  await page.locator(".checklist").waitFor();
  const before = await stored(page);
  const head = page.locator(".checklist .card__aside");
  assert.match(await words(head), /^0 dari \d+ standar selesai, 45,14 tercapai/);
  await page.locator(".checklist input[type=checkbox]").first().check();
  const after = await page.locator(".checklist__row").first().locator("td").last().innerText();
  assert.match(await words(head), new RegExp(`^1 dari \\d+ standar selesai, ${after} tercapai`));
  // Nothing but the tick is new in the file, and a reload brings it back.
  const file = JSON.parse(await stored(page));
  assert.equal(file.notes.plan.done.length, 1);
  delete file.notes.plan;
  assert.deepEqual(file, JSON.parse(before));
  await page.reload();
  assert.match(await words(head), new RegExp(`^1 dari \\d+ standar selesai, ${after} tercapai`));
  await page.locator(".checklist input[type=checkbox]").first().uncheck();
  assert.match(await words(head), /^0 dari/);
});

browserTest("what one bundle raises stands together in the plan, and its effort is counted once", async ({ page, open }) => {
  await improve(page, open, red);
  await page.locator("input[name=target][value=B]").check({ force: true });
  await page.locator(".plans__option", { hasText: "upaya 147" }).first().waitFor();
  await page.getByRole("heading", { name: "Rencana ke kategori B, termurah" }).waitFor();
  const groups = await page.locator(".checklist tbody").evaluateAll((bodies) =>
    bodies.map((body) => ({
      head: body.querySelector(".checklist__head th").innerText,
      effort: Number(body.querySelector(".checklist__head [data-label=Upaya]").innerText),
      standards: body.querySelectorAll(".checklist__row").length,
    })),
  );
  assert.ok(groups.length > 2);
  for (const { head } of groups.slice(0, -1)) assert.match(head, /satu paket, (\d+|satu) standar$/);
  assert.equal(groups.reduce((sum, { effort }) => sum + effort, 0), 147);
  const said = await words(page.locator(".checklist .card__aside"));
  const count = groups.reduce((sum, { standards }) => sum + standards, 0);
  assert.ok(said.startsWith(`0 dari ${count} standar`), said);
});

browserTest("on paper the plan comes first, under the name of the body, and every standard has its name", async ({ page, open }) => {
  await improve(page, open, red);
  await page.locator(".checklist").waitFor();
  const names = await page.locator(".lever__name").allInnerTexts();
  await page.emulateMedia({ media: "print" });
  const top = (selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().top);
  assert.ok((await top(".printed")) < (await top(".improve__target")));
  assert.ok((await top(".improve__target")) < (await top(".checklist")));
  assert.ok((await top(".checklist")) < (await top(".levers")));
  assert.match(await words(page.locator(".printed")), /Penilaian Kepatuhan 2023.*[Pp]erkiraan/);
  assert.deepEqual(await page.locator(".lever__name:visible").allInnerTexts(), names);
  assert.equal(await page.locator(".improve button:visible:not(.lever__name)").count(), 0);
});

browserTest("without indicators the screen says what to enter, and still what to keep", async ({ page, open }) => {
  await open("#/mulai");
  await page.setInputFiles("#buka-berkas", green);
  await view(page, "Nilai rapor");
  await goTo(page, "#/perbaikan");
  await page.getByText("Sudah di kategori A, jenjang tertinggi").waitFor();
  const rows = page.locator("section:has(#mulai-dari-mana) tbody tr");
  const effects = (await rows.locator("td:last-child").allInnerTexts()).map((text) => Number(text.replace(",", ".")));
  assert.ok(effects.length > 1 && effects.every((effect, at) => at === 0 || effect <= effects[at - 1]), effects.join());
  const name = await rows.first().locator("th").innerText();
  await page.getByRole("button", { name: `Isi indikator ${name}` }).click();
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  // The form of that unit, with nothing lost of what it had.
  assert.equal(await page.getByRole("tab", { selected: true }).getAttribute("title"), name);
  await page.locator("#indikator-dimensi input").first().waitFor();
  await page.getByText(`${name} kini dihitung dari indikator`).waitFor();
  await page.locator(".toast").getByRole("button", { name: "Urungkan" }).click();
  await goTo(page, "#/perbaikan");
  assert.equal(await rows.first().locator("th").innerText(), name);
});

browserTest("dimension points alone say where to begin, and no answers make no plan", async ({ page, open }) => {
  await open();
  await begin(page, "kepatuhan-2024", "kabupaten");
  await goTo(page, "#/perbaikan");
  await page.getByRole("heading", { name: "Rencana memerlukan isian per indikator" }).waitFor();
  assert.equal(await page.locator(".plans, .lever").count(), 0);
});

browserTest("a long search shows its progress, is cancelled and goes on", async ({ page, open }) => {
  await open("#/mulai");
  // Fourteen units with many different gaps: more than a moment's search.
  const body = JSON.parse(await import("node:fs").then((fs) => fs.readFileSync(red, "utf8")));
  const units = [0, 1].flatMap((round) =>
    body.units.map((unit, place) => {
      const values = Object.entries(unit.entry.values).map(([id, level], index) => {
        const gap = (index * 7 + place * 11 + round * 5) % 13 === 0;
        return [id, gap ? "n/a" : String((Number(level) + round * place + index) % 4)];
      });
      return { ...unit, id: `u${round}${place}`, entry: { mode: "indicators", values: Object.fromEntries(values) } };
    }),
  );
  const buffer = Buffer.from(JSON.stringify({ ...body, target: "70", units }));
  await page.setInputFiles("#buka-berkas", { name: "besar.zona-hijau.json", mimeType: "application/json", buffer });
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  await goTo(page, "#/perbaikan");
  const progress = page.locator(".improve__progress");
  // The plans before it can be cancelled as well, but are found at once on a fast machine.
  await progress.getByText("Mencari rencana terjamin").waitFor({ timeout: 50_000 });
  // Stopped while it is still prepared, it would have no plan to show yet.
  await progress.getByText("terbaik sejauh ini").waitFor();
  await progress.getByRole("button", { name: "Batalkan" }).click();
  await progress.getByText("Pencarian dihentikan").waitFor();
  assert.match(await words(progress), /terbukti sedikitnya \d+, terbaik sejauh ini \d+/);
  assert.match(await plan(page, "Terjamin"), /Belum terbukti sebagai upaya terkecil; rencana apa pun memerlukan upaya sedikitnya \d+/);
  await page.getByRole("button", { name: "Lanjutkan pencarian" }).click();
  await page.getByRole("button", { name: "Batalkan" }).click();
});
