//! Numbers as people write them.

/// Separators of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    decimal: char,
    thousands: char,
}

impl NumberStyle {
    /// `1.234,50`
    pub const COMMA: Self = Self { decimal: ',', thousands: '.' };
    /// `1,234.50`
    pub const POINT: Self = Self { decimal: '.', thousands: ',' };
}

/// A plain decimal in the style of a language, with a real minus sign.
pub(super) fn localise(plain: &str, style: NumberStyle) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = sign.to_owned();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            text.push(style.thousands);
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push(style.decimal);
        text.push_str(decimals);
    }
    text
}

/// A decimal without zeros that say nothing: `54.00` is `54`.
pub fn trimmed(plain: &str) -> &str {
    if plain.contains(['.', ',']) { plain.trim_end_matches('0').trim_end_matches(['.', ',']) } else { plain }
}
