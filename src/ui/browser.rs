//! The browser: storage, address, downloads, focus. Nothing here decides anything.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, Event, File, HtmlAnchorElement, HtmlElement, KeyboardEvent, Storage, Url,
    Window,
};
use yew::AttrValue;

use crate::engine::assessment::MAX_FILE_BYTES;
use crate::engine::date::Date;
use crate::engine::text::Language;
use crate::engine::{is_workbook, text_of};
use crate::i18n::Locale;
use crate::session::embed::{Display, Embedding};
use crate::session::{NoText, Page, Preferences, Theme};

const LANGUAGE_KEY: &str = "zona-hijau/language";
const THEME_KEY: &str = "zona-hijau/theme";

fn window() -> Option<Window> {
    web_sys::window()
}

pub fn document() -> Option<Document> {
    window()?.document()
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The storage of the device; refused in private modes and sandboxed frames.
pub fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// Whether the browser lets the app keep anything.
pub fn has_storage() -> bool {
    storage().is_some()
}

/// Language and theme: from the address, else from the device. Inside another page only from the address: what its
/// user has chosen for the app itself is no business of the host.
pub fn preferences() -> Preferences {
    let stored = |key| {
        let storage = if embedding().is_framed() { None } else { storage() };
        storage?.get_item(key).ok().flatten()
    };
    let language = parameter("bahasa").or_else(|| stored(LANGUAGE_KEY));
    let theme = parameter("tema").or_else(|| stored(THEME_KEY));
    Preferences {
        language: if language.as_deref() == Some("en") {
            crate::engine::text::Language::English
        } else {
            crate::engine::text::Language::Indonesian
        },
        theme: theme.as_deref().map(Theme::from_name).unwrap_or_default(),
    }
}

/// Keeps language and theme.
pub fn keep_preferences(preferences: Preferences) {
    if let Some(storage) = storage() {
        // A refusal is shown when work is kept; preferences are no loss.
        let _ = storage.set_item(LANGUAGE_KEY, Locale::new(preferences.language).tag());
        let _ = storage.set_item(THEME_KEY, preferences.theme.name());
    }
}

/// Shows language and theme on the page.
pub fn show_preferences(preferences: Preferences) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    set_attribute(&root, "lang", Some(Locale::new(preferences.language).tag()));
    let theme = match preferences.theme {
        Theme::Follow => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
        Theme::Contrast => Some("contrast"),
    };
    set_attribute(&root, "data-theme", theme);
}

fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Fails only for names that are no attribute names; these are constants.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Whether the device prefers a dark theme.
pub fn prefers_dark() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Whether the window is as narrow as a phone.
pub fn is_narrow() -> bool {
    let query = window().and_then(|window| window.match_media("(max-width: 40em)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// A parameter of the address.
pub fn parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The content of a `<meta>` of this name.
pub fn meta(name: &str) -> Option<String> {
    let element = document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok().flatten()?;
    element.get_attribute("content")
}

/// The screen that the address names.
pub fn page_in_address() -> Option<Page> {
    let hash = window()?.location().hash().ok()?;
    // Behind the name of the projector stands the workshop that it shows.
    let name = hash.strip_prefix("#/")?.split('/').next()?;
    Page::NAMES.iter().find(|(known, _)| *known == name).map(|(_, page)| *page)
}

/// Names the screen in the address.
pub fn show_page(page: Page) {
    if page_in_address() == Some(page) {
        return;
    }
    if let Some(window) = window() {
        // Refused in some sandboxed frames; the screen is shown all the same.
        let _ = window.location().set_hash(&format!("/{}", page.name()));
    }
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Puts the focus on the heading of the screen and shows its top.
pub fn focus_heading() {
    let heading = document().and_then(|document| document.query_selector("main h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        set_attribute(&heading, "tabindex", Some("-1"));
        // A heading that cannot take the focus leaves it where it is.
        let _ = heading.focus();
    }
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether an element with this id is on the page.
pub fn is_there(id: &str) -> bool {
    element(id).is_some()
}

/// Moves the focus to the element with this id, if it is on the page.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A detached element cannot take the focus; there is nothing better to do then.
        let _ = element.focus();
    }
}

/// Puts the focus on the first match of a selector and selects its text.
pub fn focus_and_select(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    found.is_some_and(take_up)
}

/// Puts the focus on an element and selects its text.
fn take_up(element: Element) -> bool {
    let Ok(element) = element.dyn_into::<HtmlElement>() else {
        return false;
    };
    // One of several that Tab leads to in turn. Told while it has the focus, the browser lays out the page to see
    // whether it may keep it, in the middle of what an edit changes.
    if element.has_attribute("tabindex") {
        element.set_tab_index(0);
    }
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
    element.focus().is_ok()
}

/// How far the element with the focus is below the top of the window.
pub fn top_of_focus() -> Option<f64> {
    let focused = document()?.active_element().filter(|element| element.tag_name() != "BODY")?;
    Some(focused.get_bounding_client_rect().top())
}

/// The last of the elements with these ids, in the order of the page, whose top has come near that of the window.
pub fn section_in_view(ids: &[&str]) -> usize {
    const NEAR: f64 = 120.0;
    let is_near = |id: &&str| {
        let element = element(id);
        element.is_some_and(|element| element.get_bounding_client_rect().top() < NEAR)
    };
    ids.iter().rposition(is_near).unwrap_or_default()
}

/// Scrolls the window by this many pixels.
pub fn scroll_by(pixels: f64) {
    if let Some(window) = window().filter(|_| pixels != 0.0) {
        window.scroll_by_with_x_and_y(0.0, pixels);
    }
}

/// Scrolls to the element with this id.
pub fn show_top_of(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
    }
}

/// Scrolls as little as it takes to see the element with this id whole.
pub fn show_all_of(id: &str) {
    if let Some(element) = element(id) {
        let least = web_sys::ScrollIntoViewOptions::new();
        least.set_block(web_sys::ScrollLogicalPosition::Nearest);
        least.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&least);
    }
}

/// Opens the dialog for choosing a file of the input with this id.
pub fn click(id: &str) {
    let input = element(id);
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        input.click();
    }
}

/// Offers a text as a file.
pub fn download(name: &str, text: &str) {
    if let Some(link) = download_link(name, text) {
        follow(&link);
    }
}

/// Follows a link to a file made here, and lets the file go once the browser has taken it: it would stay in memory as
/// long as the page.
fn follow(link: &HtmlAnchorElement) {
    const TAKEN_MS: u32 = 30_000;
    link.click();
    let address = link.href();
    Timeout::new(TAKEN_MS, move || {
        // Fails only for what is no address.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
}

/// Name of a file with what could not be opened or shown: by its end it is found again as an assessment.
pub const BACKUP: &str = "cadangan.zona-hijau.json";

/// A link that downloads a text as a file, which stays in memory.
pub fn download_link(name: &str, text: &str) -> Option<HtmlAnchorElement> {
    let kind = BlobPropertyBag::new();
    kind.set_type(if name.ends_with(".html") { "text/html" } else { "application/json" });
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    link_to(name, &Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?)
}

fn link_to(name: &str, blob: &Blob) -> Option<HtmlAnchorElement> {
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&Url::create_object_url_with_blob(blob).ok()?);
    link.set_download(name);
    Some(link)
}

/// Offers bytes as a file.
pub fn download_bytes(name: &str, mime: &str, bytes: &js_sys::Uint8Array) {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&js_sys::Array::of1(bytes), &kind);
    if let Some(link) = blob.ok().and_then(|blob| link_to(name, &blob)) {
        follow(&link);
    }
}

/// The bytes of a file.
pub async fn read_bytes(file: &File) -> Option<js_sys::Uint8Array> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer))
}

/// The text of a file in UTF-8, cut just above the size that is read, so that memory stays bounded.
///
/// # Errors
/// The browser does not read it, it is a workbook, or the first byte of another encoding.
pub async fn read_file(file: File) -> Result<String, NoText> {
    let bytes = first_bytes(&file).await.ok_or(NoText::Unread)?;
    if bytes.len() > MAX_FILE_BYTES && !is_workbook(&bytes) {
        // The cut may go through a letter.
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    text_of(bytes).map_err(NoText::NotText)
}

/// The reader refuses anything longer than its limit, so one byte more is enough to tell.
async fn first_bytes(file: &File) -> Option<Vec<u8>> {
    let end = u32::try_from(MAX_FILE_BYTES + 1).unwrap_or(u32::MAX);
    let part = file.slice_with_i32_and_i32(0, i32::try_from(end).unwrap_or(i32::MAX)).ok()?;
    Some(js_sys::Uint8Array::new(&JsFuture::from(part.array_buffer()).await.ok()?).to_vec())
}

/// Whether an element can fill the whole screen here.
pub fn can_fill_screen() -> bool {
    document().is_some_and(|document| document.fullscreen_enabled())
}

/// Fills the screen with the page, or no longer.
pub fn toggle_fullscreen() {
    let Some(document) = document() else {
        return;
    };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        // Refused where a frame may not; the view then stays as large as the window.
        let _ = root.request_fullscreen();
    }
}

