//! The readers of spreadsheets against broken and hostile files: no panic, no hang, bounded memory.
//!
//! A small mutation fuzzer with a fixed seed: it changes bytes of whole files, and of the parts
//! inside an XLSX file before they are packed again, so that checksums do not keep it out. A long
//! run: `ZONA_HIJAU_FUZZ_SECONDS=600 cargo test --no-default-features --features spreadsheets
//! --test fuzz_sheets -- --nocapture`.

#![cfg(feature = "spreadsheets")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use support::engine::Pack;
use support::generate::{self, Answers};
use support::random::Random;
use support::sheets::{FORMS, Form, blank, exported, imported, problems, typed};
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::sheets::xlsx::{self, Entry};
use zona_hijau::sheets::{FileProblem, Refusal, file};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What reading one file may take above what was there, in bytes. The largest part that is unpacked is 40 MB.
const MOST_MEMORY: usize = 150_000_000;
const SHORT_RUN: usize = 4_000;

/// One test at a time, so that memory is that of one file.
fn alone() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::new(());
    LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs something and returns with it the most memory that it took.
fn measured<T>(run: impl FnOnce() -> T) -> (T, usize) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let result = run();
    (result, MEMORY.peak_usage().saturating_sub(before))
}

fn refused(bytes: &[u8]) -> (FileProblem, usize) {
    let (result, memory) = measured(|| file::read(bytes));
    (result.expect_err("the file is refused"), memory)
}

fn pack() -> Pack {
    Pack::built_in("kepatuhan-2023")
}

fn some_assessment(pack: &Pack, seed: u64) -> Assessment {
    let mut random = Random::new(seed);
    let answers = Answers { unassessed: 20, ranges: 20, not_applicable: 10 };
    typed(pack, &generate::assessment(&pack.document, answers, &mut random))
}

/// The parts of a file with one of them replaced.
fn with_part(bytes: &[u8], name: &str, content: Vec<u8>) -> Vec<u8> {
    let mut entries = xlsx::unpacked(bytes).unwrap();
    entries.iter_mut().find(|entry| entry.name == name).unwrap_or_else(|| panic!("no {name}")).content = content;
    xlsx::pack(&entries)
}

const ENTRIES: &str = "xl/worksheets/sheet2.xml";

