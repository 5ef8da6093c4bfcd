//! Messages above the screen: what was refused and why, what can be undone, what is not saved.

use std::rc::Rc;

use yew::prelude::*;

use super::share;
use crate::engine::assessment::EntryMode;
use crate::engine::problem::{Problem, ProblemKind, Problems};
use crate::i18n::{Locale, fill};
use crate::session::{
    Action, Clash, DeviceRefusal, Field, Framing, KeepStatus, LeftOut, Notice, Page, PasteProblem, Shelving, State,
    Work,
};
use crate::ui::browser;
use crate::ui::components::{Button, IconName, Notice as Banner, NoticeKind};
use crate::ui::context::{Shared, Ui};
use crate::ui::printing::may_be_refused;

/// Id of the place where messages stand.
pub const PLACE: &str = "pesan";
/// Most problems listed at once.
const MOST_SHOWN: usize = 12;

/// The messages of a state, each for its place on the page. Those that are spoken politely need a region that was
/// there before them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Messages {
    /// Above the screen; spoken at once where they are urgent.
    pub urgent: Html,
    /// Above the screen, spoken politely.
    pub polite: Html,
    /// Over the screen, spoken politely.
    pub toast: Option<Html>,
}

/// All messages of a state, and what it asks.
pub fn messages(ui: &Ui, state: &State) -> Messages {
    let unsaved = if let KeepStatus::Refused(refusal) = state.kept { Some(refusal) } else { None };
    // Where the fields are not in view, the result must not hide what it does not hold.
    let refused = if state.page == Page::Result { refused(state) } else { Vec::new() };
    let toast = state.notice.as_deref().and_then(|notice| toast(ui, notice));
    let lasting = state.notice.as_ref().filter(|_| toast.is_none()).and_then(|notice| lasting(ui, notice));
    let (urgent, polite) = match lasting {
        Some((true, view)) => (view, Html::default()),
        Some((false, view)) => (Html::default(), view),
        None => Default::default(),
    };
    let urgent = html! {
        <>
            { share::offer(ui, state) }
            if let Some(refusal) = unsaved { { storage(ui, refusal) } }
            if let Some(work) = state.work() { { other_version(ui, work) } }
            if !refused.is_empty() { { refusals(ui, &refused) } }
            if let Some(clash) = &state.clash { { tabs_clash(ui, clash) } }
            { urgent }
        </>
    };
    Messages { urgent, polite, toast }
}

/// A message that stays until it is closed, and whether it is urgent.
fn lasting(ui: &Ui, notice: &Rc<Notice>) -> Option<(bool, Html)> {
    let (banner, text) = banner(ui, notice)?;
    let is_urgent = banner.is_urgent();
    let view = banner.live().closes(ui.messages().close, ui.sends(Action::Frame(Framing::Dismiss))).view(text);
    Some((is_urgent, html! { <>{ view }<InView notice={Shared(Rc::clone(notice))} /></> }))
}

/// A message about a step, over the page: what was pressed stays under the pointer.
fn toast(ui: &Ui, notice: &Notice) -> Option<Html> {
    let m = ui.messages();
    let (text, button) = match notice {
        Notice::Undone(change) => {
            let redo = Button::new(m.redo).icon(IconName::Redo).on_click(ui.sends(Action::Redo));
            (fill(m.undone, &[("change", &ui.locale.change(change))]), Some(redo))
        }
        Notice::Redone(change) => {
            let undo = Button::new(m.undo).icon(IconName::Undo).on_click(ui.sends(Action::Undo));
            (fill(m.redone, &[("change", &ui.locale.change(change))]), Some(undo))
        }
        Notice::Cleared => {
            let undo = Button::new(m.undo).icon(IconName::Undo).on_click(ui.sends(Action::Undo));
            (m.cleared.to_owned(), Some(undo))
        }
        Notice::Applied => {
            let undo = Button::new(m.undo).icon(IconName::Undo).on_click(ui.sends(Action::Undo));
            (m.trial_applied.to_owned(), Some(undo))
        }
        Notice::WayChanged { unit, was, now } => {
            let way = |mode: &EntryMode| match mode {
                EntryMode::Total => m.way_total,
                EntryMode::Points => m.way_points,
                EntryMode::Percent => m.way_percent,
                EntryMode::Indicators => m.way_indicators,
            };
            let values = [("unit", &*ui.locale.unit_name(unit)), ("now", way(now)), ("before", way(was))];
            let undo = Button::new(m.undo).icon(IconName::Undo).on_click(ui.sends(Action::Undo));
            (fill(m.way_changed, &values), Some(undo))
        }
        Notice::FromOtherTab => (m.tab_taken.to_owned(), None),
        _ => return None,
    };
    let banner = button.into_iter().fold(Banner::new(NoticeKind::Info, text), Banner::action);
    Some(banner.closes(m.close, ui.sends(Action::Frame(Framing::Dismiss))).view(Html::default()))
}

