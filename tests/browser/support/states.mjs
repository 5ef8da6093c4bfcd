// Every screen in every state worth looking at: one list for the tests that visit all of them.
//
// A state has a name and the steps that lead there from an empty profile: `show({ page, open })`. A state that only some
// windows have names its `width`; one that needs the files of the release version says `release`. Whoever adds a screen
// adds its states here, and every check of contrast, names, focus, targets and languages visits them.

import { readFile } from "node:fs/promises";
import { begin, goTo, openDemo, paste, planned, view } from "./steps.mjs";

const cases = new URL("../../cases/", import.meta.url);
const path = (name) => new URL(`${name}.zona-hijau.json`, cases).pathname;

/** Kabupaten Maluku Tenggara 2023, by final score. */
const certain = path("published/maluku-tenggara-2023");
const byIndicator = path("perbaikan/merah-per-indikator");
const reserve = path("perbaikan/hijau-88-26");

const yellow = "Kabupaten Contoh Kuning";

const file = (name, content) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
});

/** Opens a file, and a screen where one is named. */
async function openFile({ page, open }, opened, hash) {
  await open("#/mulai");
  await page.setInputFiles("#buka-berkas", opened);
  await page.getByRole("heading", { name: "Isi nilai", level: 1 }).waitFor();
  if (hash) await goTo(page, hash);
}

async function demo({ page, open }, hash) {
  await open("#/mulai");
  await openDemo(page, yellow);
  if (hash) await goTo(page, hash);
}

async function fill(page, selector, text) {
  await page.fill(selector, text);
  await page.locator(selector).press("Tab");
}

/** A workshop over the yellow body after so many steps. */
async function workshop({ page, open }, steps) {
  await open("#/lokakarya");
  await page.getByRole("button", { name: "Mulai lokakarya" }).click();
  await page.getByRole("heading", { name: "Meja pelatih" }).waitFor();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("PageDown");
}

/** Shows what is folded away. */
const unfold = (page, within = "main") =>
  page.locator(`${within} details`).evaluateAll((all) => all.forEach((details) => (details.open = true)));

/** A body whose answers are open, ranges and not applicable beside plain ones. */
async function mixed() {
  const body = JSON.parse(await readFile(byIndicator, "utf8"));
  body.units.slice(0, 3).forEach(({ entry }, place) => {
    Object.keys(entry.values).forEach((id, index) => {
      const turn = (index + place) % 7;
      if (turn === 0) delete entry.values[id];
      if (turn === 1) entry.values[id] = { low: "1", high: "2" };
      if (turn === 2) entry.values[id] = "n/a";
    });
  });
  return file("campuran.zona-hijau.json", body);
}

async function evidence(items) {
  const body = JSON.parse(await readFile(certain, "utf8"));
  const units = { u1: { items } };
  return file("bukti.zona-hijau.json", { ...body, notes: { evidence: { format: "zona-hijau/evidence", version: 1, units } } });
}

const someEvidence = () =>
  evidence({
    "input.standar": [
      { id: "e1", status: "complete", owner: "Sekretaris Dinas", due: "2026-03-01", place: "https://contoh.go.id/berkas" },
      { id: "x1", text: "SK tim penyusun", status: "rework", due: "2020-01-31", note: "Tanda tangan belum ada" },
    ],
  });

const perIndicator = async ({ page, open }) => {
  await openFile({ page, open }, byIndicator, "#/perbaikan");
  await planned(page);
};

const methodOf = (instrument) => async ({ page, open }) => {
  await open("#/mulai");
  await begin(page, instrument);
  await goTo(page, "#/metode");
  await page.locator("#jenjang").waitFor();
  await unfold(page);
};

/** A part of Bandingkan, without an assessment. */
const published = (part, ready) => async ({ page, open }) => {
  await open("#/banding");
  await page.locator(".compare__results").waitFor();
  await page.locator(`input[name="bagian-banding"][value="${part}"]`).check({ force: true });
  await page.locator(ready).first().waitFor();
};

/** A part of Bandingkan for a demo body. */
const compared = async (at, part) => {
  await demo(at, "#/banding");
  await at.page.locator(`input[name="bagian-banding"][value="${part}"]`).check({ force: true });
};

/** A screen as it is without an assessment, once the calculator has drawn this heading: until then only its name is there. */
const bare = (hash, heading) => async ({ page, open }) => {
  await open(hash);
  await page.getByRole("heading", { name: heading }).waitFor();
};

