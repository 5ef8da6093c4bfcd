//! The app inside another page: what the address asks for, and the messages both ways (docs/embedding.md).
//!
//! A message is judged in three steps: the browser side compares the sending window and its origin, [`read`] ignores
//! what is not addressed to this app, and refuses what it cannot carry out. Only then it becomes actions.

mod lock;
mod snippet;

use std::rc::Rc;

use serde_json::{Map, Value, json};

pub use snippet::{Form, Snippet};

use super::action::Action;
use super::frame::Framing;
use super::packs::Packs;
use super::state::{Page, State, Theme};
use crate::engine::assessment;
use crate::engine::instrument::builtin;
use crate::engine::output::score_json;
use crate::engine::problem::{Problems, shorten};
use crate::engine::text::Language;

/// The name in every message.
pub const APP: &str = "zona-hijau";
/// The version of the messages, in each of them.
pub const VERSION: u32 = 1;
/// What a host can ask for, by its name.
pub const REQUESTS: [&str; 4] = ["configure", "load", "get", "print"];
/// Longest text that is the id of a message, in bytes: it only has to tell the host's own requests apart.
const LONGEST_ID: usize = 1_000;
/// Problems of a file that are named to the host; of others only the number.
const MOST_NAMED: usize = 5;
/// What a result tells the host: no names, no rows.
const TOLD: [&str; 6] = ["complete", "total", "category", "zone", "opinion", "next"];

/// Where the app stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Embedding {
    /// In a page of its own.
    #[default]
    Alone,
    /// Inside another page, whose address asks for this.
    Framed(Framed),
}

/// What the page around the app asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Framed {
    /// Which screens are shown.
    pub display: Display,
    /// Whether visitors may choose the instrument.
    pub choice: InstrumentChoice,
    /// The one origin that may send messages and be told results.
    pub host: Option<String>,
}

/// Whether visitors may choose the instrument.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InstrumentChoice {
    /// Any.
    #[default]
    Free,
    /// The one that the host has chosen.
    Locked,
}

/// Which screens an embedded app shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Display {
    /// All.
    #[default]
    Full,
    /// The start, entering, and the result.
    Entry,
    /// The result of what the host loads.
    Result,
}

impl Display {
    /// Names in addresses.
    pub const NAMES: [(&'static str, Self); 3] = [("penuh", Self::Full), ("isi", Self::Entry), ("hasil", Self::Result)];

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, display)| *display == self).map_or("", |(name, _)| name)
    }

    /// The display with this name; unknown names show all screens.
    fn from_name(name: &str) -> Self {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, display)| *display).unwrap_or_default()
    }
}

impl Embedding {
    /// Reads the parameters of the address; unknown values count as absent.
    pub fn from_parameters(parameter: impl Fn(&str) -> Option<String>) -> Self {
        if parameter("sematan").as_deref() != Some("1") {
            return Self::Alone;
        }
        let display = parameter("tampilan").map(|name| Display::from_name(&name)).unwrap_or_default();
        let choice = match parameter("kunci").as_deref() {
            Some("paket") => InstrumentChoice::Locked,
            _ => InstrumentChoice::Free,
        };
        Self::Framed(Framed { display, choice, host: parameter("host").as_deref().and_then(origin) })
    }

    /// Whether the app is inside another page.
    pub fn is_framed(&self) -> bool {
        self.framed().is_some()
    }

    /// Whether visitors have to keep the instrument that the host has chosen.
    pub fn is_locked(&self) -> bool {
        self.framed().is_some_and(|framed| framed.choice == InstrumentChoice::Locked)
    }

    /// The one origin that may send messages and be told results.
    pub fn host(&self) -> Option<&str> {
        self.framed()?.host.as_deref()
    }

    /// Which screens are shown.
    pub fn display(&self) -> Display {
        self.framed().map(|framed| framed.display).unwrap_or_default()
    }

    /// Whether work is kept on the device, and taken up from it. What shows only what a host loads neither tells the host
    /// anything older nor leaves anything behind.
    pub fn keeps_work(&self) -> bool {
        self.display() != Display::Result
    }

    fn framed(&self) -> Option<&Framed> {
        match self {
            Self::Alone => None,
            Self::Framed(framed) => Some(framed),
        }
    }

    /// This screen, or the one shown in its place.
    pub fn nearest(&self, page: Page) -> Page {
        match self.display() {
            // A page inside another one offers no code for a third.
            Display::Full if self.is_framed() && page == Page::Embed => Page::Start,
            Display::Full => page,
            Display::Entry if matches!(page, Page::Start | Page::Entry | Page::Result) => page,
            Display::Entry => Page::Entry,
            Display::Result => Page::Result,
        }
    }
}

