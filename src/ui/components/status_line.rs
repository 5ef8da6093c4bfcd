//! The one polite announcement of a page.

use yew::prelude::*;

/// A polite live region, heard and not seen. Keep it on the page: a region that appears with its
/// text is not spoken. Change the text only when it should be spoken.
pub fn status_line(text: &AttrValue) -> Html {
    html! { <p class="sr-only" role="status" aria-live="polite">{ text }</p> }
}
