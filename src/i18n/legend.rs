//! The levels in the legend of the grid: those that the instrument has, each at its step of the ramp.

use std::rc::Rc;

use super::Locale;
use crate::engine::Rules;
use crate::engine::instrument::{Level, Scale};

/// A scale with more levels is shown by its ends.
const MOST_LEVELS: usize = 6;
/// What stands for levels between the ends.
const BETWEEN: &str = "…";

/// What the legend shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelLegend {
    /// Steps of the ramp, from 0 to 3, each with the level that stands in its sample.
    pub levels: Vec<(u8, String)>,
    /// The steps of the ends of a range that is possible, and the range.
    pub range: (u8, u8, String),
}

impl Locale {
    /// The levels of the scale that all indicators share; where scales differ, only what is lowest and highest on each.
    pub fn level_legend(self, rules: &Rules) -> LevelLegend {
        let mut scales: Vec<&Rc<Scale>> = Vec::new();
        for indicator in rules.indicators() {
            if !scales.iter().any(|known| ids(known).eq(ids(indicator.scale()))) {
                scales.push(indicator.scale());
            }
        }
        let m = self.messages();
        let levels = match scales.as_slice() {
            [one] if one.levels.len() <= MOST_LEVELS => one.levels.iter().map(|level| sample(one, level)).collect(),
            [one] => match one.levels.as_slice() {
                [lowest, .., top] => ends(&scales, lowest.id.as_str(), top.id.as_str()),
                _ => Vec::new(),
            },
            _ => ends(&scales, m.level_lowest, m.level_highest),
        };
        let longest = scales.iter().rev().max_by_key(|scale| scale.levels.len());
        LevelLegend { levels, range: longest.map(|scale| range(scale)).unwrap_or_default() }
    }
}

fn ids(scale: &Scale) -> impl Iterator<Item = &str> {
    scale.levels.iter().map(|level| level.id.as_str())
}

fn sample(scale: &Scale, level: &Level) -> (u8, String) {
    (scale.ramp_step(&level.id), level.id.to_string())
}

/// The two ends of the ramp with their names, and between them the steps that some level stands at.
fn ends(scales: &[&Rc<Scale>], lowest: &str, highest: &str) -> Vec<(u8, String)> {
    let stands = |step: &u8| {
        let mut levels = scales.iter().flat_map(|scale| scale.levels.iter().map(|level| scale.ramp_step(&level.id)));
        levels.any(|other| other == *step)
    };
    let between = [1, 2].into_iter().filter(stands).map(|step| (step, BETWEEN.to_owned()));
    let mut samples = vec![(0, lowest.to_owned())];
    samples.extend(between);
    samples.push((3, highest.to_owned()));
    samples
}

/// A range up to the top, from above the lowest level where there is one between.
fn range(scale: &Scale) -> (u8, u8, String) {
    let (low, high) = match scale.levels.as_slice() {
        [_, low, .., high] | [low, high] => (low, high),
        _ => return Default::default(),
    };
    (scale.ramp_step(&low.id), scale.ramp_step(&high.id), format!("{}–{}", low.id, high.id))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::engine::instrument::{BUILT_IN, load};
    use crate::engine::text::Language;

    /// The legend under a pack of 2023 whose indicators have these scales in turn.
    fn legend(scales: &[&[&str]]) -> LevelLegend {
        let (_, text) = BUILT_IN.iter().find(|(id, _)| *id == "kepatuhan-2023").unwrap();
        let mut pack: Value = serde_json::from_str(text).unwrap();
        (pack["bundles"], pack["examples"], pack["scales"]) = (json!([]), json!([]), json!({}));
        for (place, ids) in scales.iter().enumerate() {
            let top = ids.len() - 1;
            let level = |(place, id): (usize, &&str)| json!({ "value": id, "share": format!("{place}/{top}") });
            let levels: Vec<_> = ids.iter().enumerate().map(level).collect();
            pack["scales"][format!("skala-{place}")] = json!({ "basis": "assumed", "levels": levels });
        }
        let dimensions = pack["dimensions"].as_array_mut().unwrap().iter_mut();
        let indicators = dimensions.flat_map(|dimension| dimension["indicators"].as_array_mut().unwrap());
        for (place, indicator) in indicators.enumerate() {
            indicator["scale"] = format!("skala-{}", place % scales.len()).into();
            indicator["levels_text"] = json!({});
        }
        let pack = load(&pack.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
        Locale::new(Language::English).level_legend(&Rules::published(&Rc::new(pack)).unwrap())
    }

    fn levels(samples: &[(u8, &str)]) -> Vec<(u8, String)> {
        samples.iter().map(|(step, text)| (*step, (*text).to_owned())).collect()
    }

    #[test]
    fn the_legend_of_a_built_in_pack_has_its_four_levels() {
        for (id, _) in BUILT_IN {
            let rules = Rules::published(&crate::engine::instrument::find_builtin(id).unwrap()).unwrap();
            let legend = Locale::new(Language::Indonesian).level_legend(&rules);
            assert_eq!(legend.levels, levels(&[(0, "0"), (1, "1"), (2, "2"), (3, "3")]), "{id}");
            assert_eq!(legend.range, (1, 3, "1–3".to_owned()), "{id}");
        }
    }

    #[test]
    fn the_legend_has_the_levels_of_the_scale_that_all_indicators_share() {
        let two = legend(&[&["tidak", "ada"]]);
        assert_eq!(two.levels, levels(&[(0, "tidak"), (3, "ada")]));
        assert_eq!(two.range, (0, 3, "tidak–ada".to_owned()));
        let twice = legend(&[&["a", "b", "c"], &["a", "b", "c"]]);
        assert_eq!(twice.levels, levels(&[(0, "a"), (1, "b"), (3, "c")]));
        assert_eq!(twice.range, (1, 3, "b–c".to_owned()));
        let six = legend(&[&["1", "2", "3", "4", "5", "6"]]);
        assert_eq!(six.levels, levels(&[(0, "1"), (0, "2"), (1, "3"), (1, "4"), (2, "5"), (3, "6")]));
    }

    #[test]
    fn a_long_scale_is_shown_by_its_ends() {
        let ids: Vec<_> = (0..25).map(|place| place.to_string()).collect();
        let ids: Vec<_> = ids.iter().map(String::as_str).collect();
        let long = legend(&[&ids]);
        assert_eq!(long.levels, levels(&[(0, "0"), (1, "…"), (2, "…"), (3, "24")]));
        assert_eq!(long.range, (0, 3, "1–24".to_owned()));
    }

    #[test]
    fn where_scales_differ_no_level_is_said_to_be_one_of_all() {
        let mixed = legend(&[&["0", "1"], &["0", "1", "2"], &["x", "y", "z"]]);
        assert_eq!(mixed.levels, levels(&[(0, "lowest"), (1, "…"), (3, "highest")]));
        assert_eq!(mixed.range, (1, 3, "1–2".to_owned()));
        let two = legend(&[&["0", "1"], &["tidak", "ada"]]);
        assert_eq!(two.levels, levels(&[(0, "lowest"), (3, "highest")]));
        assert_eq!(two.range, (0, 3, "0–1".to_owned()));
    }
}
