//! Messages above the screen: what was refused and why, what can be undone, what is not saved.

use yew::prelude::*;

use crate::engine::problem::Problems;
use crate::i18n::{Locale, fill};
use crate::session::{Action, Notice, PasteProblem, SaveStatus, State};
use crate::ui::browser;
use crate::ui::components::{Button, ButtonSize, IconName, Notice as Banner, NoticeKind};

/// Most problems listed at once.
const MOST_SHOWN: usize = 12;

/// All messages of a state.
pub fn banners(locale: Locale, state: &State, dispatch: &Callback<Action>) -> Html {
    let unsaved = matches!(state.saved, SaveStatus::Full | SaveStatus::Blocked);
    if !unsaved && state.notice.is_none() {
        return Html::default();
    }
    html! {
        <div class="wrap notices">
            if unsaved {
                { storage(locale, state.saved, dispatch) }
            }
            if let Some(notice) = state.notice.as_deref() {
                { banner(locale, notice, dispatch) }
            }
        </div>
    }
}

fn storage(locale: Locale, status: SaveStatus, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let title = if status == SaveStatus::Full { m.storage_full_title } else { m.storage_blocked_title };
    let on_click = dispatch.reform(|_| Action::SaveFile);
    let actions = html! {
        <Button size={ButtonSize::Small} icon={IconName::Download} {on_click}>{ m.save_file }</Button>
    };
    html! { <Banner kind={NoticeKind::Warning} {title} live=true {actions}>{ m.storage_text }</Banner> }
}

fn banner(locale: Locale, notice: &Notice, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    match notice {
        Notice::FileRejected { name, problems } => error(
            locale,
            fill(m.file_rejected, &[("name", name)]),
            html! { <p>{ m.file_rejected_text }</p> },
            &texts(locale, problems),
            Html::default(),
            dispatch,
        ),
        Notice::PackRejected { name, problems } => error(
            locale,
            fill(m.pack_rejected, &[("name", name)]),
            Html::default(),
            &texts(locale, problems),
            Html::default(),
            dispatch,
        ),
        Notice::PackOpened { title } => information(locale, fill(m.pack_opened, &[("title", locale.text(title))]), dispatch),
        Notice::PasteRejected(problems) => {
            let texts: Vec<_> = problems.iter().map(|problem| paste_text(locale, problem)).collect();
            error(locale, m.paste_rejected.to_owned(), Html::default(), &texts, Html::default(), dispatch)
        }
        Notice::RestoreFailed { text, problems } => {
            let text = text.clone();
            let on_click = Callback::from(move |_| browser::download("zona-hijau.json", &text));
            let actions = html! {
                <Button size={ButtonSize::Small} icon={IconName::Download} {on_click}>{ m.download_copy }</Button>
            };
            let lead = html! { <p>{ m.restore_failed_text }</p> };
            error(locale, m.restore_failed.to_owned(), lead, &texts(locale, problems), actions, dispatch)
        }
        Notice::Opened { name } => undoable(locale, fill(m.opened, &[("name", name)]), dispatch),
        Notice::Removed { name } => {
            undoable(locale, fill(m.removed, &[("name", &locale.unit_name(name))]), dispatch)
        }
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

fn error(
    locale: Locale,
    title: String,
    lead: Html,
    problems: &[String],
    actions: Html,
    dispatch: &Callback<Action>,
) -> Html {
    let m = locale.messages();
    let more = problems.len().saturating_sub(MOST_SHOWN);
    html! {
        <Banner
            kind={NoticeKind::Error}
            {title}
            live=true
            close_label={m.close}
            on_close={dispatch.reform(|()| Action::Dismiss)}
            {actions}
        >
            { lead }
            <ul class="notice__list">
                { for problems.iter().take(MOST_SHOWN).map(|problem| html! { <li>{ problem }</li> }) }
                if more > 0 {
                    <li>{ fill(m.problems_more, &[("count", &more.to_string())]) }</li>
                }
            </ul>
        </Banner>
    }
}

fn information(locale: Locale, text: String, dispatch: &Callback<Action>) -> Html {
    html! {
        <Banner live=true close_label={locale.messages().close} on_close={dispatch.reform(|()| Action::Dismiss)}>
            { text }
        </Banner>
    }
}

fn undoable(locale: Locale, text: String, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let on_click = dispatch.reform(|_| Action::Undo);
    let actions = html! { <Button size={ButtonSize::Small} icon={IconName::Undo} {on_click}>{ m.undo }</Button> };
    html! {
        <Banner live=true close_label={m.close} on_close={dispatch.reform(|()| Action::Dismiss)} {actions}>
            { text }
        </Banner>
    }
}
