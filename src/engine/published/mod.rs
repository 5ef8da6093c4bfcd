//! Results that the press printed: a collection, not the official list.
//!
//! `static/published/results.json` is made from a table of what outlets
//! printed (`tests/published_data.rs`). Nothing is filled in: a label that was not printed
//! stays empty. What outlets print differently, and labels that do not follow
//! from their score, stay as printed and are marked.

mod position;
mod raw;
mod timeline;

use std::rc::Rc;

use super::number::{Rational, Score};
use super::problem::Problems;
use super::sorting::sort_by_key;
use super::text::Text;
pub use position::{Position, Spread};
pub use timeline::{Era, Own, Point, Rise, Step, Timeline};

/// Everything collected.
#[derive(Clone, Debug)]
pub struct Collection {
    /// Results as printed, by body, then year.
    pub prints: Vec<Rc<Print>>,
    /// National counts of bodies by zone.
    pub national: Vec<National>,
    /// Lists of units that were printed whole and by name.
    pub breakdowns: Vec<Breakdown>,
}

/// All units of one body in one year, as they were printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakdown {
    /// The body.
    pub body: String,
    /// The year that was assessed.
    pub year: u16,
    /// Its units.
    pub units: Vec<PrintedUnit>,
}

/// One unit of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedUnit {
    /// As printed.
    pub name: String,
    /// A kind of the presets, such as `puskesmas`.
    pub kind: String,
    /// The printed score.
    pub score: Score,
}

/// One result as one outlet printed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// Whom it is about, such as `Kota Mojokerto`.
    pub body: String,
    /// `kota`, `kabupaten`, `provinsi`, `kementerian`, `lembaga` or `unit`.
    pub kind: String,
    /// The year that was assessed.
    pub year: u16,
    /// The printed score.
    pub score: Score,
    /// The printed letter.
    pub category: Option<String>,
    /// The printed opinion.
    pub opinion: Option<String>,
    /// The printed zone: `hijau`, `kuning` or `merah`.
    pub zone: Option<String>,
    /// Where it was printed.
    pub source: Rc<Outlet>,
    /// What the collector remarked.
    pub note: Option<Text>,
    /// Another outlet prints another score for the same body and year.
    pub disagrees: bool,
    /// A printed label does not follow from the printed score.
    pub misprint: bool,
}

/// Where a result was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Name of the outlet and the article.
    pub title: String,
    /// Address of the page; none is known for a few.
    pub url: Option<String>,
}

/// How many bodies of the country were in each zone in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct National {
    /// The year that was assessed.
    pub year: u16,
    /// `None` for all kinds together.
    pub kind: Option<String>,
    /// Bodies that were assessed.
    pub bodies: u32,
    /// Green, yellow, red; `None` where there are no zones.
    pub zones: Option<[u32; 3]>,
    /// A to E; `None` where they were not printed.
    pub categories: Option<[u32; 5]>,
    /// The mean score, where it was printed.
    pub mean: Option<Score>,
}

/// What to look for; an empty query finds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that the name of the body contains, in any order; `Pemkot` and `Kab.` mean what they are short for.
    pub words: String,
    /// Only this year.
    pub year: Option<u16>,
    /// Only this kind.
    pub kind: Option<String>,
}

/// The name of a body in a form by which two spellings of it are found equal: `Pemkot Mojokerto`
/// and `kota  mojokerto`.
pub fn body_key(name: &str) -> String {
    const SHORT: [(&str, &str); 5] = [
        ("pemkot", "kota"),
        ("pemkab", "kabupaten"),
        ("kab", "kabupaten"),
        ("pemprov", "provinsi"),
        ("prov", "provinsi"),
    ];
    let words = name.split_whitespace().map(|word| word.trim_end_matches('.').to_lowercase());
    let words = words.enumerate().filter(|(place, word)| !(*place == 0 && word == "pemerintah"));
    let long =
        |word: String| SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| (*long).to_owned());
    words.map(|(_, word)| long(word)).collect::<Vec<_>>().join(" ")
}

