//! A published result as the start of an assessment.

use std::rc::Rc;

use super::{Footing, Published};
use crate::engine::Rules;
use crate::engine::assessment::{Assessment, Decimal, Entry, Unit};
use crate::engine::instrument::builtin;
use crate::engine::number::Score;
use crate::engine::published::{Collection, Print};
use crate::session::action::Effect;
use crate::session::change::Change;
use crate::session::edit::new_unit;
use crate::session::state::{EntryView, Measure, Notice, Page, State, Work};
use crate::session::update::blank;

/// The id of the built-in instrument of a year; earlier ones are not known.
pub fn instrument_of(year: u16) -> Option<&'static str> {
    let year = year.to_string();
    builtin().find(|id| id.rsplit_once('-').is_some_and(|(_, of)| of == year))
}

impl State {
    pub(super) fn begin_printed(&mut self, print: &Rc<Print>, footing: Footing) -> Vec<Effect> {
        let Some(instrument) = instrument_of(print.year).and_then(|id| self.packs.find(id)) else {
            return Vec::new();
        };
        let Some(rules) = Rules::published(&instrument) else {
            return Vec::new();
        };
        let mut assessment = blank(&instrument, &print.kind);
        assessment.body.name.clone_from(&print.body);
        assessment.units = Vec::new();
        for (name, kind, score) in self.printed_rows(print, footing) {
            let unit = row(&assessment, name, score);
            assessment.units.push(Unit { kind, ..unit });
        }
        assessment.note_source(source(print));
        if let [Unit { entry: Entry::Total(Some(total)), name, .. }] = assessment.units.as_slice()
            && *name == print.body
        {
            let total = total.clone();
            assessment.note_published(print.year, &total);
        }
        let name = format!("{} {}", print.body, print.year);
        if self.refuses(&name, &assessment) {
            return Vec::new();
        }
        let work = Work::new(assessment, Rc::new(rules));
        let mut effects = self.take_up(work, Change::Opened(name.clone()), Some(Notice::Opened { name }));
        (self.view, self.measure) = (EntryView::Summary, Measure::Total);
        effects.push(self.show(Page::Entry));
        effects
    }

    /// Name, kind and score of each row: the units where they were printed and are wanted, else the total.
    fn printed_rows(&self, print: &Print, footing: Footing) -> Vec<(String, String, Score)> {
        let collection = match &self.compare.published {
            Published::Ready(collection) => Some(collection),
            Published::Absent | Published::Failed => None,
        };
        let find = |collection: &Rc<Collection>| collection.breakdown(&print.body, print.year).cloned();
        match collection.and_then(find).filter(|_| footing == Footing::Units) {
            Some(breakdown) => breakdown.units.into_iter().map(|unit| (unit.name, unit.kind, unit.score)).collect(),
            None => vec![(print.body.clone(), print.kind.clone(), print.score)],
        }
    }
}

fn row(assessment: &Assessment, name: String, score: Score) -> Unit {
    new_unit(assessment, name, Entry::Total(Decimal::parse(&score.to_string()).ok()))
}

/// Where the score was printed, for the notes of the file.
fn source(print: &Print) -> String {
    match &print.source.url {
        Some(url) => format!("{}, {url}", print.source.title),
        None => print.source.title.clone(),
    }
}
