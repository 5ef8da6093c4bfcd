//! Fictional bodies to try the program with.

use crate::engine::text::{Language, Text};

/// A fictional body, stored as a saved file.
#[derive(Clone, Copy, Debug)]
pub struct Demo {
    /// Its id.
    pub id: &'static str,
    /// The saved file.
    pub text: &'static str,
}

/// The demo bodies: red, yellow, green.
pub const DEMOS: [Demo; 3] = [
    Demo { id: "merah", text: include_str!("../../static/demo/merah.json") },
    Demo { id: "kuning", text: include_str!("../../static/demo/kuning.json") },
    Demo { id: "hijau", text: include_str!("../../static/demo/hijau.json") },
];

/// The demo body with this id.
pub fn find(id: &str) -> Option<&'static Demo> {
    DEMOS.iter().find(|demo| demo.id == id)
}

/// What a demo body shows, from the extra key of its file.
pub fn description(file: &serde_json::Map<String, serde_json::Value>, language: Language) -> String {
    let description = file.get("demo").and_then(|demo| demo.get("description"));
    let text = |key: &str| description.and_then(|d| d.get(key)).and_then(|t| t.as_str()).unwrap_or_default().to_owned();
    Text { id: text("id"), en: text("en") }.get(language).to_owned()
}