#[test]
fn a_bomb_is_refused_before_it_fills_the_memory() {
    let _alone = alone();
    let good = exported(&pack(), &some_assessment(&pack(), 1), Form::Xlsx);
    // A hundred megabytes of the same letter pack to a hundred kilobytes.
    let bomb = with_part(&good, "xl/workbook.xml", vec![b' '; 100_000_000]);
    assert!(bomb.len() < 1_000_000);
    let (problem, memory) = refused(&bomb);
    assert_eq!(problem, FileProblem::UnpacksTooLarge);
    assert!(memory < 10_000_000, "{memory}");
    // The same with a directory that says the part is small.
    let mut liar = bomb;
    let size = 100_000_000_u32.to_le_bytes();
    while let Some(at) = liar.windows(4).position(|window| window == size) {
        liar[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    let (problem, memory) = refused(&liar);
    assert_eq!(problem, FileProblem::UnpacksTooLarge);
    assert!(memory < 10_000_000, "{memory}");
    // Many parts that are each within the limit.
    let mut entries = xlsx::unpacked(&good).unwrap();
    let mut big = b"<x/>".to_vec();
    big.resize(39_000_000, b' ');
    for name in ["xl/sharedStrings.xml", ENTRIES] {
        entries.retain(|entry| entry.name != name);
        entries.push(Entry { name: name.to_owned(), content: big.clone() });
    }
    drop(big);
    let bomb = xlsx::pack(&entries);
    drop(entries);
    let (problem, memory) = refused(&bomb);
    assert_eq!(problem, FileProblem::UnpacksTooLarge);
    assert!(memory < MOST_MEMORY, "{memory}");
}

#[test]
fn files_of_other_kinds_are_refused_by_name() {
    let _alone = alone();
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let mut old = compound.to_vec();
    old.resize(50_000, 0);
    let mut encrypted = old.clone();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let part = |name: &str, text: &str| Entry { name: name.to_owned(), content: text.as_bytes().to_vec() };
    let ods =
        xlsx::pack(&[part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), part("content.xml", "<x/>")]);
    let mut locked = exported(&pack(), &blank(&pack()), Form::Xlsx);
    for at in 0..locked.len() - 10 {
        if locked[at..at + 4] == [0x50, 0x4b, 0x01, 0x02] {
            locked[at + 8] |= 1;
        }
    }
    let cases = [
        (old, FileProblem::OldExcel),
        (encrypted, FileProblem::Encrypted),
        (locked, FileProblem::Encrypted),
        (ods, FileProblem::OpenDocument),
        (xlsx::pack(&[part("a.txt", "a")]), FileProblem::NotASpreadsheet),
        (b"PK\x03\x04 and nothing more".to_vec(), FileProblem::Damaged),
        (b"%PDF-1.7 ...".to_vec(), FileProblem::NotASpreadsheet),
        (vec![0; 1_000], FileProblem::NotASpreadsheet),
        (vec![b'x'; 50_000_000], FileProblem::TooLarge),
    ];
    for (bytes, expected) in cases {
        let (problem, memory) = refused(&bytes);
        assert_eq!(problem, expected);
        assert!(memory < 1_000_000, "{expected:?}: {memory}");
    }
    for bytes in [b"".to_vec(), b"apa saja".to_vec(), b"{\"format\": 1}".to_vec()] {
        let refusal = imported(&bytes, &blank(&pack()), &pack()).unwrap_err();
        assert_eq!(refusal, Refusal::File(FileProblem::NoSheet));
    }
}

/// As many number formats as a file can have, and cell formats that use the last or none of them.
fn many_formats() -> String {
    let formats: String = (200..u16::MAX).map(|id| format!("<numFmt numFmtId=\"{id}\" formatCode=\"0\"/>")).collect();
    let cells = "<xf numFmtId=\"5\"/><xf numFmtId=\"65534\"/>".repeat(300_000);
    format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>")
}

#[test]
fn claimed_sizes_and_deep_nesting_cost_no_memory() {
    let _alone = alone();
    let pack = pack();
    let good = exported(&pack, &some_assessment(&pack, 2), Form::Xlsx);
    let sheet = |xml: &str| with_part(&good, ENTRIES, format!("<worksheet>{xml}</worksheet>").into_bytes());
    let far = [
        sheet(
            "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
        ),
        sheet("<sheetData><row r=\"4294967295\"><c><v>1</v></c><c><v>1</v></c></row></sheetData>"),
        sheet(&format!("<sheetData><row>{}</row></sheetData>", "<c><v>1</v></c>".repeat(20_000))),
    ];
    for bytes in far {
        let (problem, memory) = refused(&bytes);
        assert!(matches!(problem, FileProblem::FarCell { .. }), "{problem:?}");
        assert!(memory < 20_000_000, "{memory}");
    }
    let harmless = [
        sheet(&"<a>".repeat(1_000_000)),
        sheet(&format!("<sheetData>{}</sheetData>", "<row/>".repeat(2_000_000))),
        sheet("<sheetData><row r=\"x\"><c r=\"ZZZZ0\"><v>1</v></c><c r=\"\"><v></v></c></row></sheetData>"),
        with_part(&good, "xl/styles.xml", "<xf/>".repeat(1_000_000).into_bytes()),
        with_part(&good, "xl/styles.xml", many_formats().into_bytes()),
        with_part(
            &good,
            ENTRIES,
            b"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><worksheet><sheetData><row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>&b;&b;unit</t></is></c></row></sheetData></worksheet>".to_vec(),
        ),
    ];
    for bytes in harmless {
        let (_, memory) = measured(|| imported(&bytes, &blank(&pack), &pack));
        assert!(memory < MOST_MEMORY, "{memory}");
    }
    let strings = format!("<sst>{}</sst>", "<si/>".repeat(5_000_000));
    let mut entries = xlsx::unpacked(&good).unwrap();
    entries.push(Entry { name: "xl/sharedStrings.xml".to_owned(), content: strings.into_bytes() });
    let (problem, memory) = refused(&xlsx::pack(&entries));
    assert_eq!(problem, FileProblem::TooManyCells);
    assert!(memory < MOST_MEMORY, "{memory}");
    let rows = "1;2;3\n".repeat(1_000_000);
    assert!(matches!(refused(rows.as_bytes()).0, FileProblem::FarCell { .. } | FileProblem::TooManyCells));
    let columns = ";x".repeat(2_000_000);
    assert!(matches!(refused(columns.as_bytes()).0, FileProblem::FarCell { .. } | FileProblem::TooManyCells));
    assert_eq!(refused(b"a;b\n\"never closed").0, FileProblem::OpenQuote { row: 2 });
}

#[test]
fn a_truncated_file_is_refused_and_never_half_read() {
    let _alone = alone();
    let pack = pack();
    let base = some_assessment(&pack, 3);
    let bytes = exported(&pack, &base, Form::Xlsx);
    for end in (0..bytes.len()).step_by(97) {
        let found = problems(&bytes[..end], &blank(&pack), &pack);
        assert!(!found.is_empty(), "{end}");
    }
}

#[test]
fn thousands_of_wrong_cells_are_counted_and_the_first_are_named() {
    let _alone = alone();
    let pack = pack();
    let rows: String = (0..4_000).map(|row| format!("u{row},Unit {row},entah,abc\n")).collect();
    let csv = format!("unit,name,mode,total\n{rows}");
    match imported(csv.as_bytes(), &blank(&pack), &pack) {
        Err(Refusal::Cells(kept, count)) => assert_eq!((kept.len(), count), (500, 8_000)),
        other => panic!("{other:?}"),
    }
}

/// Pieces that mean something in these formats.
const WORDS: [&str; 40] = [
    "<c r=\"A1\">",
    "</c>",
    "<row r=\"1048576\">",
    "</row>",
    "<v>",
    "</v>",
    "<f>",
    "</f>",
    "<is>",
    "<t>",
    "</t>",
    "t=\"s\"",
    "t=\"inlineStr\"",
    "r=\"XFD1048576\"",
    "&#0;",
    "&#x110000;",
    "&amp;",
    "&x;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml",
    "_x0041_",
    "_xD800_",
    "4294967296",
    "-1",
    "1e308",
    "NaN",
    "\"",
    ";",
    ",",
    "\r\n",
    "\t",
    "[Isian]",
    "unit",
    "mode",
    "'=",
    "\u{feff}",
    "\u{0}",
];

/// A file with a few changes.
fn mutated(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..random.between(1, 6) {
        let at = random.between(0, bytes.len());
        let end = (at + random.between(0, 40)).min(bytes.len());
        match random.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let copy = bytes[at..end].repeat(random.between(1, 30));
                drop(bytes.splice(at..at, copy));
            }
            4 | 5 => drop(bytes.splice(at..at, random.pick(&WORDS).bytes())),
            6 => {
                let from = random.between(0, other.len());
                let to = (from + random.between(0, 200)).min(other.len());
                drop(bytes.splice(at..end, other[from..to].iter().copied()));
            }
            _ => bytes.truncate(bytes.len() - random.between(0, bytes.len() / 4)),
        }
    }
    bytes
}