impl Collection {
    /// Reads `static/published/results.json`.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(text: &str) -> Result<Self, Problems> {
        raw::read(text)
    }

    /// The results that a query finds, in the order of the collection.
    pub fn search<'c>(&'c self, query: &Query) -> impl Iterator<Item = &'c Rc<Print>> {
        let sought = body_key(&query.words);
        let (year, kind) = (query.year, query.kind.clone());
        self.prints.iter().filter(move |print| {
            let name = body_key(&print.body);
            sought.split(' ').all(|word| name.contains(word))
                && year.is_none_or(|year| print.year == year)
                && kind.as_deref().is_none_or(|kind| print.kind == kind)
        })
    }

    /// The years that there are results of, rising.
    pub fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> = Vec::new();
        for print in &self.prints {
            if let Err(place) = years.binary_search(&print.year) {
                years.insert(place, print.year);
            }
        }
        years
    }

    /// The results of one body over the years, and what may be compared.
    pub fn timeline(&self, body: &str) -> Timeline {
        let prints = self.prints.iter().filter(|print| print.body == body);
        Timeline::new(prints.map(|print| Point::Printed(Rc::clone(print))))
    }

    /// The units of a body in a year, where all of them were printed.
    pub fn breakdown(&self, body: &str, year: u16) -> Option<&Breakdown> {
        self.breakdowns.iter().find(|known| known.body == body && known.year == year)
    }

    /// The bodies that there are results of, each once, in the order of the collection.
    pub fn bodies(&self) -> Vec<&str> {
        let mut bodies: Vec<&str> = self.prints.iter().map(|print| print.body.as_str()).collect();
        bodies.dedup();
        bodies
    }

    /// The kinds of bodies that there are results of, those with the most first.
    pub fn kinds(&self) -> Vec<&str> {
        let mut kinds: Vec<(&str, usize)> = Vec::new();
        for print in &self.prints {
            match kinds.iter_mut().find(|(kind, _)| *kind == print.kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((&print.kind, 1)),
            }
        }
        sort_by_key(&mut kinds, |(_, count)| std::cmp::Reverse(*count));
        kinds.into_iter().map(|(kind, _)| kind).collect()
    }

    /// Where a score stands among the collected bodies of a year and kind; `None` where there are none.
    pub fn position(&self, score: &Rational, year: u16, kind: &str) -> Option<Position> {
        Position::new(self.prints.iter().filter(|print| print.year == year && print.kind == kind), score)
    }

    /// The national counts of a year: all kinds together first.
    pub fn national(&self, year: u16) -> impl Iterator<Item = &National> {
        self.national.iter().filter(move |national| national.year == year)
    }
}

#[cfg(test)]
mod tests {
    use super::{Collection, Query, body_key};

    #[test]
    fn spellings_of_one_body_have_one_key() {
        for name in ["Kota Mojokerto", " kota  MOJOKERTO", "Pemerintah Kota Mojokerto", "Pemkot Mojokerto"] {
            assert_eq!(body_key(name), "kota mojokerto", "{name}");
        }
        assert_eq!(body_key("Kab. Mojokerto"), body_key("Pemkab Mojokerto"));
        assert_ne!(body_key("Kab. Mojokerto"), body_key("Kota Mojokerto"));
        assert_eq!(body_key(""), "");
    }

    #[test]
    fn a_body_is_found_by_any_spelling_of_its_name_and_by_parts_of_it() {
        let collection = Collection::read(include_str!("../../../static/published/results.json")).unwrap();
        let found = |words: &str| {
            let query = Query { words: words.to_owned(), ..Query::default() };
            let mut bodies: Vec<_> = collection.search(&query).map(|print| print.body.as_str()).collect();
            bodies.dedup();
            bodies
        };
        for words in
            ["Kota Mojokerto", "Pemkot Mojokerto", "pemerintah kota mojokerto", "mojokerto  PEMKOT", "kota mojok"]
        {
            assert_eq!(found(words), ["Kota Mojokerto"], "{words}");
        }
        for words in ["Pemkab Maluku Tenggara", "kab. maluku tengg"] {
            assert!(found(words).contains(&"Kabupaten Maluku Tenggara"), "{words}");
            assert!(found(words).iter().all(|body| body.starts_with("Kabupaten Maluku Tenggara")), "{words}");
        }
        assert!(found("puskesmas kec. kebon").contains(&"Jakarta Barat - Puskesmas Kec. Kebon Jeruk"));
        assert_eq!(found(" ").len(), collection.bodies().len());
        assert!(found("Pemkot Antah Berantah").is_empty());
    }
}
