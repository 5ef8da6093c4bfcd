//! Bytes as text within a script: four bytes in five letters, where base64 takes five and a third.

/// Letters that mean nothing in a quoted string, and can end or begin no element of a page.
pub const LETTERS: &[u8; 85] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&_>()[]{}@%$#";

/// The text of these bytes; zeros fill up the last four.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(4) * 5);
    for chunk in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..chunk.len()].copy_from_slice(chunk);
        let mut rest = u32::from_be_bytes(four);
        let mut five = [0; 5];
        for letter in five.iter_mut().rev() {
            *letter = LETTERS[(rest % 85) as usize];
            rest /= 85;
        }
        text.extend(five.map(char::from));
    }
    text
}

/// The body of a function in the browser that turns such a text, `text`, into an array with `length` bytes, `bytes`.
pub fn decoder(length: usize) -> String {
    let letters = String::from_utf8_lossy(LETTERS);
    format!(
        "const letters = \"{letters}\";\n\
         const values = new Map([...letters].map((letter, value) => [letter.charCodeAt(0), value]));\n\
         const view = new DataView(new ArrayBuffer((text.length / 5) * 4));\n\
         for (let at = 0; at < text.length; at += 5) {{\n\
         let four = 0;\n\
         for (let next = at; next < at + 5; next += 1) four = four * 85 + values.get(text.charCodeAt(next));\n\
         view.setUint32((at / 5) * 4, four);\n}}\n\
         const bytes = new Uint8Array(view.buffer, 0, {length});\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(text: &str, length: usize) -> Vec<u8> {
        let value = |letter: &u8| LETTERS.iter().position(|known| known == letter).unwrap() as u64;
        let four = |five: &[u8]| u32::try_from(five.iter().fold(0, |sum, letter| sum * 85 + value(letter))).unwrap();
        let mut bytes: Vec<u8> = text.as_bytes().chunks(5).flat_map(|five| four(five).to_be_bytes()).collect();
        bytes.truncate(length);
        bytes
    }

    #[test]
    fn every_length_comes_back_as_it_was() {
        for length in 0..40_usize {
            let bytes: Vec<u8> = (0..length).map(|place| (place * 151 + length * 7) as u8).collect();
            assert_eq!(decode(&encode(&bytes), length), bytes);
        }
        assert_eq!(decode(&encode(&[255; 8]), 8), [255; 8]);
    }

    #[test]
    fn no_letter_means_anything_in_a_page_or_a_string() {
        let mut known = LETTERS.to_vec();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), 85);
        assert!(known.iter().all(|letter| letter.is_ascii_graphic() && !b"\"'\\<`".contains(letter)));
    }
}
