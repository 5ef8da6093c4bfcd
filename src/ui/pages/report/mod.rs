//! Laporan: the sheet for the head as it is printed, and what to do with it.

mod sheet;

use yew::prelude::*;

use super::fields::Commit;
use super::result;
use crate::engine::assessment::{Paper, ReportField};
use crate::i18n::report::Report;
use crate::session::{Action, Field, State, Work};
use crate::ui::components::{Button, Choice, Disclosure, IconName, Notice, NoticeKind, SegmentedControl};
use crate::ui::context::{Shared, Ui, ViewProps};
use crate::ui::printing::{may_be_refused, print_or};
use crate::ui::{browser, present};

/// The screen.
pub fn page(ui: &Ui, shared: &Shared<State>) -> Html {
    html! { <ReportPage ui={ui.clone()} state={shared.clone()} /> }
}

/// Makes the report anew only when the assessment, the language or the day changed.
#[component]
fn ReportPage(props: &ViewProps) -> Html {
    let refused = use_state_eq(|| false);
    let (work, today) = (props.state.0.work().cloned(), browser::today(props.ui.locale));
    let made = use_memo((work, props.ui.locale, props.state.0.today, today), |(work, locale, day, today)| {
        let report = |work: &Work| Report::new(*locale, &work.rules, &work.assessment, &work.outcome, (today, *day));
        work.as_ref().map(report)
    });
    let (ui, state) = (&props.ui, &*props.state.0);
    let (Some(work), Some(report)) = (state.work(), made.as_ref()) else {
        return Html::default();
    };
    if work.assessment.is_blank() {
        return html! {
            <div class="wrap">
                <div class="page-head"><h1>{ ui.messages().report_title }</h1></div>
                { result::empty(ui.locale) }
            </div>
        };
    }
    let gauge = present::gauge(ui.locale, &work.rules, &work.outcome, present::GaugeSize::Full);
    html! {
        <div class="wrap">
            { controls(ui, state, work, report, &refused) }
            { sheet::sheet(ui.locale, report, gauge) }
        </div>
    }
}

/// Everything that is not printed.
fn controls(ui: &Ui, state: &State, work: &Work, report: &Report, refused: &UseStateHandle<bool>) -> Html {
    let m = ui.messages();
    let text = |title, text: &'static str| Notice::new(NoticeKind::Warning, title).live().view(text.into());
    html! {
        <div class="no-print report-controls">
            <div class="page-head">
                <h1>{ m.report_title }</h1>
                <div class="page-head__actions">{ buttons(ui, report, refused) }</div>
            </div>
            <p class="secondary">{ m.report_lead }{ " " }{ m.report_print_hint }{ " " }{ m.report_save_hint }</p>
            if **refused {
                { text(m.report_no_print, m.report_no_print_text) }
            } else if may_be_refused() {
                { text(m.report_framed, m.report_framed_text) }
            }
            { remarks(ui, report) }
            <div class="card card--tight report-controls__form">
                { paper(ui, report.paper) }
                { Disclosure::new(m.report_form).note(m.report_form_hint).view(form(ui, state, work)) }
            </div>
        </div>
    }
}

/// What the sheet lacks and what to do about it, beside the sheet and not on it.
fn remarks(ui: &Ui, report: &Report) -> Html {
    let m = ui.messages();
    let enter = |kind, title| Notice::new(kind, title).action(Button::new(m.report_enter).link("#/isi"));
    html! {
        <>
            if report.body.is_empty() {
                { enter(NoticeKind::Warning, m.report_body_missing).view(m.report_body_missing_text.into()) }
            }
            if let Some(advice) = &report.advice {
                { enter(NoticeKind::Info, m.report_no_actions).view(advice.into()) }
            }
        </>
    }
}

fn buttons(ui: &Ui, report: &Report, refused: &UseStateHandle<bool>) -> Html {
    let m = ui.messages();
    let save = {
        let (ui, report) = (ui.clone(), report.clone());
        Callback::from(move |()| {
            let name = format!("{}.html", report.file);
            ui.send(Action::SaveText { name, text: report.to_html(ui.locale) });
        })
    };
    let print = {
        let refused = refused.setter();
        Callback::from(move |()| {
            let refused = refused.clone();
            refused.set(false);
            print_or(Callback::from(move |()| refused.set(true)));
        })
    };
    html! {
        <>
            { Button::new(m.report_save).icon(IconName::Download).on_click(save).view() }
            { Button::primary(m.report_print).icon(IconName::Printer).on_click(print).view() }
        </>
    }
}

fn paper(ui: &Ui, chosen: Paper) -> Html {
    let option = |paper: Paper, label: &'static str| {
        let choose = Action::Enter(Field::Report(ReportField::Paper), paper.name().to_owned());
        Choice::new(paper.name(), label).chosen(paper == chosen).on_choose(ui.sends(choose))
    };
    let papers = SegmentedControl {
        name: "kertas",
        legend: ui.messages().report_paper.into(),
        legend_hidden: false,
        options: vec![option(Paper::A4, "A4"), option(Paper::F4, "F4")],
    };
    papers.view()
}

fn form(ui: &Ui, state: &State, work: &Work) -> Html {
    use ReportField::{Date, KnownName, KnownNumber, KnownOffice, MadeName, MadeNumber, MadeOffice, Place};
    let m = ui.messages();
    let signer = |office, name, number| {
        vec![(office, m.report_field_office), (name, m.report_field_name), (number, m.report_field_number)]
    };
    let signers = [
        (m.report_known, signer(KnownOffice, KnownName, KnownNumber)),
        (m.report_made, signer(MadeOffice, MadeName, MadeNumber)),
    ];
    let field = |(field, label): (ReportField, &'static str)| {
        let value = work.assessment.report_text(field).to_owned();
        Commit::text(Field::Report(field), label, value).view(ui, state)
    };
    html! {
        <div class="report-form">
            // Place and date say what they are; only fields of the same name need a group that says whose they are.
            <div class="report-form__group">
                for entry in [(Place, m.report_field_place), (Date, m.report_field_date)] { { field(entry) } }
            </div>
            for (legend, fields) in signers {
                <fieldset class="report-form__group">
                    <legend class="field__label">{ legend.trim_end_matches(',') }</legend>
                    for entry in fields { { field(entry) } }
                </fieldset>
            }
        </div>
    }
}