/// Properties of [`InView`].
#[derive(Clone, PartialEq, Properties)]
struct InViewProps {
    notice: Shared<Notice>,
}

/// Brings a new message into view where it lies above the window. What was pressed is gone with a unit that was
/// removed: the focus goes to the message, next to its button that brings the unit back.
#[component]
fn InView(props: &InViewProps) -> Html {
    use_effect_with(props.notice.clone(), |notice| {
        browser::bring_into_view(PLACE);
        if matches!(&*notice.0, Notice::Removed { .. }) {
            browser::focus_soon(PLACE.to_owned());
        }
    });
    Html::default()
}

fn tabs_clash(ui: &Ui, clash: &Clash) -> Html {
    let m = ui.messages();
    if clash.theirs.is_none() {
        let close = ui.sends(Action::Shelf(Shelving::KeepMine));
        let banner = Banner::new(NoticeKind::Warning, m.tab_gone).live().closes(m.close, close);
        return banner.view(m.tab_gone_text.into());
    }
    let theirs = Button::new(m.tab_theirs).on_click(ui.sends(Action::UseTheirs));
    let mine = Button::new(m.tab_mine).on_click(ui.sends(Action::Shelf(Shelving::KeepMine)));
    let banner = Banner::new(NoticeKind::Warning, m.tab_clash).live().action(theirs).action(mine);
    banner.view(m.tab_clash_text.into())
}

/// The screens of the figures that were refused and would move the result.
fn refused(state: &State) -> Vec<Page> {
    let pages = state.rejected.keys().map(Field::page);
    pages.filter(|page| matches!(page, Page::Entry | Page::Method)).collect()
}

fn refusals(ui: &Ui, pages: &[Page]) -> Html {
    let m = ui.messages();
    let count = pages.len();
    let text = if count == 1 { m.rejected_one } else { m.rejected_many };
    let to_entry = pages.contains(&Page::Entry);
    let mend = Button::new(m.rejected_fix).link(if to_entry { "#/isi" } else { "#/metode" });
    Banner::new(NoticeKind::Warning, fill(text, &[("count", &count.to_string())])).action(mend).view(Html::default())
}

/// The file names another version of its instrument than the one that computes here.
fn other_version(ui: &Ui, work: &Work) -> Html {
    let (m, instrument) = (ui.messages(), work.rules.instrument());
    let Some(sent) = work.assessment.instrument.other_version(instrument) else {
        return Html::default();
    };
    let filled = |text| fill(text, &[("sent", sent), ("here", &instrument.version)]);
    let note = Button::new(filled(m.other_version_note)).on_click(ui.sends(Action::NoteVersion));
    let banner = Banner::new(NoticeKind::Warning, filled(m.other_version)).action(note);
    banner.view(filled(m.other_version_text).into())
}

fn storage(ui: &Ui, refusal: DeviceRefusal) -> Html {
    let m = ui.messages();
    let title = match refusal {
        DeviceRefusal::Full => m.storage_full_title,
        DeviceRefusal::Blocked => m.storage_blocked_title,
    };
    let save = Button::new(ui.first().save_file).icon(IconName::Download).on_click(ui.sends(Action::SaveFile));
    let text = if may_be_refused() { m.storage_framed_text } else { m.storage_text };
    Banner::new(NoticeKind::Warning, title).live().action(save).view(text.into())
}

