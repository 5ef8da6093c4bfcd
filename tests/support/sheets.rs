//! Assessments as files of spreadsheets and back.

use serde_json::{Value, json};
use zona_hijau::engine::Rules;
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::engine::score::score;
use zona_hijau::engine::text::Language;
use zona_hijau::i18n::Locale;
use zona_hijau::sheets::csv::Flavour;
use zona_hijau::sheets::{self, Content, Preview, Refusal, Workbook, csv, file, xlsx};

use super::engine::Pack;

/// The kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Xlsx,
    CsvExcel,
    CsvPlain,
}

pub const FORMS: [Form; 3] = [Form::Xlsx, Form::CsvExcel, Form::CsvPlain];

/// A document as the engine reads it.
pub fn typed(pack: &Pack, document: &Value) -> Assessment {
    match assessment::read_for(&document.to_string(), &pack.instrument) {
        Ok((assessment, _)) => assessment,
        Err(problems) => panic!("the assessment is refused:\n{problems}{document}"),
    }
}

pub fn rules_of(pack: &Pack, assessment: &Assessment) -> Rules {
    assessment::read_for(&assessment::to_text(assessment), &pack.instrument).unwrap().1
}

/// An assessment without units.
pub fn blank(pack: &Pack) -> Assessment {
    let document = json!({
        "format": "zona-hijau/assessment", "version": 1,
        "instrument": { "id": pack.document["id"], "version": pack.document["version"] }, "units": [],
    });
    typed(pack, &document)
}

pub fn workbook(pack: &Pack, assessment: &Assessment, language: Language, form: Form) -> Workbook {
    let rules = rules_of(pack, assessment);
    let outcome = score(&rules, assessment);
    sheets::export(&Content {
        assessment,
        rules: &rules,
        outcome: Some(&outcome),
        plan: None,
        locale: Locale::new(language),
        ranges_in_words: form != Form::Xlsx,
    })
}

pub fn template(pack: &Pack, assessment: &Assessment, form: Form) -> Workbook {
    let rules = rules_of(pack, assessment);
    sheets::export(&Content {
        assessment,
        rules: &rules,
        outcome: None,
        plan: None,
        locale: Locale::default(),
        ranges_in_words: form != Form::Xlsx,
    })
}

pub fn written(workbook: &Workbook, form: Form) -> Vec<u8> {
    match form {
        Form::Xlsx => xlsx::write(workbook),
        Form::CsvExcel => csv::write(workbook, Flavour::Excel),
        Form::CsvPlain => csv::write(workbook, Flavour::Plain),
    }
}

pub fn exported(pack: &Pack, assessment: &Assessment, form: Form) -> Vec<u8> {
    written(&workbook(pack, assessment, Language::Indonesian, form), form)
}

pub fn imported(bytes: &[u8], base: &Assessment, pack: &Pack) -> Result<Preview, Refusal> {
    sheets::import(&file::read(bytes)?, base, &pack.instrument)
}

/// Why a file is refused, line by line in Indonesian.
pub fn problems(bytes: &[u8], base: &Assessment, pack: &Pack) -> Vec<String> {
    match imported(bytes, base, pack) {
        Ok(preview) => panic!("nothing is wrong: {:?}", preview.changes),
        Err(refusal) => Locale::new(Language::Indonesian).refusal(&refusal),
    }
}

/// An assessment as far as the files can hold it: numbers without zeros at their end, no empty section of evidence.
pub fn normalised(assessment: &Assessment) -> Value {
    let mut document: Value = serde_json::from_str(&assessment::to_text(assessment)).unwrap();
    document["target"] = without_zeros(&document["target"]);
    // A section without an entry says nothing.
    if document["notes"]["evidence"]["units"] == json!({}) {
        document["notes"].as_object_mut().unwrap().remove("evidence");
    }
    let overrides = &mut document["overrides"];
    overrides["plausible_factor"] = without_zeros(&overrides["plausible_factor"]);
    for weight in overrides["weights"].as_object_mut().unwrap().values_mut() {
        *weight = without_zeros(weight);
    }
    for unit in document["units"].as_array_mut().unwrap() {
        let entry = &mut unit["entry"];
        entry["value"] = without_zeros(&entry["value"]);
        for figures in ["points", "percent"] {
            for figure in entry[figures].as_object_mut().into_iter().flatten() {
                *figure.1 = without_zeros(figure.1);
            }
        }
    }
    document
}

fn without_zeros(number: &Value) -> Value {
    match number.as_str() {
        Some(text) if text.contains('.') => json!(text.trim_end_matches('0').trim_end_matches('.')),
        _ => number.clone(),
    }
}
