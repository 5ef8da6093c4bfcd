//! Where polite announcements stand.

use yew::prelude::*;

/// A region whose changes screen readers speak when the user pauses. It stays on the page, empty when there is nothing
/// to say: a region that appears together with its text is not spoken.
pub fn polite(content: Html) -> Html {
    html! { <div class="polite" role="status" aria-atomic="false">{ content }</div> }
}

/// A region that is heard and not seen. Change the text only when it should be spoken.
pub fn status_line(text: &AttrValue) -> Html {
    html! { <p class="sr-only" role="status" aria-live="polite">{ text }</p> }
}
