//! Messages above the screen: what was refused and why, what can be undone, what is not saved.

use yew::prelude::*;

use crate::engine::problem::Problems;
use crate::i18n::{Locale, fill};
use crate::session::{Action, Notice, Page, PasteProblem, SaveStatus, State};
use crate::ui::browser;
use crate::ui::components::{Button, IconName, Notice as Banner, NoticeKind};
use crate::ui::context::Ui;

/// Most problems listed at once.
const MOST_SHOWN: usize = 12;

/// All messages of a state.
pub fn banners(ui: &Ui, state: &State) -> Html {
    let unsaved = matches!(state.saved, SaveStatus::Full | SaveStatus::Blocked);
    // Where the fields are not in view, the result must not hide what it does not hold.
    let refused = if state.page == Page::Result { state.rejected.len() } else { 0 };
    if !unsaved && refused == 0 && state.notice.is_none() {
        return Html::default();
    }
    html! {
        <div class="wrap notices">
            if unsaved { { storage(ui, state.saved) } }
            if refused > 0 { { refusals(ui, refused) } }
            if let Some(notice) = state.notice.as_deref() { { banner(ui, notice) } }
        </div>
    }
}

fn refusals(ui: &Ui, count: usize) -> Html {
    let m = ui.messages();
    let text = if count == 1 { m.rejected_one } else { m.rejected_many };
    let mend = Button::new(m.rejected_fix).link("#/isi");
    Banner::new(NoticeKind::Warning, fill(text, &[("count", &count.to_string())])).action(mend).view(Html::default())
}

fn storage(ui: &Ui, status: SaveStatus) -> Html {
    let m = ui.messages();
    let title = if status == SaveStatus::Full { m.storage_full_title } else { m.storage_blocked_title };
    let save = Button::new(m.save_file).icon(IconName::Download).on_click(ui.sends(Action::SaveFile));
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
            banner.live().closes(m.close, ui.sends(Action::Dismiss)).view(Html::default())
        }
        Notice::PasteRejected(problems) => {
            let texts: Vec<_> = problems.iter().map(|problem| paste_text(locale, problem)).collect();
            error(ui, Banner::new(NoticeKind::Error, m.paste_rejected), "", &texts)
        }
        Notice::RestoreFailed { text, problems } => {
            let text = text.clone();
            let download = Callback::from(move |()| browser::download("zona-hijau.json", &text));
            let copy = Button::new(m.download_copy).icon(IconName::Download).on_click(download);
            let banner = Banner::new(NoticeKind::Error, m.restore_failed).action(copy);
            error(ui, banner, m.restore_failed_text, &texts(locale, problems))
        }
        Notice::Forgotten => {
            let banner = Banner::new(NoticeKind::Info, m.forgotten).live();
            banner.closes(m.close, ui.sends(Action::Dismiss)).view(m.forgotten_text.into())
        }
        Notice::Opened { name } => undoable(ui, fill(m.opened, &[("name", name)])),
        Notice::Begun { name } => {
            let name = if name.is_empty() { m.body_unnamed } else { name };
            undoable(ui, fill(m.begun, &[("name", name)]))
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
    let banner = Banner::new(NoticeKind::Info, text).live().action(undo);
    banner.closes(m.close, ui.sends(Action::Dismiss)).view(Html::default())
}
