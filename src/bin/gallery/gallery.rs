//! Draws every example under the name of its block, in the theme that the address names.

use gloo::utils::{document_element, window};
use yew::prelude::*;

use super::examples::{self, Example};

/// Reads the theme from the address and draws the gallery.
pub fn start() {
    let hash = window().location().hash().unwrap_or_default();
    let theme = match hash.trim_start_matches('#') {
        "terang" => Some("light"),
        "gelap" => Some("dark"),
        "kontras" => Some("contrast"),
        // As the device says.
        _ => None,
    };
    if let Some(theme) = theme {
        // Setting an attribute of the root element cannot fail.
        let _ = document_element().set_attribute("data-theme", theme);
    }
    yew::Renderer::<Gallery>::new().render();
}

#[component]
fn Gallery() -> Html {
    let all = examples::all();
    html! {
        <main class="gallery wrap" id="isi" tabindex="-1">
            <h1>{ "Komponen Zona Hijau" }</h1>
            for block in all.chunk_by(|one, next| one.block == next.block) { { of_block(block) } }
        </main>
    }
}

fn of_block(examples: &[Example]) -> Html {
    let Some(first) = examples.first() else {
        return Html::default();
    };
    html! {
        <div class="gallery__block" data-block={first.block}>
            <h2 class="gallery__name">{ first.block.replace('_', " ") }</h2>
            for example in examples {
                <div class="gallery__example">
                    <h3 class="gallery__state">{ example.name }</h3>
                    { example.view.clone() }
                </div>
            }
        </div>
    }
}