/// Gives the screen back where the page fills it.
pub fn leave_fullscreen() {
    if let Some(document) = document().filter(|document| document.fullscreen_element().is_some()) {
        document.exit_fullscreen();
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // Refused only where there is nothing to load again.
        let _ = window.location().reload();
    }
}

/// Shows the frame around the screens that the page around them does not let print, or hides that.
pub fn mark_print_refused(refused: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        set_attribute(&root, "data-cetak", refused.then_some("ditolak"));
    }
}

/// Whether a key is held with another that makes it the browser's or the system's; Shift is none of these.
pub fn is_combined(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}

/// The present day.
pub fn day() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    Date::new(u16::try_from(now.get_full_year()).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// How the app stands inside another page.
pub fn embedding() -> Embedding {
    Embedding::from_parameters(parameter)
}

/// The page that holds this one in a frame.
pub fn parent() -> Option<Window> {
    let window = window()?;
    let parent = window.parent().ok().flatten()?;
    (parent != window).then_some(parent)
}

/// The element that is as high as the content.
pub fn content() -> Option<Element> {
    element("app")
}

/// The address of the single file, where the host has it.
pub fn single_file() -> Option<String> {
    document()?.document_element()?.get_attribute("data-luring")
}

/// The address of the app as another page can use it; none for a file on this computer.
pub fn address_for_others() -> Option<String> {
    let location = window()?.location();
    let origin = location.origin().ok().filter(|origin| origin.starts_with("http"))?;
    let path = location.pathname().ok()?;
    Some(origin + path.strip_suffix("index.html").unwrap_or(&path))
}

/// Whether the start script has said that a new version waits.
pub fn new_version_waits() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-versi-baru"))
}

/// Asks the start script for something: `zh-muat-ulang` takes the new version, `zh-hapus` deletes what is kept.
pub fn ask_start_script(what: &str) {
    if let (Some(window), Ok(event)) = (window(), Event::new(what)) {
        // Only cancelled events report anything, and nobody cancels these.
        let _ = window.dispatch_event(&event);
    }
}

thread_local! {
    /// The day that was put into words last, with its language and its words.
    static TODAY: RefCell<Option<(u32, Language, AttrValue)>> = const { RefCell::new(None) };
}

/// The present day in words. The browser takes longer for them than a screen for an edit, so they are kept for the day.
pub fn today(locale: Locale) -> AttrValue {
    let (date, language) = (js_sys::Date::new_0(), locale.language);
    let day = date.get_full_year() * 10_000 + date.get_month() * 100 + date.get_date();
    let known = TODAY.with_borrow(|known| known.clone());
    if let Some((_, _, words)) = known.filter(|(of, in_it, _)| (*of, *in_it) == (day, language)) {
        return words;
    }
    let options = js_sys::Object::new();
    // Setting a key of an own object cannot fail.
    let _ = js_sys::Reflect::set(&options, &"dateStyle".into(), &"long".into());
    let words = AttrValue::from(String::from(date.to_locale_date_string(locale.tag_of_dates(), &options)));
    TODAY.set(Some((day, language, words.clone())));
    words
}

/// A moment in words, to the minute.
pub fn moment(locale: Locale, milliseconds: u64) -> String {
    let options = js_sys::Object::new();
    for (part, style) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Setting a key of an own object cannot fail.
        let _ = js_sys::Reflect::set(&options, &part.into(), &style.into());
    }
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds as f64));
    date.to_locale_string(locale.tag(), &options).into()
}

/// Whether a visitor may open files now: not where a page around this one shows a result, and not behind a dialog, such
/// as the projector.
pub fn takes_files() -> bool {
    let is_free = |document: Document| matches!(document.query_selector("dialog[open]"), Ok(None));
    embedding().display() != Display::Result && document().is_some_and(is_free)
}

/// Shows the target for files over the page, or hides it.
pub fn mark_drop(over: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        set_attribute(&root, "data-drop", over.then_some(""));
    }
}

/// Scrolls up to the element with this id where it lies above the window.
pub fn bring_into_view(id: &str) {
    const MARGIN: f64 = 16.0;
    if let Some(element) = element(id) {
        scroll_by((element.get_bounding_client_rect().top() - MARGIN).min(0.0));
    }
}

/// Puts the focus on the element with this id once the next state is drawn.
pub fn focus_soon(id: String) {
    Timeout::new(60, move || focus(&id)).forget();
}

/// The same, with the text of the field selected, so that typing replaces it.
pub fn select_soon(id: String) {
    let select = move || {
        if let Some(element) = element(&id) {
            take_up(element);
        }
    };
    Timeout::new(60, select).forget();
}

/// Puts the focus on the heading once the next state is drawn: what was pressed is gone then.
pub fn focus_heading_soon() {
    Timeout::new(60, focus_heading).forget();
}
