//! What a first visit downloads, raw and compressed.

use crate::html::tags;
use crate::{published, sheets, styles};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

/// In bytes; 1 kB is 1000 bytes.
const LIMIT: usize = 180_000;
const AIM: usize = 120_000;

/// The files of a first visit, and those that are loaded on first use.
pub struct FirstLoad {
    files: Vec<File>,
    later: Vec<File>,
    uses: Vec<Use>,
}

/// What the first use of a split part loads.
struct Use {
    part: String,
    files: Vec<String>,
}

struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

impl FirstLoad {
    /// The names of the files, relative to the page.
    pub fn names(&self) -> Vec<&str> {
        self.files.iter().map(|file| file.name.as_str()).collect()
    }

    /// Prints a table.
    pub fn print(&self) {
        println!("\n{:<44} {:>10} {:>10}", "first load", "raw", "brotli");
        for file in &self.files {
            println!("{:<44} {:>10} {:>10}", file.name, kilobytes(file.raw), kilobytes(file.brotli));
        }
        let raw = self.files.iter().map(|file| file.raw).sum();
        println!("{:<44} {:>10} {:>10}", "total", kilobytes(raw), kilobytes(self.total()));
        self.print_later();
        println!("\nlimit {}, aim {} (1 kB = 1000 bytes, brotli quality 11)", kilobytes(LIMIT), kilobytes(AIM));
    }

    fn print_later(&self) {
        if self.later.is_empty() {
            return;
        }
        println!("\n{:<44} {:>10} {:>10}", "on first use", "raw", "brotli");
        for file in &self.later {
            println!("{:<44} {:>10} {:>10}", file.name, kilobytes(file.raw), kilobytes(file.brotli));
        }
        for Use { part, files } in &self.uses {
            let needed = self.later.iter().filter(|file| files.contains(&file.name));
            let brotli = needed.map(|file| file.brotli).sum();
            println!(
                "{:<44} {:>10} {:>10}",
                format!("`{part}` as the first one, {} files", files.len()),
                "",
                kilobytes(brotli)
            );
        }
    }

    /// Fails above the limit.
    pub fn check(&self) -> Result<()> {
        if self.total() > LIMIT {
            bail!("the first load is {}, the limit {}", kilobytes(self.total()), kilobytes(LIMIT));
        }
        Ok(())
    }

    /// Bytes, compressed.
    pub fn total(&self) -> usize {
        self.files.iter().map(|file| file.brotli).sum()
    }
}

/// Follows the references from `index.html`: links, scripts, images, what style sheets name, what modules import at once.
pub fn measure(dist: &Path) -> Result<FirstLoad> {
    let mut waiting = vec!["index.html".to_owned()];
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    let mut uses = Vec::new();
    while let Some(name) = waiting.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let path = dist.join(&name);
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        waiting.extend(references(&name, &content));
        uses.extend(uses_in(&name, &String::from_utf8_lossy(&content)));
        if name.ends_with(".html") {
            let page = String::from_utf8_lossy(&content);
            uses.extend([worker_in(&page), results_in(&page), styles_in(&page)].into_iter().flatten());
        }
        files.push(File { name, raw: content.len(), brotli: compressed(&content)? });
    }
    let mut later = Vec::new();
    for name in uses.iter().flat_map(|part: &Use| &part.files).collect::<BTreeSet<_>>() {
        let path = dist.join(name);
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        later.push(File { name: name.clone(), raw: content.len(), brotli: compressed(&content)? });
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    later.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    Ok(FirstLoad { files, later, uses })
}

/// The split parts that the splitter's loader knows, with the files of each.
///
/// It declares each file in a few lines: the name first, then the address, then in brackets the shared files needed.
fn uses_in(name: &str, script: &str) -> Vec<Use> {
    let (mut shared, mut uses) = (Vec::new(), Vec::new());
    let (mut declared, mut file) = ("", None);
    for line in script.lines() {
        if line.starts_with("const __chunk_") || line.starts_with("export const __wasm_split_load_") {
            declared = line.trim_start_matches("export ").split(' ').nth(1).unwrap_or_default();
            file = None;
        }
        if let Some(address) = between(line, "new URL(\"", "\"").first() {
            file = resolve(name, address);
        }
        let Some(needed) = line.rfind(", [").filter(|_| !declared.is_empty()).map(|at| &line[at + 3..]) else {
            continue;
        };
        if let Some(part) = declared.strip_prefix("__wasm_split_load_") {
            let needed: Vec<&str> = needed.split([',', ' ', ']']).collect();
            let needed = shared.iter().filter(|(variable, _)| needed.contains(variable)).map(|(_, file)| file);
            uses.push(Use { part: part.to_owned(), files: needed.chain(&file).cloned().collect() });
        } else {
            shared.extend(file.take().map(|file| (declared, file)));
        }
        declared = "";
    }
    uses
}

/// The module for spreadsheets that a page names: its script and the WebAssembly beside it.
fn worker_in(page: &str) -> Option<Use> {
    let tags = tags(page);
    let meta = tags.iter().find(|tag| tag.attribute("name") == Some(sheets::META))?;
    let script = resolve("index.html", meta.attribute("content")?)?;
    let wasm = script.strip_suffix(".js").map(|stem| format!("{stem}.wasm"))?;
    Some(Use { part: "lembar".to_owned(), files: vec![script, wasm] })
}

/// The published results that a page names.
fn results_in(page: &str) -> Option<Use> {
    let tags = tags(page);
    let meta = tags.iter().find(|tag| tag.attribute("name") == Some(published::META))?;
    let file = resolve("index.html", meta.attribute("content")?)?;
    Some(Use { part: "hasil-terbit".to_owned(), files: vec![file] })
}

