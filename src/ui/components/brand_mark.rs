//! The sign of the app.

use yew::prelude::*;

/// Three steps that rise towards a green disc, on the institutional blue.
pub fn brand_mark() -> Html {
    html! {
        <svg class="brand__mark" viewBox="0 0 28 28" aria-hidden="true">
            <rect class="brand__ground" width="28" height="28" rx="6" />
            <path class="brand__steps" d="M6 14h4v4H6zM12 11h4v7h-4zM5 19h18v1.6H5z" />
            <circle class="brand__disc" cx="20" cy="9.5" r="4.2" />
        </svg>
    }
}
