//! Fuzzing of every reader: whatever the input, no panic, no hang, and memory in proportion.
//!
//! A run of `cargo test` reads the corpus and a few thousand changed inputs, always the same ones.
//! `ZONA_HIJAU_FUZZ_SECONDS=600 cargo test --release --no-default-features --test fuzz -- --nocapture`
//! goes on for so long per reader, with another seed each time; `ZONA_HIJAU_FUZZ_READER=code`
//! takes one reader alone. Inputs are guided by what readers answer (see `fuzz/readers.rs`), not by
//! which code they reach. An input that fails is written to `target/tmp/fuzz`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

#[path = "fuzz/mutate.rs"]
mod mutate;
#[path = "fuzz/readers.rs"]
mod readers;
mod support;

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use peak_alloc::PeakAlloc;
use readers::Features;
use support::generate::{self, Answers, Size};
use support::random::Random;
use zona_hijau::engine::assessment;
use zona_hijau::engine::instrument::{BUILT_IN, find_builtin};
use zona_hijau::engine::share::{self, Names};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One reader at a time, so that the peak of memory is its own.
static ALONE: Mutex<()> = Mutex::new(());

/// Changed inputs per reader in a run of `cargo test`.
const SHORT_RUN: usize = 3_000;
/// Most inputs that are kept for further changes.
const MOST_KEPT: usize = 2_000;
/// An input that takes longer hangs. Only long runs look at the clock.
const HANGS_AFTER: Duration = Duration::from_secs(20);

struct Reader {
    name: &'static str,
    read: fn(&[u8]) -> Features,
    seeds: fn(&mut Random) -> Vec<Vec<u8>>,
    change: fn(&[u8], &[u8], &mut Random) -> Vec<u8>,
}

const PACK: Reader = Reader { name: "pack", read: readers::pack, seeds: packs, change: document };
const ASSESSMENT: Reader =
    Reader { name: "assessment", read: readers::assessment, seeds: assessments, change: document };
const CODE: Reader = Reader { name: "code", read: readers::code, seeds: codes, change: code };

#[test]
fn the_reader_of_packs_withstands_any_input() {
    attack(&PACK);
}

#[test]
fn the_reader_of_assessments_withstands_any_input() {
    attack(&ASSESSMENT);
}

#[test]
fn the_reader_of_share_codes_withstands_any_input() {
    attack(&CODE);
}

/// Most bytes that a reader may use for an input: a tree of small objects takes about a hundred
/// times its text, and what is not known is kept a second time.
fn memory_for(input: &[u8]) -> usize {
    24_000_000 + 400 * input.len()
}

#[test]
fn a_large_file_of_wrong_values_takes_memory_for_the_file_not_for_its_problems() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let units = "1,".repeat(2_400_000);
    let head = r#""format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "kepatuhan-2023" }"#;
    let text = format!("{{ {head}, \"units\": [{units}1] }}");
    readers::warm_up();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let problems = assessment::read(&text, find_builtin).unwrap_err();
    let used = MEMORY.peak_usage() - before;
    println!("{used} bytes of memory for {} bytes", text.len());
    // The last one says that there are more.
    assert_eq!(problems.iter().count(), 10_001);
    assert!(used < 60 * text.len(), "{used} bytes");
}

#[test]
fn a_long_key_is_not_repeated_in_every_problem_below_it() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let key = "k".repeat(1_500_000);
    let wrong = "1,".repeat(200_000);
    let head = r#""format": "zona-hijau/instrument", "format_version": 1"#;
    let text = format!("{{ {head}, \"units\": {{ \"presets\": {{ \"{key}\": [{wrong}1] }} }} }}");
    let text = &text[..];
    readers::warm_up();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let read = zona_hijau::engine::instrument::load(text);
    let used = MEMORY.peak_usage() - before;
    println!("{used} bytes of memory for {} bytes", text.len());
    let problems = read.unwrap_err();
    assert!(problems.iter().count() > 1_000);
    assert!(used < 60 * text.len(), "{used} bytes");
}

fn document(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let tree = if random.chance(75) { mutate::tree(input, other, random) } else { None };
    tree.unwrap_or_else(|| mutate::bytes(input, other, random))
}

fn code(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let resealed = if random.chance(85) { mutate::resealed(input, other, random) } else { None };
    resealed.unwrap_or_else(|| mutate::bytes(input, other, random))
}

fn packs(random: &mut Random) -> Vec<Vec<u8>> {
    let size = Size { dimensions: 3, indicators: 4 };
    let mut packs: Vec<_> = (0..20).map(|_| generate::pack(&size, random).to_string().into_bytes()).collect();
    packs.push(BUILT_IN[5].1.as_bytes().to_vec());
    packs.push(BUILT_IN[1].1.as_bytes().to_vec());
    packs
}

fn assessments(random: &mut Random) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for (_, text) in BUILT_IN {
        let pack = serde_json::from_str(text).unwrap();
        for _ in 0..4 {
            found.push(generate::assessment(&pack, Answers::random(random), random).to_string().into_bytes());
        }
    }
    found
}

