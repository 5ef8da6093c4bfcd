//! Steps as JSON: `{"do": "enter", "field": "total", "unit": "u1", "text": "61,5"}`.

use serde_json::{Value, json};
use zona_hijau::engine::assessment::{Answer, FollowUp};
use zona_hijau::engine::outlook::Outlook;
use zona_hijau::engine::text::{IndicatorId, Language, UnitId};
use zona_hijau::i18n::{Locale, fill};
use zona_hijau::session::improve::{Improving, Move, ranking};
use zona_hijau::session::{
    Action, Anchor, Field, Framing, Measure, Page, Shelving, SummaryColumn, Theme, WorkId, demo,
};

use super::device::Fault;
use super::model::{MODES, Model, VIEWS};

const FOLLOW_UPS: [(&str, FollowUp); 4] = [
    ("all", FollowUp::All),
    ("not_all", FollowUp::NotAll),
    ("none_issued", FollowUp::NoneIssued),
    ("open", FollowUp::Unanswered),
];
const LANGUAGES: [(&str, Language); 2] = [("id", Language::Indonesian), ("en", Language::English)];

/// Takes a step and tells what the screens show then.
///
/// # Errors
/// That the line is no step.
pub fn take(model: &mut Model, line: &str) -> Result<Value, String> {
    let value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
    let step = Step(&value);
    match step.text("do") {
        "look" => return Ok(model.laid_open()),
        "reload" => model.reload(),
        "wipe" => model.wipe(),
        "fault" => model.storage.fault.set(step.one_of("kind", &Fault::NAMES).ok_or("kind")?),
        "start" => {}
        _ => {
            let action = step.action(model).ok_or_else(|| format!("{line}: no step"))?;
            model.act(action);
        }
    }
    Ok(model.told())
}

struct Step<'a>(&'a Value);

