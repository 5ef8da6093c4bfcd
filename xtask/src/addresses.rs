//! Every foreign address in what is delivered. Scripts, styles and pages hold names that are addresses in form only.
//! Sources, which screens show as links, stand in data, and only as packs and published results write them: another page
//! of the same host is a foreign address like any other.
//!
//! Data could be fetched from all the same. That nothing is, the policy says (`connect-src 'self'`), and the tests in the
//! browser, which fail on every foreign request.

use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::project::root;

/// Hosts that may be named anywhere, with the reason.
const ALLOWED: &[(&str, &str)] = &[
    ("www.w3.org", "names of XML vocabularies such as SVG; never fetched"),
    ("schemas.openxmlformats.org", "names of the vocabularies inside a workbook; never fetched"),
    ("www.instansi.go.id", "an example in the words beside a field; no link"),
    ("developer.mozilla.org", "a comment in the glue that wasm-bindgen writes"),
];
const SCHEMES: [&str; 4] = ["http://", "https://", "ws://", "wss://"];

/// Where a string begins and ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    /// At quotation marks, as in scripts and JSON.
    Quoted,
    /// Nowhere: in WebAssembly one follows the other.
    Joined,
}

/// Fails on an address that is not on the list and not a source.
pub fn check(dist: &Path) -> Result<()> {
    let sources = sources()?;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in files(dist)? {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let kind = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let strings = if kind == "wasm" { Strings::Joined } else { Strings::Quoted };
        for address in addresses(&content, strings) {
            let is_link = matches!(kind, "wasm" | "json") && sources.contains(&address);
            if is_link || is_name(&address) {
                *seen.entry(host(&address).to_owned()).or_default() += 1;
            } else {
                problems.push(format!("{} names {address}", file.display()));
            }
        }
    }
    if !problems.is_empty() {
        bail!("{}", problems.join("\n  "));
    }
    println!("   sources and names only: {seen:?}");
    Ok(())
}

fn is_name(address: &str) -> bool {
    address.starts_with("http") && ALLOWED.iter().any(|(allowed, _)| *allowed == host(address))
}

/// The addresses in packs and published results, as they are written there.
fn sources() -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for folder in ["instruments", "published"] {
        for file in files(&root().join("static").join(folder))? {
            let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            found
                .extend(addresses(&content, Strings::Quoted).into_iter().filter(|address| address.starts_with("http")));
        }
    }
    Ok(found)
}

/// The files of a folder and of those inside it; in the single file the code is packed, and checked where it is not.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// Everything that begins like an address, in small letters, up to what cannot be part of one.
fn addresses(content: &[u8], strings: Strings) -> Vec<String> {
    // A slash may be escaped in a script or in JSON.
    let text = String::from_utf8_lossy(content).to_ascii_lowercase().replace("\\/", "/");
    let ends = |letter: char| {
        !letter.is_ascii() || letter.is_whitespace() || letter.is_control() || "\"'`<>\\()".contains(letter)
    };
    let from = |start: usize| {
        let rest = &text[start..];
        rest[..rest.find(ends).unwrap_or(rest.len())].to_owned()
    };
    let mut found = Vec::new();
    for scheme in SCHEMES {
        // Code that tells schemes apart names them without a host; in WebAssembly any other text may follow at once.
        let named = text.match_indices(scheme).map(|(start, _)| from(start));
        found.extend(named.filter(|address| host(address).trim_matches('.').contains('.')));
    }
    // Without a scheme: the browser takes that of the page.
    let bare = text.match_indices("//").filter(|(start, _)| may_begin(&text[..*start], strings));
    found.extend(bare.map(|(start, _)| from(start)).filter(|address| is_domain(host(address))));
    found
}

/// Whether an address without a scheme may begin behind this text; behind other text in a script, `//` is a comment.
fn may_begin(before: &str, strings: Strings) -> bool {
    match strings {
        Strings::Quoted => before.ends_with(['"', '\'', '`', '=']) || before.ends_with("url("),
        Strings::Joined => !before.ends_with(':'),
    }
}

/// Whether a text looks like the name of a host on the internet.
fn is_domain(host: &str) -> bool {
    let is_plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    let last = host.rsplit_once('.').filter(|(first, _)| !first.is_empty() && !first.starts_with('.'));
    is_plain && last.is_some_and(|(_, last)| last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or("", |(_, rest)| rest);
    // The full stop behind an address ends the sentence around it.
    rest.split(['/', '?', '#', ':', '$', '{', ',', ';']).next().unwrap_or_default().trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_text_and_in_code() {
        let content = b"\x00\x01https://a.example/x?y\x02 fetch('http://b.example:8080/') /^https?:/ \"https://\" wss://c.example";
        let found = addresses(content, Strings::Quoted);
        assert_eq!(found, ["http://b.example:8080/", "https://a.example/x?y", "wss://c.example"]);
        assert_eq!(
            found.iter().map(|address| host(address)).collect::<Vec<_>>(),
            ["b.example", "a.example", "c.example"]
        );
    }

    #[test]
    fn large_letters_and_escaped_slashes_hide_no_address() {
        assert_eq!(addresses(b"'HTTPS:\\/\\/A.example\\/x'", Strings::Quoted), ["https://a.example/x"]);
    }

    #[test]
    fn an_address_may_have_no_scheme() {
        let script =
            b"fetch('//a.example/x') // b.example //c.example\nurl(//d.example) src=//e.example '//' \"///f\" 'x//g.h'";
        assert_eq!(addresses(script, Strings::Quoted), ["//a.example/x", "//d.example", "//e.example"]);
        let code = b"\x00get//a.example/x\x00src//lib \x01//\x02.b https://c.example";
        assert_eq!(addresses(code, Strings::Joined), ["https://c.example", "//a.example/x"]);
    }

    #[test]
    fn a_foreign_address_fails_and_a_known_one_does_not() {
        let source = sources().unwrap().into_iter().next().expect("packs name their sources");
        let elsewhere = format!("https://{}/another-page", host(&source));
        let problem = |name: &str, content: &str| {
            let folder = std::env::temp_dir().join(format!("zona-hijau-addresses-{}", std::process::id()));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(name), content).unwrap();
            let found = check(&folder);
            fs::remove_dir_all(&folder).unwrap();
            found.err().map(|error| error.to_string())
        };
        assert_eq!(problem("a.js", "let svg = 'http://www.w3.org/2000/svg';"), None);
        let found = problem("b.js", "fetch('https://cdn.example/x.js')").unwrap();
        assert!(found.contains("b.js names https://cdn.example/x.js"), "{found}");
        assert!(problem("b.js", "fetch('//cdn.example/x.js')").is_some());
        assert!(problem("b.js", "new WebSocket('wss://www.w3.org/')").is_some());
        // A source is a link in data, and nothing else.
        assert_eq!(problem("c.json", &format!("{{ \"url\": \"{source}\" }}")), None);
        assert_eq!(problem("c.wasm", &format!("\0\u{1}{{ \"url\": \"{source}\" }}\0")), None);
        assert!(problem("b.js", &format!("fetch('{source}')")).is_some());
        assert!(problem("c.wasm", &format!("\0{elsewhere}\0")).is_some());
    }
}
