//! Fictional bodies to try the program with.

use crate::engine::instrument::Zone;

/// A fictional body: the saved file, and what its card says before the engine is loaded.
#[derive(Clone, Copy, Debug)]
pub struct Demo {
    /// Its id.
    pub id: &'static str,
    /// Its name, as in the file.
    pub name: &'static str,
    /// Its total under the instrument of the file; a test computes it anew.
    pub total: &'static str,
    /// The letter of its category.
    pub code: &'static str,
    /// Its zone.
    pub zone: Zone,
}

/// Their instrument; a test compares it with the files.
pub const INSTRUMENT: &str = "kepatuhan-2023";

/// The bands of their instrument from the lowest, each with its lower limit; a test compares them with the pack.
pub const BANDS: [(u8, Zone); 5] =
    [(0, Zone::Red), (32, Zone::Red), (54, Zone::Yellow), (78, Zone::Green), (88, Zone::Green)];

/// The demo bodies: red, yellow, green.
pub const DEMOS: [Demo; 3] = [
    Demo { id: "merah", name: "Kabupaten Contoh Merah", total: "45.14", code: "D", zone: Zone::Red },
    Demo { id: "kuning", name: "Kabupaten Contoh Kuning", total: "66.47", code: "C", zone: Zone::Yellow },
    Demo { id: "hijau", name: "Kabupaten Contoh Hijau", total: "88.13", code: "A", zone: Zone::Green },
];

/// The saved file of the demo body with this id.
pub fn file(id: &str) -> Option<&'static str> {
    match id {
        "merah" => Some(include_str!("../../static/demo/merah.json")),
        "kuning" => Some(include_str!("../../static/demo/kuning.json")),
        "hijau" => Some(include_str!("../../static/demo/hijau.json")),
        _ => None,
    }
}