fn codes(random: &mut Random) -> Vec<Vec<u8>> {
    let code = |document: Vec<u8>| {
        let (assessment, rules) = assessment::read(std::str::from_utf8(&document).unwrap(), find_builtin).unwrap();
        share::encode(&assessment, rules.instrument(), Names::Kept, share::MOST_CHARACTERS).unwrap().text.into_bytes()
    };
    assessments(random).into_iter().map(code).collect()
}

fn attack(reader: &Reader) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let only = std::env::var("ZONA_HIJAU_FUZZ_READER").ok();
    if only.is_some_and(|only| only != reader.name) {
        return;
    }
    let seconds = std::env::var("ZONA_HIJAU_FUZZ_SECONDS").ok().map(|text| text.parse().expect("seconds"));
    let long = seconds.map(Duration::from_secs);
    let seed = if long.is_some() { SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() } else { 1 };
    let watch = long.map(|_| Watch::start(reader.name));
    let start = Instant::now();
    let mut run = Run::new(reader, Random::new(seed), watch);
    while match long {
        Some(time) => start.elapsed() < time,
        None => run.count < SHORT_RUN,
    } {
        run.step();
    }
    println!(
        "{}: {} inputs, {} features, {} kept, most memory {} kB for {} bytes, seed {seed}, {:?}",
        reader.name,
        run.count,
        run.features.len(),
        run.kept.len(),
        run.most_memory.0 / 1_000,
        run.most_memory.1,
        start.elapsed()
    );
    assert!(run.features.len() > 10, "the reader said little: {:?}", run.features);
}

struct Run<'r> {
    reader: &'r Reader,
    random: Random,
    watch: Option<Watch>,
    kept: Vec<Vec<u8>>,
    features: HashSet<String>,
    count: usize,
    most_memory: (usize, usize),
}

impl<'r> Run<'r> {
    fn new(reader: &'r Reader, mut random: Random, watch: Option<Watch>) -> Self {
        let mut seeds = corpus(reader.name);
        seeds.extend((reader.seeds)(&mut random));
        readers::warm_up();
        let (features, most_memory) = (HashSet::new(), (0, 0));
        let mut run = Self { reader, random, watch, kept: Vec::new(), features, count: 0, most_memory };
        for seed in seeds {
            run.read(&seed);
            run.kept.push(seed);
        }
        run
    }

    fn step(&mut self) {
        let (input, other) = (self.random.pick(&self.kept).clone(), self.random.pick(&self.kept).clone());
        let changed = (self.reader.change)(&input, &other, &mut self.random);
        if self.read(&changed) && changed.len() < 50_000 {
            if self.kept.len() >= MOST_KEPT {
                let place = self.random.below(MOST_KEPT);
                self.kept.swap_remove(place);
            }
            self.kept.push(changed);
        }
        self.count += 1;
    }

    /// Reads an input under watch; whether it showed something new.
    fn read(&mut self, input: &[u8]) -> bool {
        if let Some(watch) = &self.watch {
            watch.begin(input);
        }
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let found = catch_unwind(AssertUnwindSafe(|| (self.reader.read)(input)));
        let used = MEMORY.peak_usage().saturating_sub(before);
        if let Some(watch) = &self.watch {
            watch.end();
        }
        let Ok(found) = found else { fail(self.reader.name, input, "a panic") };
        if used > memory_for(input) {
            fail(self.reader.name, input, &format!("{used} bytes of memory for {} bytes", input.len()));
        }
        if used > self.most_memory.0 {
            self.most_memory = (used, input.len());
        }
        let known = self.features.len();
        self.features.extend(found);
        self.features.len() > known
    }
}

/// The inputs in the repository that once were interesting.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files.into_iter().map(|file| std::fs::read(file).unwrap()).collect()
}

fn fail(name: &str, input: &[u8], reason: &str) -> ! {
    panic!("{reason} in the reader of {name}; the input is {}", store(name, input).display());
}

fn store(name: &str, input: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    std::fs::create_dir_all(&folder).unwrap();
    let hash = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(input);
    let file = folder.join(format!("{name}-{hash:08x}"));
    std::fs::write(&file, input).unwrap();
    file
}

/// Ends the process when one input takes too long.
struct Watch {
    present: Arc<Mutex<Vec<u8>>>,
    /// Milliseconds since the start of the watch at which the input began, plus one; 0 between inputs.
    since: Arc<AtomicU64>,
    start: Instant,
}

impl Watch {
    fn start(name: &'static str) -> Self {
        let watch = Self { present: Arc::default(), since: Arc::default(), start: Instant::now() };
        let (present, since, start) = (Arc::clone(&watch.present), Arc::clone(&watch.since), watch.start);
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(Duration::from_secs(1));
                let since = since.load(Ordering::SeqCst);
                if since > 0 && start.elapsed() > Duration::from_millis(since) + HANGS_AFTER {
                    let file = store(name, &present.lock().unwrap());
                    eprintln!("the reader of {name} hangs; the input is {}", file.display());
                    std::process::exit(1);
                }
            }
        });
        watch
    }

    fn begin(&self, input: &[u8]) {
        input.clone_into(&mut self.present.lock().unwrap());
        self.since.store(u64::try_from(self.start.elapsed().as_millis()).unwrap() + 1, Ordering::SeqCst);
    }

    fn end(&self) {
        self.since.store(0, Ordering::SeqCst);
    }
}
