//! Messages above the screen: what was refused and why, what can be undone, what is not saved.

use std::rc::Rc;

use yew::prelude::*;

use super::share;
use crate::engine::problem::Problems;
use crate::i18n::{Locale, fill};
use crate::session::{Action, Clash, Field, Notice, Page, PasteProblem, SaveStatus, State};
use crate::ui::browser;
use crate::ui::components::{Button, IconName, Notice as Banner, NoticeKind};
use crate::ui::context::{Shared, Ui};

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
    let unsaved = matches!(state.saved, SaveStatus::Full | SaveStatus::Blocked);
    // Where the fields are not in view, the result must not hide what it does not hold.
    let refused = if state.page == Page::Result { refused(state) } else { Vec::new() };
    let toast = state.notice.as_deref().and_then(|notice| toast(ui, notice));
    let lasting = state.notice.as_ref().filter(|_| toast.is_none());
    let view = |urgent: bool| {
        let notice = lasting.filter(|notice| is_urgent(notice) == urgent);
        notice.map(|notice| {
            html! { <>{ banner(ui, notice) }<InView notice={Shared(Rc::clone(notice))} /></> }
        })
    };
    let urgent = html! {
        <>
            { share::offer(ui, state) }
            if unsaved { { storage(ui, state.saved) } }
            if !refused.is_empty() { { refusals(ui, &refused) } }
            if let Some(clash) = &state.clash { { tabs_clash(ui, clash) } }
            { view(true).unwrap_or_default() }
        </>
    };
    Messages { urgent, polite: view(false).unwrap_or_default(), toast }
}

/// Whether a message cannot wait.
fn is_urgent(notice: &Notice) -> bool {
    match notice {
        Notice::FileRejected { .. }
        | Notice::PackRejected { .. }
        | Notice::PasteRejected(_)
        | Notice::RestoreFailed { .. }
        | Notice::ResetRefused(_)
        | Notice::LinkRejected(_)
        | Notice::SheetStale { .. } => true,
        Notice::PackOpened { .. }
        | Notice::LinkOpened
        | Notice::Forgotten
        | Notice::WorkshopSaved { .. }
        | Notice::Opened { .. }
        | Notice::Begun { .. }
        | Notice::Discarded(_)
        | Notice::Undone(_)
        | Notice::Redone(_)
        | Notice::Cleared
        | Notice::FromOtherTab
        | Notice::SheetTaken { .. }
        | Notice::Removed { .. } => false,
    }
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
        Notice::FromOtherTab => (m.tab_taken.to_owned(), None),
        _ => return None,
    };
    let banner = button.into_iter().fold(Banner::new(NoticeKind::Info, text), Banner::action);
    Some(banner.closes(m.close, ui.sends(Action::Dismiss)).view(Html::default()))
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
        let close = ui.sends(Action::KeepMine);
        let banner = Banner::new(NoticeKind::Warning, m.tab_gone).live().closes(m.close, close);
        return banner.view(m.tab_gone_text.into());
    }
    let theirs = Button::new(m.tab_theirs).on_click(ui.sends(Action::UseTheirs));
    let mine = Button::new(m.tab_mine).on_click(ui.sends(Action::KeepMine));
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

fn storage(ui: &Ui, status: SaveStatus) -> Html {
    let m = ui.messages();
    let title = if status == SaveStatus::Full { m.storage_full_title } else { m.storage_blocked_title };
    let save = Button::new(ui.first().save_file).icon(IconName::Download).on_click(ui.sends(Action::SaveFile));
    Banner::new(NoticeKind::Warning, title).live().action(save).view(m.storage_text.into())
}