impl Step<'_> {
    fn text(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    fn number(&self, key: &str) -> Option<usize> {
        usize::try_from(self.0.get(key)?.as_u64()?).ok()
    }

    fn one_of<T: Copy>(&self, key: &str, names: &[(&str, T)]) -> Option<T> {
        names.iter().find(|(name, _)| *name == self.text(key)).map(|(_, meaning)| *meaning)
    }

    fn unit(&self) -> UnitId {
        UnitId::from(self.text("unit"))
    }

    fn indicator(&self) -> IndicatorId {
        IndicatorId::from(self.text("indicator"))
    }

    fn action(&self, model: &Model) -> Option<Action> {
        Some(match self.text("do") {
            "go" => Action::Frame(Framing::Go(Page::from_name(self.text("page")))),
            "speak" => Action::Frame(Framing::Speak(self.one_of("language", &LANGUAGES)?)),
            "paint" => Action::Frame(Framing::Paint(Theme::from_name(self.text("theme")))),
            "instrument" => Action::Frame(Framing::ChooseInstrument(self.text("id").to_owned())),
            "kind" => Action::Frame(Framing::ChooseKind(self.text("kind").to_owned())),
            "begin" => Action::Begin,
            "demo" => Action::OpenDemo(demo::DEMOS.iter().find(|demo| demo.id == self.text("id"))?.id),
            "file" => Action::OpenFile { name: self.text("name").to_owned(), text: self.text("text").to_owned() },
            "view" => Action::View(self.one_of("view", &VIEWS)?),
            "measure" => Action::Measure(Measure::of(self.one_of("mode", &MODES)?)?),
            "follow" => Action::Follow(self.one_of("answer", &FOLLOW_UPS)?),
            "clear" => Action::Clear,
            "undo" => Action::Undo,
            "redo" => Action::Redo,
            "dismiss" => Action::Frame(Framing::Dismiss),
            _ => return self.on_units(model).or_else(|| self.on_list(model)).or_else(|| self.on_improve(model)),
        })
    }

    fn on_units(&self, model: &Model) -> Option<Action> {
        Some(match self.text("do") {
            "unit" => Action::SelectUnit(self.unit()),
            "mode" => Action::SetMode(self.unit(), self.one_of("mode", &MODES)?),
            "remove" => Action::RemoveUnit(self.unit()),
            "add" => Action::AddUnit(new_name(model)),
            "answer" => Action::Answer(self.unit(), self.indicator(), self.answer()?),
            "enter" => Action::Enter(self.field()?, self.text("text").to_owned()),
            "draft" => Action::Draft(self.field()?, self.text("text").to_owned()),
            "paste" => Action::Paste(self.anchor()?, self.text("text").to_owned()),
            _ => return None,
        })
    }

    fn answer(&self) -> Option<Option<Answer>> {
        Some(match (self.text("level"), self.text("high")) {
            ("open", _) => None,
            ("na", _) => Some(Answer::NotApplicable),
            ("", _) => return None,
            (level, "") => Some(Answer::Level(level.into())),
            (low, high) => Some(Answer::Range { low: low.into(), high: high.into() }),
        })
    }

    fn field(&self) -> Option<Field> {
        Some(match self.text("field") {
            "body" => Field::BodyName,
            "name" => Field::UnitName(self.unit()),
            "total" => Field::Total(self.unit()),
            "points" => Field::Points(self.unit(), self.text("dimension").into()),
            "percent" => Field::Percent(self.unit(), self.text("dimension").into()),
            "answer" => Field::Answer(self.unit(), self.indicator()),
            "weight" => Field::Weight(self.text("id").into()),
            "effort" => Field::Effort(self.indicator()),
            "factor" => Field::Factor,
            "target" => Field::Target,
            _ => return None,
        })
    }

    fn anchor(&self) -> Option<Anchor> {
        let unit = self.number("row")?;
        match self.text("column") {
            "" => Some(Anchor::Grid { indicator: unit, unit: self.number("place")? }),
            "name" => Some(Anchor::Summary { unit, column: SummaryColumn::Name }),
            "total" => Some(Anchor::Summary { unit, column: SummaryColumn::Total }),
            dimension => Some(Anchor::Summary { unit, column: SummaryColumn::Dimension(dimension.into()) }),
        }
    }

    fn on_list(&self, model: &Model) -> Option<Action> {
        let listed = || Some(model.state.library.listings.get(self.number("place")?)?.id.clone());
        let about = |what: fn(WorkId) -> Shelving| listed().map(|id| Action::Shelf(what(id)));
        match self.text("do") {
            "open" => about(Shelving::Open),
            "copy" => about(Shelving::Copy),
            "discard" => about(Shelving::Discard),
            "label" => {
                // The field sends what was changed, and nothing else.
                let listing = model.state.library.listings.get(self.number("place")?)?;
                let text = self.text("text").to_owned();
                (text != listing.card.label).then(|| Action::Shelf(Shelving::Label(listing.id.clone(), text)))
            }
            "put-back" => {
                let record = model.state.library.removed.first()?;
                Some(Action::Shelf(Shelving::PutBack(record.clone())))
            }
            _ => None,
        }
    }

    fn on_improve(&self, model: &Model) -> Option<Action> {
        let work = model.state.work()?;
        let what = match self.text("do") {
            "accept" => Improving::Accept,
            "drop" => Improving::Clear,
            "aim" => Improving::Aim(Some(self.text("band").to_owned())),
            "toggle" => {
                let outlook = Outlook::new(&work.rules, &work.assessment);
                let row =
                    ranking(&work.rules, &outlook, &model.state.improve.look).into_iter().nth(self.number("row")?)?;
                let indicator = outlook.standards.get(row.place)?.indicator.clone();
                Improving::Toggle(Move::Standard { indicator, unit: None })
            }
            "bundle" => Improving::Toggle(Move::Bundle { bundle: self.text("bundle").into(), unit: None }),
            _ => return None,
        };
        Some(Action::Improve(what))
    }
}

/// What the button calls a new unit.
fn new_name(model: &Model) -> String {
    let units = model.state.work().map_or(0, |work| work.assessment.units.len());
    let m = Locale::new(model.state.preferences.language).messages();
    fill(m.new_unit_name, &[("number", &(units + 1).to_string())])
}

/// How many standards and bundles can be toggled on Perbaikan.
pub fn levers(model: &Model) -> Value {
    let Some(work) = model.state.work() else {
        return json!({ "rows": 0, "bundles": [] });
    };
    let outlook = Outlook::new(&work.rules, &work.assessment);
    if !outlook.has_answers() {
        return json!({ "rows": 0, "bundles": [] });
    }
    let rows = ranking(&work.rules, &outlook, &model.state.improve.look).len();
    let mut bundles: Vec<_> = outlook.offers.iter().map(|offer| offer.bundle.as_str()).collect();
    bundles.dedup();
    json!({ "rows": rows, "bundles": bundles })
}
