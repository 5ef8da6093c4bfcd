//! Every foreign address in what is delivered: only plain links, and names that are addresses in form only.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::project::root;

/// Hosts that may be named, beside those of the sources that packs and published results link to, with the reason.
const ALLOWED: &[(&str, &str)] = &[
    ("www.w3.org", "names of XML vocabularies such as SVG; never fetched"),
    ("schemas.openxmlformats.org", "names of the vocabularies inside a workbook; never fetched"),
    ("www.instansi.go.id", "an example in the words beside a field; no link"),
    ("developer.mozilla.org", "a comment in the glue that wasm-bindgen writes"),
];
const SCHEMES: [&str; 4] = ["http://", "https://", "ws://", "wss://"];

/// Fails on an address that is not on the list.
pub fn check(dist: &Path) -> Result<()> {
    let linked = linked_hosts()?;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in files(dist)? {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        for address in addresses(&content) {
            let host = host(&address);
            let is_known =
                ALLOWED.iter().any(|(allowed, _)| *allowed == host) || linked.iter().any(|known| known == host);
            if is_known && !address.starts_with("ws") {
                *seen.entry(host.to_owned()).or_default() += 1;
            } else {
                problems.push(format!("{} names {address}", file.display()));
            }
        }
    }
    if !problems.is_empty() {
        bail!("{}", problems.join("\n  "));
    }
    println!("   plain links and names only: {seen:?}");
    Ok(())
}

/// The hosts of the addresses in packs and published results: sources, which screens show as links.
fn linked_hosts() -> Result<Vec<String>> {
    let mut hosts = Vec::new();
    for folder in ["instruments", "published"] {
        for file in files(&root().join("static").join(folder))? {
            let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            hosts.extend(addresses(&content).iter().map(|address| host(address).to_owned()));
        }
    }
    hosts.sort_unstable();
    hosts.dedup();
    Ok(hosts)
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

/// Everything that begins like an address, up to what cannot be part of one.
fn addresses(content: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(content);
    let ends = |letter: char| {
        !letter.is_ascii() || letter.is_whitespace() || letter.is_control() || "\"'`<>\\()".contains(letter)
    };
    let mut found = Vec::new();
    for scheme in SCHEMES {
        for (start, _) in text.match_indices(scheme) {
            let rest = &text[start..];
            let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
            // Code that tells schemes apart names them without a host; in WebAssembly any other text may follow at once.
            if host(address).trim_matches('.').contains('.') {
                found.push(address.to_owned());
            }
        }
    }
    found
}

fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    // The full stop behind an address ends the sentence around it.
    rest.split(['/', '?', '#', ':', '$', '{', ',', ';']).next().unwrap_or_default().trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_text_and_in_code() {
        let content = b"\x00\x01https://a.example/x?y\x02 fetch('http://b.example:8080/') /^https?:/ \"https://\" wss://c.example";
        let found = addresses(content);
        assert_eq!(found, ["http://b.example:8080/", "https://a.example/x?y", "wss://c.example"]);
        assert_eq!(
            found.iter().map(|address| host(address)).collect::<Vec<_>>(),
            ["b.example", "a.example", "c.example"]
        );
    }

    #[test]
    fn a_foreign_address_fails_and_a_known_one_does_not() {
        let folder = std::env::temp_dir().join(format!("zona-hijau-addresses-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.js"), "let svg = 'http://www.w3.org/2000/svg';").unwrap();
        assert!(check(&folder).is_ok());
        fs::write(folder.join("b.js"), "fetch('https://cdn.example/x.js')").unwrap();
        let problem = check(&folder).unwrap_err().to_string();
        fs::remove_dir_all(&folder).unwrap();
        assert!(problem.contains("b.js names https://cdn.example/x.js"), "{problem}");
    }
}