/// A file of the corpus, changed as a whole or inside.
fn attempt(corpus: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let (bytes, other) = (random.pick(corpus), random.pick(corpus));
    let entries = if random.chance(75) { xlsx::unpacked(bytes) } else { Err(FileProblem::Damaged) };
    let Ok(mut entries) = entries else { return mutated(bytes, other, random) };
    let position = random.below(entries.len());
    let content = std::mem::take(&mut entries[position].content);
    let neighbour = entries[random.below(entries.len())].content.clone();
    entries[position].content = mutated(&content, &neighbour, random);
    xlsx::pack(&entries)
}

/// Stored files, and exports of every kind.
fn corpus(pack: &Pack) -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/sheets");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut corpus: Vec<_> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    assert!(corpus.len() >= 4, "the stored files are there");
    for (seed, form) in (10..).zip(FORMS) {
        corpus.push(exported(pack, &some_assessment(pack, seed), form));
    }
    corpus
}

#[test]
fn mutated_files_are_read_or_refused_and_what_is_read_is_valid() {
    let _alone = alone();
    // Small: what is fuzzed is the reader, not the number of indicators.
    let pack = Pack::built_in("opini-2025");
    let corpus = corpus(&pack);
    let seconds = std::env::var("ZONA_HIJAU_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let limit = seconds.map(Duration::from_secs);
    let start = Instant::now();
    let (mut runs, mut read, mut most, mut slowest) = (0, 0, 0, Duration::ZERO);
    let base = some_assessment(&pack, 10);
    let mut random = Random::new(limit.map_or(0, |limit| limit.as_secs()));
    while limit.map_or(runs < SHORT_RUN, |limit| start.elapsed() < limit) {
        let bytes = attempt(&corpus, &mut random);
        let began = Instant::now();
        let (result, memory) = measured(|| imported(&bytes, &base, &pack));
        slowest = slowest.max(began.elapsed());
        most = most.max(memory);
        runs += 1;
        assert!(memory < MOST_MEMORY, "run {runs} took {memory} bytes for a file of {}", bytes.len());
        match result {
            Ok(preview) => {
                read += 1;
                let text = assessment::to_text(&preview.assessment);
                let again = assessment::read_for(&text, &pack.instrument);
                assert_eq!(again.expect("what is read is a valid assessment").0, preview.assessment, "run {runs}");
            }
            Err(Refusal::Cells(problems, count)) => assert!(count >= problems.len() && count > 0),
            Err(Refusal::File(_)) => {}
        }
    }
    println!("{runs} files, {read} taken over; most memory {most} bytes, slowest {slowest:?}");
    assert!(read > runs / 100, "some files are still good: {read} of {runs}");
}