/// A banner and the text after its title; none for what is shown in the list and over the page.
fn banner(ui: &Ui, notice: &Notice) -> Option<(Banner, Html)> {
    let (locale, m) = (ui.locale, ui.messages());
    Some(match notice {
        Notice::FileRejected { name, problems } => {
            let banner = Banner::new(NoticeKind::Error, fill(m.file_rejected, &[("name", name)]));
            (banner, listed(ui, m.file_rejected_text, &texts(locale, problems)))
        }
        Notice::PackRejected { name, problems } => {
            let title = match name {
                Some(name) => fill(m.pack_rejected, &[("name", name)]),
                None => m.kept_pack_rejected.to_owned(),
            };
            let banner = Banner::new(NoticeKind::Error, title);
            (banner, listed(ui, "", &texts(locale, problems)))
        }
        Notice::PackNotKept => (Banner::new(NoticeKind::Warning, m.pack_not_kept), m.pack_not_kept_text.into()),
        Notice::ListRefused(refusal) => {
            let text = match refusal {
                DeviceRefusal::Full => m.list_refused_full,
                DeviceRefusal::Blocked => m.list_refused_blocked,
            };
            (Banner::new(NoticeKind::Warning, m.list_refused), text.into())
        }
        Notice::PackOpened { title } => {
            let title = fill(m.pack_opened, &[("title", locale.text(title))]);
            (Banner::new(NoticeKind::Info, title), Html::default())
        }
        Notice::PasteRejected(problems) => {
            let texts: Vec<_> = problems.iter().map(|problem| paste_text(locale, problem)).collect();
            (Banner::new(NoticeKind::Error, m.paste_rejected), listed(ui, "", &texts))
        }
        Notice::PasteLeftOut(rows) => {
            let values = |row: &LeftOut| fill(m.paste_row, &[("row", &row.row.to_string()), ("name", &row.name)]);
            let texts: Vec<_> = rows.iter().map(values).collect();
            (Banner::new(NoticeKind::Warning, m.paste_left_out), listed(ui, "", &texts))
        }
        Notice::RestoreFailed { text, problems } => {
            let text = text.clone();
            let download = Callback::from(move |()| browser::download(browser::BACKUP, &text));
            let copy = Button::new(locale.first().download_copy).icon(IconName::Download).on_click(download);
            let banner = Banner::new(NoticeKind::Error, m.restore_failed).action(copy);
            (banner, listed(ui, m.restore_failed_text, &texts(locale, problems)))
        }
        Notice::ResetRefused(kind) => (Banner::new(NoticeKind::Error, m.reset_refused), locale.wrong(kind, "").into()),
        Notice::LinkRejected(problem) => {
            (Banner::new(NoticeKind::Error, m.link_rejected), locale.share_error(problem).into())
        }
        Notice::LinkOpened => undoable(ui, m.link_opened.to_owned()),
        Notice::Forgotten => {
            let beyond = locale.beyond();
            (Banner::new(NoticeKind::Info, beyond.forgotten), beyond.forgotten_text.into())
        }
        Notice::WorkshopSaved { name } => undoable(ui, fill(locale.workshop().saved, &[("name", name)])),
        Notice::Opened { name } => undoable(ui, fill(m.opened, &[("name", locale.named(name))])),
        Notice::Begun { name } => undoable(ui, fill(m.begun, &[("name", locale.named(name))])),
        Notice::Undone(_)
        | Notice::Redone(_)
        | Notice::Cleared
        | Notice::Applied
        | Notice::WayChanged { .. }
        | Notice::FromOtherTab => {
            return None;
        }
        Notice::PutBackBeside => (Banner::new(NoticeKind::Warning, m.tab_clash), m.tab_clash_text.into()),
        Notice::SheetTaken { name } => undoable(ui, fill(locale.sheet_panel().taken, &[("name", name)])),
        Notice::SheetStale { name } => {
            let title = fill(locale.sheet_panel().stale, &[("name", name)]);
            (Banner::new(NoticeKind::Warning, title), Html::default())
        }
        Notice::Removed { name } => undoable(ui, fill(m.removed, &[("name", &locale.unit_name(name))])),
    })
}

fn texts(locale: Locale, problems: &Problems) -> Vec<String> {
    // What else is wrong with a file of another kind says nothing.
    let is_other =
        |problem: &&Problem| matches!(problem.kind, ProblemKind::OtherFormat { .. } | ProblemKind::NoFormat { .. });
    let others: Vec<_> =
        problems.iter().filter(is_other).filter_map(|problem| problem.path.strip_suffix("format")).collect();
    let says_much =
        |problem: &&Problem| is_other(problem) || !others.iter().any(|place| problem.path.starts_with(place));
    problems.iter().filter(says_much).map(|problem| locale.problem(problem)).collect()
}

fn paste_text(locale: Locale, problem: &PasteProblem) -> String {
    let (row, column) = (problem.row.to_string(), problem.column.to_string());
    let place = fill(locale.messages().paste_place, &[("row", &row), ("column", &column)]);
    format!("{place}: {}", locale.problem_kind(&problem.kind, &problem.value))
}

/// A sentence and a list of problems.
fn listed(ui: &Ui, lead: &'static str, problems: &[String]) -> Html {
    let more = problems.len().saturating_sub(MOST_SHOWN);
    html! {
        <>
            { lead }
            <ul class="notice__list">
                for problem in problems.iter().take(MOST_SHOWN) { <li>{ problem }</li> }
                if more > 0 { <li>{ fill(ui.messages().problems_more, &[("count", &more.to_string())]) }</li> }
            </ul>
        </>
    }
}

fn undoable(ui: &Ui, text: String) -> (Banner, Html) {
    let undo = Button::new(ui.messages().undo).icon(IconName::Undo).on_click(ui.sends(Action::Undo));
    (Banner::new(NoticeKind::Info, text).action(undo), Html::default())
}
