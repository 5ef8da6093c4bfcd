//! An assessment as a workbook.

mod assumptions;
mod entries;
mod evidence;
mod figures;
mod guide;
mod results;

use std::borrow::Cow;
use std::rc::Rc;

use super::layout::{self, FOLLOW_UPS, Kind, follow_up_name, key};
use super::model::{Choices, Field, Place, Sheet, Style, Value, Workbook};
use crate::engine::Rules;
use crate::engine::assessment::evidence::Evidence;
use crate::engine::assessment::{Assessment, Entry, FollowUp, Overrides, Unit};
use crate::engine::instrument::{Band, Instrument};
use crate::engine::number::Rational;
use crate::engine::plan::Plan;
use crate::engine::score::Outcome;
use crate::i18n::{Locale, fill};

/// Empty columns and rows for units that are still to come.
const SPARE: u32 = 3;
/// Fewest units that a table has room for.
const ROOM: u32 = 10;

/// What goes into a workbook.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// What was entered.
    pub assessment: &'a Assessment,
    /// The rules in force.
    pub rules: &'a Rules,
    /// The result; without one the workbook is a template, with the units but nothing entered.
    pub outcome: Option<&'a Outcome>,
    /// A plan to the target.
    pub plan: Option<&'a Plan>,
    /// Language of names and headings.
    pub locale: Locale,
    /// Whether ranges are words: in a CSV file a spreadsheet takes `1-3` for a date.
    pub ranges_in_words: bool,
}

/// The workbook of an assessment, or its template.
pub fn export(content: &Content<'_>) -> Workbook {
    let assessment = match content.outcome {
        Some(_) => Cow::Borrowed(content.assessment),
        None => Cow::Owned(emptied(content.assessment, content.rules.instrument())),
    };
    let content = Content { assessment: &assessment, ..*content };
    let mut sheets = vec![guide::guide(&content), entries::entries(&content), figures::figures(&content)];
    sheets.push(identity(&content));
    sheets.extend(assumptions::assumptions(&content));
    sheets.extend(evidence::evidence(&content));
    sheets.push(guide::levels(&content));
    sheets.extend(content.outcome.map(|outcome| results::result(&content, outcome)));
    sheets.extend(content.plan.map(|plan| results::plan(&content, plan)));
    sheets.iter_mut().for_each(Sheet::cut);
    Workbook { sheets }
}

/// The units of an assessment with nothing entered.
fn emptied(assessment: &Assessment, instrument: &Rc<Instrument>) -> Assessment {
    let unit = |unit: &Unit| Unit {
        entry: Entry::empty(unit.entry.mode(), instrument),
        set_aside: Vec::new(),
        ..unit.clone()
    };
    Assessment {
        units: assessment.units.iter().map(unit).collect(),
        overrides: Overrides::default(),
        evidence: Evidence::default(),
        ..assessment.clone()
    }
}

impl Content<'_> {
    fn instrument(&self) -> &Rc<Instrument> {
        self.rules.instrument()
    }

    fn title(&self) -> &str {
        self.locale.text(&self.instrument().title)
    }

    fn sheet(&self, kind: Kind, title: &str, hint: &str) -> Sheet {
        let mut sheet = Sheet::new(kind.name(self.locale.language));
        sheet.text(0, 0, fill(title, &[("instrument", self.title())]), Style::Title);
        let authority = self.locale.authority(self.instrument());
        sheet.text(1, 0, fill(hint, &[("instrument", self.title()), ("authority", authority)]), Style::Hint);
        sheet
    }

    /// How many units a table has room for.
    fn room(&self) -> u32 {
        number(self.assessment.units.len()).saturating_add(SPARE).max(ROOM)
    }
}

/// Puts headings into a row, from the left.
fn headings(sheet: &mut Sheet, row: u32, names: &[&str]) {
    for (column, name) in names.iter().enumerate() {
        sheet.text(row, number(column), *name, Style::Heading);
    }
}

/// A position as a row or column.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn identity(content: &Content<'_>) -> Sheet {
    let (locale, assessment) = (content.locale, content.assessment);
    let m = locale.sheets();
    let mut sheet = content.sheet(Kind::Identity, m.identity_title, m.identity_hint);
    headings(&mut sheet, 2, &[m.identity_id, m.identity_label, m.identity_value]);
    let target = assessment.target.as_deref().unwrap_or_default();
    // A number stays one, so that no decimal point is taken for thousands.
    let target = match Rational::parse_decimal(target) {
        Ok(_) => Value::Number(target.to_owned()),
        Err(_) => text(target),
    };
    let follow_up = text(follow_up_name(assessment.follow_up, locale.language));
    let rows = [
        (key::FORMAT, m.label_format, text(super::FORMAT), Style::Key),
        (key::VERSION, m.label_version, text(&super::VERSION.to_string()), Style::Key),
        (key::INSTRUMENT, m.label_instrument, text(&content.instrument().name()), Style::Key),
        (key::BODY, m.label_body, text(&assessment.body.name), Style::Entry),
        (key::BODY_KIND, m.label_body_kind, text(&assessment.body.kind), Style::Entry),
        (key::TARGET, m.label_target, target, Style::Entry),
        (key::FOLLOW_UP, m.label_follow_up, follow_up, Style::Entry),
    ];
    for (index, (id, label, value, style)) in rows.into_iter().enumerate() {
        let row = number(index) + 3;
        let place = Place::new(row, layout::IDENTITY_VALUE);
        sheet.text(row, 0, id, Style::Key);
        sheet.text(row, 1, label, Style::Label);
        sheet.put(place, value, style);
        if style == Style::Entry {
            sheet.look.fields.push(Field { first: place, last: place, style, choices: identity_choices(content, id) });
        }
    }
    sheet.look.widths = vec![16, 48, 48];
    sheet.look.frozen = Place::new(3, 0);
    sheet
}

fn identity_choices(content: &Content<'_>, id: &str) -> Choices {
    let follow_up = |answer: &FollowUp| follow_up_name(*answer, content.locale.language).to_owned();
    let band = |band: &Band| band.label().to_owned();
    match id {
        key::FOLLOW_UP => Choices::Only(FOLLOW_UPS.iter().map(follow_up).collect()),
        key::TARGET => Choices::Usual(content.instrument().bands.iter().map(band).collect()),
        _ => Choices::Any,
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