/// The style sheet of the calculator that a page names.
fn styles_in(page: &str) -> Option<Use> {
    let tags = tags(page);
    let meta = tags.iter().find(|tag| tag.attribute("name") == Some(styles::LATER))?;
    let file = resolve("index.html", meta.attribute("content")?)?;
    Some(Use { part: "gaya".to_owned(), files: vec![file] })
}

fn references(name: &str, content: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(content);
    let named = match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => named_by_page(&text),
        Some("css") => between(&text, "url(", ")"),
        Some("js") => imported(&text),
        _ => Vec::new(),
    };
    named.iter().filter_map(|address| resolve(name, address)).collect()
}

fn named_by_page(page: &str) -> Vec<String> {
    let address = |tag: &crate::html::Tag| match tag.name.as_str() {
        "link" => tag.attribute("href").map(str::to_owned),
        "script" | "img" => tag.attribute("src").map(str::to_owned),
        _ => None,
    };
    tags(page).iter().filter_map(address).collect()
}

/// The modules of `import ... from '...'` and `import '...'`, and the WebAssembly file that the start script names.
fn imported(script: &str) -> Vec<String> {
    let lines = script.split([';', '\n']).map(str::trim).filter(is_import);
    lines.flat_map(|line| [between(line, "'", "'"), between(line, "\"", "\"")].concat()).collect()
}

/// `import(...)` loads on demand and does not count.
fn is_import(line: &&str) -> bool {
    line.starts_with("import ")
        || line.starts_with("import'")
        || line.starts_with("import\"")
        || line.contains("module_or_path:")
}

fn between(text: &str, open: &str, close: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((inside, after)) = rest.split_once(open).and_then(|(_, after)| after.split_once(close)) {
        found.push(inside.trim_matches(['"', '\'']).to_owned());
        rest = after;
    }
    found
}

/// The file that an address in another file means; nothing for `data:` addresses and fragments.
fn resolve(from: &str, address: &str) -> Option<String> {
    let file = address.split(['?', '#']).next().unwrap_or_default();
    if file.is_empty() || file.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn compressed(content: &[u8]) -> Result<usize> {
    compressed_bytes(content).map(|packed| packed.len())
}

/// As small as brotli makes it.
pub fn compressed_bytes(content: &[u8]) -> Result<Vec<u8>> {
    let mut result = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut result, 1 << 16, 11, 22);
    writer.write_all(content).context("cannot compress")?;
    drop(writer);
    Ok(result)
}

fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_followed_from_page_style_and_script() {
        let page = "<link rel=icon href=./i.svg><script src='./boot.js'></script><a href='#/isi'>x</a>";
        assert_eq!(references("index.html", page.as_bytes()), ["i.svg", "boot.js"]);
        let style = "a { background: url(\"../p.svg\") } b { background: url(data:image/png;base64,x) }";
        assert_eq!(references("css/a.css", style.as_bytes()), ["p.svg"]);
        let script = "import init, * as b from './a.js';\nconst w = await init({ module_or_path: './a.wasm' });\nimport('./later.js');";
        assert_eq!(references("boot.js", script.as_bytes()), ["a.js", "a.wasm"]);
    }

    #[test]
    fn the_files_of_a_split_part_are_those_its_loader_names() {
        let loader = "/* isi, hasil */\nconst __chunk_4 = makeLoad(() => {\n    fetch(new URL(\"./s4.wasm\", import.meta.url));\n}\n, []);\n\
            const __chunk_14 = makeLoad(() => {\n    fetch(new URL(\"./s14.wasm\", import.meta.url));\n}\n, []);\n\
            export const __wasm_split_load_isi = wrapAsyncCb(makeLoad(() => {\n    fetch(new URL(\"./isi.wasm\", import.meta.url));\n}\n, [__chunk_4]));\n\
            export const __wasm_split_load_hasil = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_4, __chunk_14]));\n";
        let uses = uses_in("loader.js", loader);
        assert_eq!(uses.len(), 2);
        assert_eq!(
            (uses[0].part.as_str(), uses[0].files.as_slice()),
            ("isi", ["s4.wasm".to_owned(), "isi.wasm".to_owned()].as_slice())
        );
        assert_eq!(
            (uses[1].part.as_str(), uses[1].files.as_slice()),
            ("hasil", ["s4.wasm".to_owned(), "s14.wasm".to_owned()].as_slice())
        );
    }

    #[test]
    fn the_module_for_spreadsheets_is_found_in_the_page() {
        let page = "<head><meta name=viewport content=x><meta content=\"./l-1.js\" name=\"zona-hijau-lembar\"></head>";
        assert_eq!(worker_in(page).unwrap().files, ["l-1.js", "l-1.wasm"]);
        assert!(worker_in("<meta name=viewport content=x>").is_none());
        assert!(references("index.html", page.as_bytes()).is_empty(), "it is no part of a first visit");
        let page = "<meta content=\"./t-1.json\" name=\"zona-hijau-terbit\">";
        assert_eq!(results_in(page).unwrap().files, ["t-1.json"]);
        assert!(references("index.html", page.as_bytes()).is_empty(), "nor are the published results");
        let page = "<meta content=\"./g-1.css\" name=\"zona-hijau-gaya\">";
        assert_eq!(styles_in(page).unwrap().files, ["g-1.css"]);
        assert!(references("index.html", page.as_bytes()).is_empty(), "nor the styles of the calculator");
    }

    #[test]
    fn kilobytes_have_one_decimal() {
        assert_eq!(kilobytes(179_949), "179.9 kB");
        assert_eq!(kilobytes(180_050), "180.1 kB");
    }
}