export const states = [
  { name: "Mulai: kunjungan pertama", show: ({ open }) => open("#/mulai") },
  {
    name: "Mulai: daftar penilaian, satu dikelola",
    async show({ page, open }) {
      await demo({ page, open }, "#/mulai");
      await page.locator(".library__item").getByText("Kelola").click();
    },
  },
  {
    name: "Mulai: penilaian dihapus",
    async show({ page, open }) {
      await demo({ page, open }, "#/mulai");
      await page.locator(".library__item").getByText("Kelola").click();
      await page.locator(".library__item").getByRole("button", { name: "Hapus" }).click();
      await page.getByText("dihapus dari peramban ini").waitFor();
    },
  },
  {
    name: "Mulai: berkas ditolak",
    async show({ page, open }) {
      await open("#/mulai");
      await page.setInputFiles("#buka-berkas", file("salah.json", { format: "zona-hijau/assessment", version: 1, unit: [] }));
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "Mulai: kalkulator tidak dapat dimuat",
    release: true,
    allow: [/kalkulator-|Failed to (load|fetch)|TypeError/],
    async show({ page, open }) {
      await page.route(/zona-hijau-kalkulator-/, (route) => route.abort());
      await open("#/metode");
      await page.getByText("Kalkulator tidak dapat dimuat").waitFor();
    },
  },
  {
    name: "Menu di layar kecil",
    width: 360,
    async show({ page, open }) {
      await demo({ page, open });
      await page.locator("#header-menu-button").click();
    },
  },
  {
    name: "Isi nilai: nilai rapor, nilai akhir",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await view(page, "Nilai rapor");
    },
  },
  {
    name: "Isi nilai: nilai rapor, poin dimensi dengan kesalahan",
    async show({ page, open }) {
      await open("#/mulai");
      await begin(page, "kepatuhan-2023");
      await page.getByRole("radio", { name: "Poin dimensi" }).check({ force: true });
      await fill(page, "#tabel-rapor tbody tr:nth-child(1 of :not(.table__wrong)) td:nth-of-type(1) input[inputmode=decimal]", "8,7,5");
      await fill(page, "#tabel-rapor tbody tr:nth-child(2 of :not(.table__wrong)) td:nth-of-type(1) input[inputmode=decimal]", "101");
      await page.locator(".error-summary li").nth(1).waitFor();
    },
  },
  {
    name: "Isi nilai: tempelan ditolak",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await view(page, "Nilai rapor");
      await page.locator("#nilai-u6").focus();
      await paste(page, "71,08\n101\n1\n2\n3");
      await page.locator("#pesan").waitFor();
    },
  },
  {
    name: "Isi nilai: per unit, 2026 belum dinilai",
    async show({ page, open }) {
      await open("#/mulai");
      await begin(page, "opini-2026");
      await page.locator(".indicator").first().waitFor();
      await unfold(page);
    },
  },
  {
    name: "Isi nilai: per unit, rentang dan tidak berlaku",
    async show({ page, open }) {
      await openFile({ page, open }, await mixed());
      await view(page, "Per unit");
      await page.locator(".indicator").first().waitFor();
    },
  },
  {
    name: "Isi nilai: per unit, nilai akhir",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await view(page, "Per unit");
    },
  },
  {
    name: "Isi nilai: tabel dengan rentang, tidak berlaku, kosong dan kesalahan",
    async show({ page, open }) {
      await openFile({ page, open }, await mixed());
      await view(page, "Tabel indikator");
      const cell = page.locator(".grid-cell input, input.grid-cell").first();
      await cell.fill("9");
      await cell.press("Enter");
      await page.locator(".error-summary").waitFor();
    },
  },
  {
    name: "Isi nilai: produk layanan 2021",
    async show({ page, open }) {
      await open("#/mulai");
      await begin(page, "kepatuhan-2021");
    },
  },
  {
    name: "Isi nilai: unit dihapus",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await view(page, "Per unit");
      await page.getByRole("button", { name: /Hapus .*unit.* ini/ }).click();
      await page.locator("#pesan").waitFor();
    },
  },
  {
    name: "Isi nilai: perubahan diurungkan",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await view(page, "Nilai rapor");
      await fill(page, "#nilai-u1", "60");
      await page.getByRole("button", { name: "Urungkan" }).first().click();
      await page.locator(".toast").waitFor();
    },
  },
  {
    name: "Dialog: kosongkan penilaian",
    async show({ page, open }) {
      await demo({ page, open }, "#/isi");
      await page.getByRole("button", { name: "Kosongkan penilaian" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "Dialog: lembar kerja",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await page.getByRole("button", { name: "Lembar kerja" }).click();
      await page.getByRole("dialog", { name: "Lembar kerja" }).waitFor();
    },
  },
  {
    name: "Dialog: lembar kerja dengan kesalahan",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await page.getByRole("button", { name: "Lembar kerja" }).click();
      await page.setInputFiles("#buka-lembar", file("salah.csv", "unit,name,mode,total\nu1,A,Final score,101\nu9,B,entah,abc\n"));
      await page.getByRole("dialog").getByRole("alert").waitFor();
    },
  },
  {
    name: "Dialog: lembar kerja, perubahan sebelum dimasukkan",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await page.getByRole("button", { name: "Lembar kerja" }).click();
      const rows = "unit,name,mode,total\nu1,Puskesmas Watdek,Final score,77\nu2,Dinas Pendidikan,Final score,80\n";
      await page.setInputFiles("#buka-lembar", file("baik.csv", rows));
      await page.locator(".sheets__changes", { hasText: "menjadi" }).waitFor();
    },
  },
  {
    name: "Penyimpanan ditolak",
    async show({ page, open }) {
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("blocked", "SecurityError");
        };
        indexedDB.open = () => {
          throw new DOMException("blocked", "SecurityError");
        };
      });
      await open("#/mulai");
      await begin(page, "kepatuhan-2023");
      await page.locator("#nilai-u1").first().waitFor();
      await fill(page, "#nilai-u1", "61,5");
      await page.locator("#pesan").waitFor();
    },
  },
  {
    name: "Hasil: pasti",
    async show({ page, open }) {
      await openFile({ page, open }, certain, "#/hasil");
      await unfold(page);
    },
  },
  {
    name: "Hasil: tergantung bobot",
    async show({ page, open }) {
      await demo({ page, open });
      await unfold(page);
    },
  },
  {
    name: "Hasil: belum lengkap",
    async show({ page, open }) {
      await openFile({ page, open }, await mixed(), "#/hasil");
      await unfold(page);
    },
  },
  {
    name: "Hasil: belum ada nilai",
    async show({ page, open }) {
      await open("#/mulai");
      await begin(page, "kepatuhan-2024");
      await goTo(page, "#/hasil");
    },
  },
  {
    name: "Hasil: isian ditolak",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await view(page, "Nilai rapor");
      await fill(page, "#nilai-u1", "101");
      await goTo(page, "#/hasil");
      await page.locator("#pesan").waitFor();
    },
  },
  {
    name: "Hasil: 2021, tanpa kategori",
    show: (at) => openFile(at, path("published/magelang-2021"), "#/hasil"),
  },
  {
    name: "Hasil: opini 2025, tanpa zona",
    show: (at) => openFile(at, path("published/depok-2025"), "#/hasil"),
  },
  {
    name: "Hasil: opini 2026, belum lengkap",
    async show({ page, open }) {
      await open("#/mulai");
      await begin(page, "opini-2026");
      await page.locator(".indicator").first().getByRole("radio").nth(1).check({ force: true });
      await goTo(page, "#/hasil");
      await page.locator(".hero").waitFor();
    },
  },
  {
    name: "Dialog: bagikan tautan",
    async show({ page, open }) {
      await demo({ page, open });
      await page.getByRole("button", { name: "Bagikan tautan" }).click();
      await page.getByRole("dialog", { name: "Bagikan sebagai tautan" }).waitFor();
    },
  },
  {
    name: "Dialog: tautan berisi penilaian",
    async show({ page, open }) {
      await demo({ page, open });
      await page.getByRole("button", { name: "Bagikan tautan" }).click();
      const link = await page.inputValue("#tautan-bagikan");
      await page.getByRole("dialog").getByRole("button", { name: "Tutup" }).last().click();
      await page.evaluate((hash) => (location.hash = hash), link.slice(link.indexOf("#")));
      await page.getByRole("dialog", { name: "Tautan ini berisi penilaian" }).waitFor();
    },
  },
  {
    name: "Tautan rusak",
    async show({ page, open }) {
      await open("#/bagikan/AAAA");
      await page.getByText("Tautan tidak dibuka").waitFor();
    },
  },
  {
    name: "Perbaikan: rencana, standar terbuka, skenario",
    async show(at) {
      await perIndicator(at);
      await at.page.locator(".lever__toggle button").first().click();
      await at.page.locator(".trial__table").waitFor();
      await at.page.locator(".lever__name").first().click();
      await planned(at.page);
      await unfold(at.page);
    },
  },
  {
    name: "Perbaikan: target tidak tercapai",
    async show(at) {
      await perIndicator(at);
      await fill(at.page, "#target-nilai", "100");
      await at.page.locator(".improve__remark").waitFor();
      await planned(at.page);
    },
  },
  {
    name: "Perbaikan: target salah ketik",
    async show(at) {
      await perIndicator(at);
      await fill(at.page, "#target-nilai", "8,7,5");
      await at.page.locator("#target-nilai-error").waitFor();
      await planned(at.page);
    },
  },
  {
    name: "Perbaikan: pertahankan A, tanpa indikator",
    async show(at) {
      await openFile(at, reserve);
      await view(at.page, "Nilai rapor");
      await goTo(at.page, "#/perbaikan");
      await at.page.locator(".guards").waitFor();
    },
  },
  {
    name: "Perbaikan: isian belum lengkap",
    async show(at) {
      await openFile(at, await mixed(), "#/perbaikan");
      await planned(at.page);
    },
  },
  { name: "Bandingkan: hasil terbit", show: published("terbit", ".compare__results") },
  {
    name: "Bandingkan: tidak ada yang ditemukan",
    async show(at) {
      await published("terbit", ".compare__results")(at);
      await at.page.locator("#cari-instansi").fill("tidak ada");
      await at.page.locator(".compare__none").waitFor();
    },
  },
  {
    name: "Bandingkan: hasil terbit tidak dapat dimuat",
    async show({ page, open }) {
      // A service worker that takes the page over early would have the whole file.
      await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
      await page.route("**/zona-hijau-terbit-*", (route) => route.fulfill({ status: 200, body: "rusak" }));
      await open("#/banding");
      await page.getByText("Hasil terbit tidak dapat dimuat.").waitFor();
    },
  },
  { name: "Bandingkan: tahun ke tahun", show: published("tahun", "figure.years") },
  {
    name: "Bandingkan: posisi, daftar terbuka",
    async show(at) {
      await published("posisi", "figure.strip")(at);
      await unfold(at.page);
    },
  },
  {
    name: "Bandingkan: posisi, nilai salah ketik",
    async show(at) {
      await published("posisi", "figure.strip")(at);
      await at.page.locator("#posisi-nilai").fill("101");
      await at.page.locator("#posisi-nilai-error").waitFor();
    },
  },
  { name: "Bandingkan: skenario, tanpa penilaian", show: published("skenario", ".empty") },
  {
    name: "Bandingkan: tiga skenario",
    async show(at) {
      await compared(at, "skenario");
      for (let count = 1; count <= 3; count += 1) {
        await at.page.locator(".compare__keep button").first().click();
        await at.page.locator(".compare__total").nth(count).waitFor();
      }
      await at.page.locator("#ubah-tingkat").selectOption("3");
      await at.page.getByRole("button", { name: "Ubah di skenario" }).click();
    },
  },
  {
    name: "Bandingkan: instrumen lain",
    async show(at) {
      await compared(at, "instrumen");
      await at.page.locator("#instrumen-tujuan").selectOption("opini-2026");
      await unfold(at.page);
    },
  },
  {
    name: "Bukti dukung: daftar, butir terbuka dengan kesalahan",
    async show({ page, open }) {
      await openFile({ page, open }, await someEvidence(), "#/bukti");
      await page.locator(".evidence-item__more").first().click();
      await page.getByRole("textbox", { name: "Tenggat" }).fill("31-02-2026");
      await page.getByRole("textbox", { name: "Tenggat" }).press("Tab");
      await page.locator(".evidence-item .field__error").waitFor();
    },
  },
  {
    name: "Bukti dukung: semua unit",
    async show({ page, open }) {
      await openFile({ page, open }, await someEvidence(), "#/bukti");
      await page.getByRole("tab", { name: "Semua unit" }).click();
    },
  },
  {
    name: "Bukti dukung: apa yang kurang",
    async show({ page, open }) {
      await openFile({ page, open }, await someEvidence(), "#/bukti");
      await page.getByRole("radio", { name: "Apa yang kurang" }).check({ force: true });
    },
  },
  {
    name: "Bukti dukung: rekap pimpinan",
    async show({ page, open }) {
      await openFile({ page, open }, await someEvidence(), "#/bukti");
      await page.getByRole("radio", { name: "Rekap pimpinan" }).check({ force: true });
      await page.locator(".evidence-recap").waitFor();
    },
  },
  {
    name: "Laporan: lengkap",
    async show({ page, open }) {
      await openFile({ page, open }, byIndicator, "#/laporan");
      await page.locator(".report").waitFor();
    },
  },
  {
    name: "Laporan: belum lengkap",
    async show({ page, open }) {
      await openFile({ page, open }, await mixed(), "#/laporan");
      await page.locator(".report").waitFor();
    },
  },
  { name: "Metode: tanpa penilaian", show: bare("#/metode", "Tanda sumber") },
  { name: "Metode: 2023, angka dapat diubah", show: methodOf("kepatuhan-2023") },
  { name: "Metode: 2026", show: methodOf("opini-2026") },
  {
    name: "Metode: paket ditolak",
    async show({ page, open }) {
      await open("#/metode");
      await page.locator("#jenjang").waitFor();
      await page.locator("main input[type=file]").setInputFiles(file("paket.json", { id: "x" }));
      await page.getByText("tidak dimuat").waitFor();
    },
  },
  { name: "Sematan: elemen", show: bare("#/sematan", "Kode sematan") },
  {
    name: "Sematan: bingkai, situs salah ketik",
    async show({ page, open }) {
      await open("#/sematan");
      await page.locator('input[name="bentuk"][value="bingkai"]').check({ force: true });
      await page.locator('input[name="layar"][value="hasil"]').check({ force: true });
      await page.locator("#situs-sematan").fill("instansi");
      await page.locator("#situs-sematan-error").waitFor();
    },
  },
  { name: "Lokakarya: disiapkan", show: bare("#/lokakarya", "Mulai dari") },
  {
    name: "Lokakarya: penilaian tanpa indikator",
    async show({ page, open }) {
      await openFile({ page, open }, certain);
      await page.evaluate(() => (location.hash = "#/lokakarya"));
      await page.getByText("belum diisi per indikator").waitFor();
    },
  },
  {
    name: "Lokakarya: tebakan ditolak, tidak ada jendela kedua",
    async show({ page, open }) {
      await page.addInitScript(() => (window.open = () => null));
      await workshop({ page, open }, 1);
      await fill(page, "#tebakan", "101");
      await page.locator("#tebakan-error").waitFor();
      await page.getByRole("button", { name: "Buka jendela proyektor" }).click();
      await page.getByText("tidak mengizinkan jendela kedua").waitFor();
    },
  },
  {
    name: "Lokakarya: hasil dibuka",
    async show(at) {
      await workshop(at, 3);
      await unfold(at.page);
    },
  },
  {
    name: "Lokakarya: proyektor di jendela ini, tebak",
    async show(at) {
      await workshop(at, 1);
      await at.page.keyboard.press("F5");
      await at.page.locator("dialog.projector .show__choices").waitFor();
    },
  },
  {
    name: "Lokakarya: proyektor di jendela ini, jejak",
    async show(at) {
      await workshop(at, 12);
      await at.page.keyboard.press("F5");
      await at.page.locator("dialog.projector .show__timeline").waitFor();
    },
  },
  { name: "Lokakarya: jendela proyektor menunggu", show: bare("#/proyektor/0", "Menunggu jendela pelatih") },
  {
    name: "Kesalahan program",
    allow: [/panicked at|RuntimeError|unreachable|broken on purpose/],
    async show({ page, open }) {
      await open("#/mulai");
      await begin(page, "kepatuhan-2023");
      await page.evaluate(() => {
        const make = Document.prototype.createElement;
        Document.prototype.createElement = function (tag, ...rest) {
          if (tag === "ol") throw new Error("broken on purpose");
          return make.call(this, tag, ...rest);
        };
      });
      await fill(page, "#nilai-u1", "62,06");
      await page.evaluate(() => (location.hash = "#/hasil"));
      await page.locator("dialog[open]").getByText("Terjadi kesalahan").waitFor();
    },
  },
];
