//! One list of examples for every building block: the gallery, the stored accessibility trees and axe read it.

mod charts;
mod controls;
mod fields;
mod frame;
mod marks;
mod messages;

use yew::prelude::*;
use zona_hijau::ui::components::Tone;

/// A name as long as official ones are.
const LONG: &str = "Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Tenaga Kerja dan Transmigrasi";

const ZONES: [(Tone, &str, &str); 4] = [
    (Tone::Green, "Zona hijau", "A"),
    (Tone::Yellow, "Zona kuning", "C"),
    (Tone::Red, "Zona merah", "E"),
    (Tone::Neutral, "Tanpa zona", "B"),
];

/// A building block in one of its states.
pub struct Example {
    /// The block: the name of its file.
    pub block: &'static str,
    /// The state.
    pub name: &'static str,
    /// How it looks.
    pub view: Html,
}

fn example(block: &'static str, name: &'static str, view: Html) -> Example {
    Example { block, name, view }
}

/// Every example; those of a block follow each other.
pub fn all() -> Vec<Example> {
    [frame::examples(), marks::examples(), controls::examples(), fields::examples()]
        .into_iter()
        .chain([messages::examples(), charts::gauges(), charts::examples()])
        .flatten()
        .collect()
}
