//! Names that are longer than the room for them.

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

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_name_keeps_both_ends_and_whole_words() {
        assert_eq!(shortened("Puskesmas Watdek", 16), "Puskesmas Watdek");
        let long = "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman 12";
        assert_eq!(shortened(long, 44), "Dinas Pekerjaan Umum … Permukiman 12");
        assert_eq!(shortened("DinasKependudukandanPencatatanSipil4", 13), "DinasK … pil4");
        assert!(shortened(long, 30).chars().count() <= 30);
    }
}
