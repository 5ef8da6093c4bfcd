//! Reads the tags of an HTML page that Trunk has written: enough to check it, not a browser's parser.

use anyhow::{Context, Result};
use std::ops::Range;

/// One start tag; for scripts and styles with the text up to the end tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Names in lower case; an attribute without value has an empty one.
    pub attributes: Vec<(String, String)>,
    /// The text inside, for `script` and `style`.
    pub text: String,
    /// Where the element stands in the page, with its text and end tag if it has one of those.
    pub range: Range<usize>,
}

impl Tag {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Every start tag of the page, in order; comments are passed over.
pub fn tags(page: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = page[at..].find('<').map(|offset| at + offset) {
        if page[start..].starts_with("<!--") {
            at = end_of(page, start, "-->");
        } else if page[start + 1..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let tag = read_tag(page, start);
            at = tag.range.end;
            found.push(tag);
        } else {
            at = start + 1;
        }
    }
    found
}

fn read_tag(page: &str, start: usize) -> Tag {
    let end = end_of_tag(page, start);
    let inside = page[start + 1..end].trim_end_matches('>').trim_end_matches('/');
    let (name, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut tag =
        Tag { name: name.to_ascii_lowercase(), attributes: attributes(rest), text: String::new(), range: start..end };
    if tag.name == "script" || tag.name == "style" {
        let closing = format!("</{}>", tag.name);
        tag.range.end = end_of(page, end, &closing);
        let text = &page[end..tag.range.end];
        tag.text = String::from(text.strip_suffix(&closing).unwrap_or(text));
    }
    tag
}

/// The place after the `>` that is in no quoted value.
fn end_of_tag(page: &str, start: usize) -> usize {
    let mut quote = None;
    for (offset, letter) in page[start..].char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '>') => return start + offset + 1,
            _ => {}
        }
    }
    page.len()
}

fn end_of(page: &str, from: usize, closing: &str) -> usize {
    page[from..].find(closing).map_or(page.len(), |offset| from + offset + closing.len())
}

fn attributes(mut text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        text = text.trim_start();
        let length = text.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(text.len());
        if length == 0 {
            return found;
        }
        let name = text[..length].to_ascii_lowercase();
        let (value, rest) = value(text[length..].trim_start());
        found.push((name, value.to_owned()));
        text = rest;
    }
}

/// The value at the start of `text`, and what follows it.
fn value(text: &str) -> (&str, &str) {
    let Some(text) = text.strip_prefix('=').map(str::trim_start) else {
        return ("", text);
    };
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// A page with more at the end of its head.
pub fn into_head(page: &str, more: &str) -> Result<String> {
    let end = page.find("</head>").or_else(|| page.find("<body")).context("the page has neither </head> nor <body>")?;
    Ok([&page[..end], more, &page[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_may_be_quoted_bare_or_empty() {
        let page = "<LINK rel=icon href='./a b.svg' data-x=\"1>2\" hidden/>";
        let found = tags(page);
        assert_eq!(found.len(), 1);
        let link = &found[0];
        assert_eq!(link.name, "link");
        assert_eq!(link.attribute("rel"), Some("icon"));
        assert_eq!(link.attribute("href"), Some("./a b.svg"));
        assert_eq!(link.attribute("data-x"), Some("1>2"));
        assert_eq!(link.attribute("hidden"), Some(""));
        assert_eq!(link.range, 0..page.len());
    }

    #[test]
    fn a_script_comes_with_its_text_and_comments_do_not_count() {
        let page = "<!-- <script>no</script> --><p>a < b</p><script type=module>let a = '<p>';</script><br>";
        let found = tags(page);
        let names: Vec<_> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["p", "script", "br"]);
        assert_eq!(found[1].text, "let a = '<p>';");
        assert!(page[found[1].range.clone()].ends_with("</script>"));
    }
}
