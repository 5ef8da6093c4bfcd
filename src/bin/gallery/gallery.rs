//! Which part of the gallery is shown.

use gloo::utils::{document_element, window};
use yew::prelude::*;

use super::{examples, screen_hasil, screen_hasil_unit, screen_isi, screen_metode, screen_mulai};

/// Properties of [`Gallery`].
#[derive(Clone, PartialEq, Properties)]
pub struct GalleryProps {
    /// Name of the part, as in the address.
    pub part: AttrValue,
}

/// One part of the gallery.
#[component]
pub fn Gallery(props: &GalleryProps) -> Html {
    match props.part.as_str() {
        "mulai" => screen_mulai::screen(),
        "isi" => screen_isi::screen(),
        "hasil" => screen_hasil::screen(),
        "hasil-unit" => screen_hasil_unit::screen(),
        "metode" => screen_metode::screen(),
        _ => html! { <examples::Examples /> },
    }
}

/// Reads part and theme from the address and draws the gallery.
pub fn start() {
    let hash = window().location().hash().unwrap_or_default();
    let (part, theme) = hash.trim_start_matches('#').split_once('/').unwrap_or((hash.trim_start_matches('#'), ""));
    let theme = match theme {
        "gelap" => "dark",
        "kontras" => "contrast",
        _ => "light",
    };
    // Setting an attribute of the root element cannot fail.
    let _ = document_element().set_attribute("data-theme", theme);
    yew::Renderer::<Gallery>::with_props(GalleryProps { part: AttrValue::from(part.to_owned()) }).render();
}