/// Scheme and host, perhaps a port, as browsers write origins: without the port that the scheme has anyway. `null`, the
/// origin of every sandboxed page, is none.
///
/// People write origins as they write addresses: with capitals, or with the slash of the start page behind.
fn origin(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let (scheme, rest) = text.strip_suffix('/').unwrap_or(&text).split_once("://")?;
    let own_port = match scheme {
        "https" => 443,
        "http" => 80,
        _ => return None,
    };
    let (host, port) = match rest.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')) {
        Some((host, port)) => (host, Some(port)),
        None => (rest, None),
    };
    let is_in_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
    let is_host = match host.strip_prefix('[').and_then(|address| address.strip_suffix(']')) {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.bytes().all(is_in_name),
    };
    let is_digits = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let port: Option<u16> = match port {
        Some(port) => Some(port.parse().ok().filter(|_| is_digits(port))?),
        None => None,
    };
    let port = port.filter(|port| *port != own_port).map(|port| format!(":{port}")).unwrap_or_default();
    is_host.then(|| format!("{scheme}://{host}{port}"))
}

/// The instrument that the address names, where it is a built-in one.
pub fn pack_in(parameter: impl Fn(&str) -> Option<String>) -> Option<String> {
    parameter("paket").filter(|id| builtin().any(|known| known == id))
}

/// What a host tells its requests apart by: a short text or a number. The answer repeats it as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Id(Value);

impl Id {
    /// The id in a message, where it is one.
    pub fn new(value: Value) -> Option<Self> {
        match &value {
            Value::String(text) if text.len() > LONGEST_ID => None,
            Value::String(_) | Value::Number(_) => Some(Self(value)),
            _ => None,
        }
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

/// A message that is addressed to this app.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Repeated in the answer.
    pub id: Id,
    /// What it asks for.
    pub request: Result<Request, Refusal>,
}

/// What a host can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Carry these out, then tell the state.
    Do(Vec<Action>),
    /// Tell the state.
    Get,
    /// Open the print dialog.
    Print,
}

/// Why a request is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// For programs.
    pub code: &'static str,
    /// For people who write host pages.
    pub message: String,
}

impl Refusal {
    /// A refusal with its words.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// The refusal of a message that is longer than any file makes it.
pub fn too_long() -> Refusal {
    Refusal::new("bad-data", "the message is too long")
}

/// The refusal of a message that cannot be written as JSON, or is nested more deeply than is read.
pub fn unreadable() -> Refusal {
    let why = "it is nested too deeply, contains a cycle, a lone surrogate, or a value that JSON cannot represent";
    Refusal::new("bad-data", format!("the message cannot be read: {why}"))
}

/// What a message is.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// The host asks for something.
    Asks(Incoming),
    /// For somebody else, or of a kind that this version does not know.
    NotForUs,
    /// No JSON.
    Unreadable,
}

/// Reads a message.
pub fn read(text: &str, packs: &Packs) -> Read {
    match serde_json::from_str(text) {
        Ok(Value::Object(message)) => incoming(&message, packs).map_or(Read::NotForUs, Read::Asks),
        Ok(_) => Read::NotForUs,
        Err(_) => Read::Unreadable,
    }
}

fn incoming(message: &Map<String, Value>, packs: &Packs) -> Option<Incoming> {
    if message.get("app")?.as_str()? != APP || message.get("v")?.as_u64()? != u64::from(VERSION) {
        return None;
    }
    let id = message.get("id").map_or_else(|| Some("".into()), |id| Id::new(id.clone()))?;
    let none = Map::new();
    let data = message.get("data").map_or(Some(&none), Value::as_object);
    let wrong = || Refusal::new("bad-data", "data must be an object");
    let request = match message.get("type")?.as_str()? {
        "configure" => data.ok_or_else(wrong).and_then(|data| configure(data, packs)),
        "load" => data.ok_or_else(wrong).and_then(|data| load(data, packs)),
        "get" => Ok(Request::Get),
        "print" => Ok(Request::Print),
        _ => return None,
    };
    Some(Incoming { id, request })
}

/// Language, theme and instrument: all of them, or nothing with everything that is wrong.
fn configure(data: &Map<String, Value>, packs: &Packs) -> Result<Request, Refusal> {
    let (mut actions, mut wrong) = (Vec::new(), Vec::new());
    for (key, value) in data {
        match setting(key, value.as_str().unwrap_or_default(), packs) {
            Ok(action) => actions.push(action),
            Err(choices) => {
                let given = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                wrong.push(format!("{}: {} {choices}", quoted(key), quoted(&given)));
            }
        }
    }
    if wrong.is_empty() { Ok(Request::Do(actions)) } else { Err(Refusal::new("bad-value", wrong.join("; "))) }
}

/// What a setting asks for, or what would be right.
fn setting(key: &str, value: &str, packs: &Packs) -> Result<Action, String> {
    let theme = || Theme::NAMES.iter().find(|(name, _)| *name == value);
    let one_of = |names: &[&str]| format!("is not one of {}", names.join(", "));
    match (key, value) {
        ("bahasa", "id") => Ok(Action::Frame(Framing::Speak(Language::Indonesian))),
        ("bahasa", "en") => Ok(Action::Frame(Framing::Speak(Language::English))),
        ("bahasa", _) => Err(one_of(&["id", "en"])),
        ("tema", _) => {
            let theme = theme().map(|(_, theme)| Action::Frame(Framing::Paint(*theme)));
            theme.ok_or_else(|| one_of(&Theme::NAMES.map(|(name, _)| name)))
        }
        ("paket", _) => {
            let pack = packs.find(value).map(|_| Action::Frame(Framing::ChooseInstrument(value.to_owned())));
            pack.ok_or_else(|| "is no instrument that is known here".to_owned())
        }
        _ => Err("cannot be set; configure knows bahasa, tema, paket".to_owned()),
    }
}

