//! A Yew app that does next to nothing: what any Yew app loads at least.

use yew::prelude::*;

#[component]
fn Counter() -> Html {
    let count = use_state(|| 0_u32);
    let onclick = {
        let count = count.clone();
        move |_| count.set(*count + 1)
    };
    html! { <button {onclick}>{ *count }</button> }
}

fn main() {
    let root = gloo::utils::document().get_element_by_id("app");
    if let Some(root) = root {
        root.set_text_content(None);
        yew::Renderer::<Counter>::with_root(root).render();
    }
}
