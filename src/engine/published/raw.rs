//! Reading the file of published results.

use std::rc::Rc;

use super::{Breakdown, Collection, National, Outlet, Print, PrintedUnit};
use crate::document::{self, Read, record};
use crate::number::{Rational, Rounding, Score};
use crate::problem::{Place, ProblemKind, Problems, Reference};
use crate::text::Text;

/// The name of the format.
const FORMAT: &str = "zona-hijau/published";
/// The version that is read.
const VERSION: u32 = 1;
/// The largest file that is read.
const MAX_BYTES: usize = 2_000_000;

record! {
    /// The whole file.
    RawCollection {
        required {
            #[allow(dead_code, reason = "checked before anything else is read")]
            format: String,
            version: u32,
            sources: Vec<RawOutlet>,
            national: Vec<RawNational>,
            breakdowns: Vec<RawBreakdown>,
            results: Vec<RawPrint>,
        }
        optional {}
    }
}

record! {
    /// The units of one body that were printed whole.
    RawBreakdown {
        required { body: String, year: u32, units: Vec<RawUnit> }
        optional {}
    }
}

record! {
    /// One unit of a breakdown.
    RawUnit {
        required { name: String, kind: String, score: String }
        optional {}
    }
}

record! {
    /// Where something was printed.
    RawOutlet {
        required { title: String }
        optional { url: String }
    }
}

record! {
    /// National counts of one year.
    RawNational {
        required { year: u32, bodies: u32 }
        optional { kind: String, zones: Vec<u32>, categories: Vec<u32>, mean: String }
    }
}

record! {
    /// One printed result.
    RawPrint {
        required { body: String, kind: String, year: u32, score: String, source: u32 }
        optional { category: String, opinion: String, zone: String, note: Text, disagrees: bool, misprint: bool }
    }
}

/// Reads the file, or says everything that is wrong with it.
pub(super) fn read(text: &str) -> Result<Collection, Problems> {
    let (value, _, mut problems) = document::parse_versioned(text, FORMAT, ("version", VERSION), MAX_BYTES)?;
    let raw = RawCollection::read(&value, &Place::Root, &mut problems).unwrap_or_default();
    let outlets = raw.sources.unwrap_or_default().into_iter();
    let outlets = outlets.map(|raw| Rc::new(Outlet { title: raw.title.unwrap_or_default(), url: raw.url }));
    let outlets: Vec<_> = outlets.collect();
    let place = Place::Root.key("results");
    let results = raw.results.unwrap_or_default().into_iter().enumerate();
    let prints: Vec<_> = results
        .filter_map(|(index, raw)| print(raw, &outlets, &place.index(index), &mut problems))
        .map(Rc::new)
        .collect();
    let place = Place::Root.key("national");
    let national = raw.national.unwrap_or_default().into_iter().enumerate();
    let national: Vec<_> =
        national.filter_map(|(index, raw)| counts(raw, &place.index(index), &mut problems)).collect();
    let place = Place::Root.key("breakdowns");
    let breakdowns = raw.breakdowns.unwrap_or_default().into_iter().enumerate();
    let breakdowns: Vec<_> =
        breakdowns.filter_map(|(index, raw)| breakdown(raw, &place.index(index), &mut problems)).collect();
    problems.or_value(Some(Collection { prints, national, breakdowns }))
}

fn print(raw: RawPrint, outlets: &[Rc<Outlet>], place: &Place<'_>, problems: &mut Problems) -> Option<Print> {
    let source = raw.source?;
    let outlet = usize::try_from(source).ok().and_then(|source| outlets.get(source));
    if outlet.is_none() {
        problems.push(&place.key("source"), ProblemKind::UnknownReference { to: Reference::Source }, source);
    }
    Some(Print {
        body: raw.body?,
        kind: raw.kind?,
        year: year(raw.year?, place, problems)?,
        score: score(&raw.score?, &place.key("score"), problems)?,
        category: raw.category,
        opinion: raw.opinion,
        zone: raw.zone,
        source: Rc::clone(outlet?),
        note: raw.note,
        disagrees: raw.disagrees.unwrap_or(false),
        misprint: raw.misprint.unwrap_or(false),
    })
}

fn breakdown(raw: RawBreakdown, place: &Place<'_>, problems: &mut Problems) -> Option<Breakdown> {
    let units = place.key("units");
    let listed = raw.units.unwrap_or_default().into_iter().enumerate();
    let listed = listed.filter_map(|(index, raw)| {
        let score = score(&raw.score?, &units.index(index).key("score"), problems)?;
        Some(PrintedUnit { name: raw.name?, kind: raw.kind?, score })
    });
    let units = listed.collect();
    Some(Breakdown { body: raw.body?, year: year(raw.year?, place, problems)?, units })
}

fn counts(raw: RawNational, place: &Place<'_>, problems: &mut Problems) -> Option<National> {
    let zones = raw.zones.map(<[u32; 3]>::try_from).transpose();
    if let Err(other) = &zones {
        problems.push(&place.key("zones"), ProblemKind::WrongType { expected: "three counts" }, other.len());
    }
    let categories = raw.categories.map(<[u32; 5]>::try_from).transpose();
    if let Err(other) = &categories {
        problems.push(&place.key("categories"), ProblemKind::WrongType { expected: "five counts" }, other.len());
    }
    let mean = raw.mean.map(|mean| score(&mean, &place.key("mean"), problems));
    Some(National {
        year: year(raw.year?, place, problems)?,
        kind: raw.kind,
        bodies: raw.bodies?,
        zones: zones.ok()?,
        categories: categories.ok()?,
        mean: mean.flatten(),
    })
}

fn year(year: u32, place: &Place<'_>, problems: &mut Problems) -> Option<u16> {
    let known = u16::try_from(year).ok();
    if known.is_none() {
        let kind = ProblemKind::out_of_range(0, u16::MAX);
        problems.push(&place.key("year"), kind, year);
    }
    known
}

/// A printed score: from 0 to 100, at most two decimals.
fn score(text: &str, place: &Place<'_>, problems: &mut Problems) -> Option<Score> {
    let kind = match Rational::parse_decimal(text) {
        Ok(exact) if exact.is_percent() => {
            let rounded = exact.round(2, Rounding::HalfUp);
            if rounded.to_rational() == exact {
                return Some(rounded);
            }
            ProblemKind::TooManyDecimals { most: 2 }
        }
        Ok(_) => ProblemKind::out_of_range(0, 100),
        Err(_) => ProblemKind::NotANumber,
    };
    problems.push(place, kind, text);
    None
}
