//! Names that are longer than the room for them.

/// What a name may take where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Lines.
    pub lines: usize,
    /// Letters of a line.
    pub letters: usize,
}

/// A name is compared with so many others at most: nobody sees more of them side by side, and all would take too long.
const MOST_COMPARED: usize = 100;
/// Beyond so many words a name is cut between its ends, by letters.
const MOST_WORDS: usize = 12;

/// A name that stands beside others, as short as its room: where another would read the same, the part in which they
/// differ is kept.
pub fn told_apart(name: &str, names: &[String], room: Room) -> String {
    if room.holds(name) {
        return name.to_owned();
    }
    let words: Vec<_> = name.split_whitespace().collect();
    let own = if words.len() > MOST_WORDS { None } else { own_form(&words, &others(name, names), room) };
    // Nine letters in ten: lines seldom end where they could.
    own.unwrap_or_else(|| shortened(name, room.lines * room.letters * 9 / 10))
}

/// A name of at most so many letters: without its middle, as long names often differ at their ends.
pub fn shortened(name: &str, most: usize) -> String {
    let count = name.chars().count();
    if count <= most {
        return name.to_owned();
    }
    let room = most.saturating_sub(3);
    let (first, last) = (room - room * 2 / 5, room * 2 / 5);
    let (start, end): (String, String) =
        (name.chars().take(first).collect(), name.chars().skip(count - last).collect());
    // Between words, where that leaves some.
    let start = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    let end = end.split_once(' ').map_or(end.as_str(), |(_, words)| words);
    format!("{} … {end}", start.trim_end_matches([',', ' ']))
}

impl Room {
    /// Whether a text fits, broken between words and in those that are longer than a line.
    fn holds(self, text: &str) -> bool {
        let (mut lines, mut taken) = (1, 0);
        for word in text.split_whitespace().map(|word| word.chars().count()) {
            if taken > 0 && taken + 1 + word > self.letters {
                (lines, taken) = (lines + 1, 0);
            }
            taken += word + usize::from(taken > 0);
            while taken > self.letters {
                (lines, taken) = (lines + 1, taken - self.letters);
            }
        }
        lines <= self.lines
    }
}

/// The words of the other names.
fn others<'n>(name: &str, names: &'n [String]) -> Vec<Vec<&'n str>> {
    let others = names.iter().filter(|other| *other != name);
    others.take(MOST_COMPARED).map(|other| other.split_whitespace().collect()).collect()
}

/// The longest short form of a name that is no form of another one, else the longest that fits.
fn own_form(words: &[&str], others: &[Vec<&str>], room: Room) -> Option<String> {
    let forms = forms(words).map(|form| (form.text(), form));
    let mut forms: Vec<_> = forms.filter(|(text, _)| room.holds(text)).collect();
    // Of equals the one with the longer beginning stays first.
    forms.sort_by_key(|(text, form)| std::cmp::Reverse((form.reads_well(), text.chars().count())));
    let is_own = |form: &&(String, Form<'_>)| !others.iter().any(|other| form.1.is_of(other));
    forms.iter().find(is_own).or_else(|| forms.first()).map(|(text, _)| text.clone())
}

/// A name without some of its words.
struct Form<'n> {
    start: &'n [&'n str],
    rest: &'n [&'n str],
    is_to_end: bool,
}

/// Every form that begins as the name does and leaves out words after that.
fn forms<'n>(words: &'n [&'n str]) -> impl Iterator<Item = Form<'n>> {
    let form = |first: usize, from: usize, to: usize| {
        let (start, rest) = (words.get(..first)?, words.get(from..to)?);
        Some(Form { start, rest, is_to_end: to == words.len() })
    };
    let count = words.len();
    (1..count).rev().flat_map(move |first| {
        let ends = (first + 1..count).flat_map(move |from| (from + 1..=count).map(move |to| (from, to)));
        ends.filter_map(move |(from, to)| form(first, from, to))
    })
}

impl Form<'_> {
    fn text(&self) -> String {
        let start = self.start.join(" ");
        let end = if self.is_to_end { "" } else { " …" };
        format!("{} … {}{end}", start.trim_end_matches(','), self.rest.join(" "))
    }

    /// The end says more than the middle, no end begins with "and", and one word alone is a poor beginning.
    fn reads_well(&self) -> (bool, bool, bool) {
        (self.is_to_end, self.rest.first() != Some(&"dan"), self.start.len() > 1)
    }

    /// Whether it is a form of these words too.
    fn is_of(&self, words: &[&str]) -> bool {
        let Some(after) = words.strip_prefix(self.start) else { return false };
        if self.is_to_end {
            return after.ends_with(self.rest);
        }
        after.windows(self.rest.len()).any(|window| window == self.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::{Room, shortened, told_apart};

    /// The head of a column of the table of indicators.
    const HEAD: Room = Room { lines: 3, letters: 11 };

    fn apart(names: &[&str]) -> Vec<String> {
        let all: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        names.iter().map(|name| told_apart(name, &all, HEAD)).collect()
    }

    #[test]
    fn a_long_name_keeps_both_ends_and_whole_words() {
        assert_eq!(shortened("Puskesmas Watdek", 16), "Puskesmas Watdek");
        let long = "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman 12";
        assert_eq!(shortened(long, 44), "Dinas Pekerjaan Umum … Permukiman 12");
        assert_eq!(shortened("DinasKependudukandanPencatatanSipil4", 13), "DinasK … pil4");
        assert!(shortened(long, 30).chars().count() <= 30);
    }

    #[test]
    fn names_that_differ_stay_different_and_fit() {
        let cases: [&[&str]; 4] = [
            &["UPTD Puskesmas Rawat Inap Bula", "UPTD Puskesmas Rawat Inap Kian", "UPTD Puskesmas Rawat Inap Werinama"],
            &["Puskesmas Rawat Inap Seram Bagian Barat", "Puskesmas Rawat Jalan Seram Bagian Barat"],
            &[
                "Dinas Kesehatan dan Keluarga Berencana Kota Tual",
                "Dinas Kesehatan dan Pengendalian Penduduk Kota Tual",
            ],
            &["Kantor Layanan Pajak Bula Wilayah Seram Timur", "Kantor Layanan Pajak Kian Wilayah Seram Timur"],
        ];
        for names in cases {
            let short = apart(names);
            for (at, name) in short.iter().enumerate() {
                assert!(HEAD.holds(name), "{name}");
                assert!(!short.iter().skip(at + 1).any(|other| other == name), "{short:?}");
            }
        }
        assert_eq!(apart(&["Dinas Kependudukan dan Pencatatan Sipil"]), ["Dinas Kependudukan … Sipil"]);
        assert_eq!(apart(&["UPTD Puskesmas Rawat Inap Bula", "DPMPTSP"]), ["UPTD Puskesmas … Inap Bula", "DPMPTSP"]);
    }

    #[test]
    fn what_fits_stays_whole_and_what_is_the_same_stays_the_same() {
        assert_eq!(apart(&["Dinas Kependudukan Wilayah7"]), ["Dinas Kependudukan Wilayah7"]);
        let twice = apart(&["UPTD Puskesmas Rawat Inap Bula"; 2]);
        assert_eq!(twice[0], twice[1]);
        let (one, long) = ("DinasKependudukandanPencatatanSipil4KabupatenMalukuTenggara", "x ".repeat(300));
        assert!(apart(&[one, &long]).iter().all(|name| name.chars().count() <= 30), "{:?}", apart(&[one, &long]));
        assert_eq!(apart(&[""]), [""]);
    }
}
