//! Starts the gallery in the theme that the address names.

use gloo::utils::{document_element, window};

use super::examples::Examples;

/// Reads the theme from the address and draws the gallery.
pub fn start() {
    let hash = window().location().hash().unwrap_or_default();
    let theme = match hash.trim_start_matches('#') {
        "gelap" => "dark",
        "kontras" => "contrast",
        _ => "light",
    };
    // Setting an attribute of the root element cannot fail.
    let _ = document_element().set_attribute("data-theme", theme);
    yew::Renderer::<Examples>::new().render();
}
