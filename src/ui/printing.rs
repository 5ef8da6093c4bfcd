//! Printing: what the page does around it, and whether it is possible here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::browser;

/// How long a print dialog may take to announce itself.
const ANNOUNCED_MS: u32 = 1_000;

/// Properties of [`Printing`].
#[derive(Clone, PartialEq, Properties)]
pub struct PrintingProps {
    /// The file name that the browser shall propose, without ending.
    pub name: AttrValue,
}

/// While the page is printed, its title is the proposed file name and every disclosure is open; afterwards all is as
/// it was.
#[component]
pub fn Printing(props: &PrintingProps) -> Html {
    use_effect_with(props.name.clone(), |name| {
        let name = name.clone();
        let prepared = Rc::new(RefCell::new(None::<Prepared>));
        let listeners = web_sys::window().map(|window| {
            let (begun, ended) = (Rc::clone(&prepared), prepared);
            [
                EventListener::new(&window, "beforeprint", move |_| {
                    begun.borrow_mut().get_or_insert_with(|| Prepared::new(&name));
                }),
                EventListener::new(&window, "afterprint", move |_| {
                    if let Some(prepared) = ended.borrow_mut().take() {
                        prepared.restore();
                    }
                }),
            ]
        });
        move || drop(listeners)
    });
    Html::default()
}

/// What is put back after printing.
struct Prepared {
    title: String,
    opened: Vec<Element>,
}

impl Prepared {
    fn new(name: &str) -> Self {
        let document = browser::document();
        let title = document.as_ref().map(|document| document.title()).unwrap_or_default();
        browser::set_title(name);
        let closed = || document.as_ref()?.query_selector("details:not([open])").ok().flatten();
        let mut opened = Vec::new();
        while let Some(details) = closed() {
            // An element that cannot be opened would be found again for ever.
            if details.set_attribute("open", "").is_err() {
                break;
            }
            opened.push(details);
        }
        Self { title, opened }
    }

    fn restore(self) {
        browser::set_title(&self.title);
        for details in self.opened {
            // Fails only for names that are no attribute names.
            let _ = details.remove_attribute("open");
        }
    }
}

/// What became of the print dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// It was opened.
    Opened,
    /// The browser did not open it, as in some sandboxed frames.
    Refused,
}

/// Opens the print dialog and says what became of it. Browsers do nothing and say nothing where they refuse.
pub fn print_then(on_end: Callback<Printed>) {
    let announced = Rc::new(Cell::new(false));
    let heard = Rc::clone(&announced);
    let listener = web_sys::window().map(|window| EventListener::new(&window, "beforeprint", move |_| heard.set(true)));
    if let Some(window) = web_sys::window() {
        // Refused in sandboxed frames that may not open dialogs, mostly without an error.
        let _ = window.print();
    }
    if announced.get() {
        on_end.emit(Printed::Opened);
        return;
    }
    Timeout::new(ANNOUNCED_MS, move || {
        drop(listener);
        on_end.emit(if announced.get() { Printed::Opened } else { Printed::Refused });
    })
    .forget();
}

/// Opens the print dialog; where that is refused, the frame around the screens says so.
pub fn print() {
    print_then(Callback::from(|printed| browser::mark_print_refused(printed == Printed::Refused)));
}

/// Opens the print dialog; calls `on_refused` where the browser does not.
pub fn print_or(on_refused: Callback<()>) {
    print_then(Callback::from(move |printed| {
        if printed == Printed::Refused {
            on_refused.emit(());
        }
    }));
}

/// Whether the page is in a frame that may refuse to print or to download. A frame of another origin that grants
/// both cannot be told from one that does not.
pub fn may_be_refused() -> bool {
    // A sandboxed frame without an origin of its own is seldom granted more.
    let is_apart = || web_sys::window().is_some_and(|window| window.origin() == "null");
    [PRINTING, DOWNLOADING].iter().any(|token| !granted(token).unwrap_or_else(|| !is_apart()))
}

/// What a sandbox must grant for a print dialog.
pub const PRINTING: &str = "allow-modals";
/// What a sandbox must grant for saving a file.
pub const DOWNLOADING: &str = "allow-downloads";

/// Whether the frame around the page grants this; `None` where that is not to be seen from inside.
pub fn granted(token: &str) -> Option<bool> {
    let window = web_sys::window()?;
    let (parent, top) = (window.parent().ok().flatten(), window.top().ok().flatten());
    if parent.as_ref().is_none_or(|parent| *parent == window) {
        return Some(true);
    }
    let sandbox = window.frame_element().ok().flatten()?.get_attribute("sandbox");
    let is_granted =
        sandbox.is_none_or(|tokens| tokens.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(token)));
    // What a frame further out withholds, none inside it has.
    if is_granted && parent != top { None } else { Some(is_granted) }
}