fn banner(ui: &Ui, notice: &Notice) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    match notice {
        Notice::FileRejected { name, problems } => {
            let banner = Banner::new(NoticeKind::Error, fill(m.file_rejected, &[("name", name)]));
            error(ui, banner, m.file_rejected_text, &texts(locale, problems))
        }
        Notice::PackRejected { name, problems } => {
            let banner = Banner::new(NoticeKind::Error, fill(m.pack_rejected, &[("name", name)]));
            error(ui, banner, "", &texts(locale, problems))
        }
        Notice::PackOpened { title } => {
            let banner = Banner::new(NoticeKind::Info, fill(m.pack_opened, &[("title", locale.text(title))]));
            banner.closes(m.close, ui.sends(Action::Dismiss)).view(Html::default())
        }
        Notice::PasteRejected(problems) => {
            let texts: Vec<_> = problems.iter().map(|problem| paste_text(locale, problem)).collect();
            error(ui, Banner::new(NoticeKind::Error, m.paste_rejected), "", &texts)
        }
        Notice::RestoreFailed { text, problems } => {
            let text = text.clone();
            let download = Callback::from(move |()| browser::download("zona-hijau.json", &text));
            let copy = Button::new(locale.first().download_copy).icon(IconName::Download).on_click(download);
            let banner = Banner::new(NoticeKind::Error, m.restore_failed).action(copy);
            error(ui, banner, m.restore_failed_text, &texts(locale, problems))
        }
        Notice::ResetRefused(kind) => {
            let banner = Banner::new(NoticeKind::Error, m.reset_refused).live();
            banner.closes(m.close, ui.sends(Action::Dismiss)).view(locale.problem_kind(kind, "").into())
        }
        Notice::LinkRejected(problem) => {
            let banner = Banner::new(NoticeKind::Error, m.link_rejected).live();
            banner.closes(m.close, ui.sends(Action::Dismiss)).view(locale.share_error(problem).into())
        }
        Notice::LinkOpened => undoable(ui, m.link_opened.to_owned()),
        Notice::Forgotten => {
            let beyond = locale.beyond();
            let banner = Banner::new(NoticeKind::Info, beyond.forgotten);
            banner.closes(m.close, ui.sends(Action::Dismiss)).view(beyond.forgotten_text.into())
        }
        Notice::WorkshopSaved { name } => undoable(ui, fill(locale.workshop().saved, &[("name", name)])),
        Notice::Opened { name } => undoable(ui, fill(m.opened, &[("name", name)])),
        Notice::Begun { name } => undoable(ui, fill(m.begun, &[("name", locale.named(name))])),
        // Shown in the list and over the page.
        Notice::Discarded(_) | Notice::Undone(_) | Notice::Redone(_) | Notice::Cleared | Notice::FromOtherTab => {
            Html::default()
        }
        Notice::SheetTaken { name } => undoable(ui, fill(locale.sheet_panel().taken, &[("name", name)])),
        Notice::SheetStale { name } => {
            let banner = Banner::new(NoticeKind::Warning, fill(locale.sheet_panel().stale, &[("name", name)]));
            banner.live().closes(m.close, ui.sends(Action::Dismiss)).view(Html::default())
        }
        Notice::Removed { name } => undoable(ui, fill(m.removed, &[("name", &locale.unit_name(name))])),
    }
}

fn texts(locale: Locale, problems: &Problems) -> Vec<String> {
    problems.iter().map(|problem| locale.problem(problem)).collect()
}

fn paste_text(locale: Locale, problem: &PasteProblem) -> String {
    let (row, column) = (problem.row.to_string(), problem.column.to_string());
    let place = fill(locale.messages().paste_place, &[("row", &row), ("column", &column)]);
    format!("{place}: {}", locale.problem_kind(&problem.kind, &problem.value))
}

fn error(ui: &Ui, banner: Banner, lead: &'static str, problems: &[String]) -> Html {
    let m = ui.messages();
    let more = problems.len().saturating_sub(MOST_SHOWN);
    let text = html! {
        <>
            { lead }
            <ul class="notice__list">
                for problem in problems.iter().take(MOST_SHOWN) { <li>{ problem }</li> }
                if more > 0 { <li>{ fill(m.problems_more, &[("count", &more.to_string())]) }</li> }
            </ul>
        </>
    };
    banner.live().closes(m.close, ui.sends(Action::Dismiss)).view(text)
}

fn undoable(ui: &Ui, text: String) -> Html {
    let m = ui.messages();
    let undo = Button::new(m.undo).icon(IconName::Undo).on_click(ui.sends(Action::Undo));
    let banner = Banner::new(NoticeKind::Info, text).action(undo);
    banner.closes(m.close, ui.sends(Action::Dismiss)).view(Html::default())
}