/// A word of the host, on one line and cut to what a message needs.
fn quoted(text: &str) -> String {
    format!("\"{}\"", shorten(text))
}

/// The first problems of a file, each with its place and value, and how many there are.
fn named(problems: &Problems) -> String {
    let count = problems.iter().len();
    let first: Vec<_> = problems.iter().take(MOST_NAMED).map(ToString::to_string).collect();
    let rest = if count > MOST_NAMED { format!("; and {} more", count - MOST_NAMED) } else { String::new() };
    format!("{}{rest}", first.join("; "))
}

/// The text of an assessment file: `file`, as text or as an object, or the data itself where it says that it is one.
fn file_in(data: &Map<String, Value>) -> Option<String> {
    if data.get("format").and_then(Value::as_str) == Some(assessment::FORMAT) {
        return Some(Value::Object(data.clone()).to_string());
    }
    match data.get("file")? {
        Value::String(text) => Some(text.clone()),
        file @ Value::Object(_) => Some(file.to_string()),
        _ => None,
    }
}

/// Opens an assessment file.
fn load(data: &Map<String, Value>, packs: &Packs) -> Result<Request, Refusal> {
    let Some(text) = file_in(data) else {
        return Err(Refusal::new("bad-data", "data.file, or data itself, must be an assessment file"));
    };
    // What cannot be read must not reach the screen of a visitor, who did not choose it.
    match assessment::read(&text, |id| packs.find(id)) {
        // A locked instrument binds the visitors, not the host: it follows what the host loads.
        Ok((assessment, _)) => Ok(Request::Do(vec![
            Action::Frame(Framing::ChooseInstrument(assessment.instrument.id)),
            Action::OpenFile { name: assessment.body.name, text },
        ])),
        Err(problems) => Err(Refusal::new("bad-file", named(&problems))),
    }
}

fn message(kind: &str, id: &Id, data: Value) -> Value {
    json!({ "app": APP, "v": VERSION, "type": kind, "id": id.0, "data": data })
}

/// What the browser allows here; `None` where only an attempt can tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// Work is kept between visits.
    pub storage: bool,
    /// The print dialog opens.
    pub print: Option<bool>,
    /// Files can be saved.
    pub download: Option<bool>,
    /// The frame may fill the screen.
    pub fullscreen: bool,
}

/// The first message: the app is usable.
pub fn ready(state: &State, height: u32, can: Abilities) -> Value {
    let data = json!({
        "app": env!("CARGO_PKG_VERSION"),
        "pack": pack(state),
        "locale": locale(state),
        "height": height.max(1),
        "can": { "storage": can.storage, "print": can.print, "download": can.download, "fullscreen": can.fullscreen },
    });
    message("ready", &"".into(), data)
}

/// The height of the content in pixels, at least 1.
pub fn resize(height: u32) -> Value {
    message("resize", &"".into(), json!({ "height": height.max(1) }))
}

/// The result without names and rows; all unknown while there is no assessment.
pub fn result(state: &State) -> Value {
    let score = state.work().map(|work| score_json(&work.outcome)).unwrap_or_default();
    let mut data: Map<String, Value> =
        TOLD.iter().map(|key| ((*key).to_owned(), score.get(*key).cloned().unwrap_or_default())).collect();
    if state.work().is_none() {
        data.insert("complete".to_owned(), Value::Bool(false));
    }
    data.insert("pack".to_owned(), pack(state));
    message("result", &"".into(), Value::Object(data))
}

/// The answer to a request: how the app stands, with the assessment as a file.
pub fn state(state: &State, id: &Id) -> Value {
    let file = state.work().map(|work| assessment::to_text(&work.assessment));
    let file: Value = file.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let theme = state.preferences.theme.name();
    let data = json!({
        "page": state.embedding.nearest(state.page).name(),
        "locale": locale(state),
        "theme": theme,
        "pack": pack(state),
        "file": file,
    });
    message("state", id, data)
}

/// The answer to a request that is not carried out.
pub fn error(id: &Id, refusal: &Refusal) -> Value {
    message("error", id, json!({ "code": refusal.code, "message": refusal.message }))
}

/// The instrument that the work is scored under, or the chosen one. A file may name another version of it.
fn pack(state: &State) -> Value {
    let chosen = || state.packs.find(&state.setup.instrument);
    let pack = state.work().map(|work| Rc::clone(work.rules.instrument())).or_else(chosen);
    pack.map(|pack| json!({ "id": pack.id.as_str(), "version": pack.version })).unwrap_or_default()
}

fn locale(state: &State) -> &'static str {
    match state.preferences.language {
        Language::Indonesian => "id",
        Language::English => "en",
    }
}

#[cfg(test)]
mod tests;
