//! Which changed place is in force: put into a copy of the engine by `tests/mutants/run.mjs`, never part of it.

use std::io::Write as _;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

const UNKNOWN: u32 = u32::MAX;
const WATCHED: u32 = u32::MAX - 1;
const NONE: u32 = u32::MAX - 2;

static IN_FORCE: AtomicU32 = AtomicU32::new(UNKNOWN);
static ENTERED: [AtomicBool; 4096] = [const { AtomicBool::new(false) }; 4096];

/// The number of the change in force. A watched run writes down that this function was entered.
#[inline]
pub fn enter(function: usize) -> u32 {
    match IN_FORCE.load(Ordering::Relaxed) {
        UNKNOWN => {
            let word = std::env::var("MUTANT").unwrap_or_default();
            let number = if word == "watch" { WATCHED } else { word.parse().unwrap_or(NONE) };
            IN_FORCE.store(number, Ordering::Relaxed);
            enter(function)
        }
        WATCHED => {
            if !ENTERED[function].swap(true, Ordering::Relaxed) {
                let path = std::env::var("MUTANT_WATCH").expect("a file for the functions");
                let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path).expect("a file");
                writeln!(file, "{function}").expect("room for a line");
            }
            NONE
        }
        number => number,
    }
}
