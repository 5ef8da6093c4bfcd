//! The app as one HTML file that starts from a disk or a USB stick: code, styles and icon inside, no request.

use crate::base85;
use crate::boot::{self, Offline};
use crate::code;
use crate::html::{Tag, tags};
use crate::published;
use crate::server::CONTENT_SECURITY_POLICY;
use crate::sheets::{self, META};
use crate::styles;
use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::fs;
use std::num::NonZeroU64;
use std::path::Path;

/// The name of the file beside the page.
pub const NAME: &str = "zona-hijau.html";
/// The id of the script that declares the code, for the page and for its worker.
const CODE: &str = "kode";
/// The id of the script that only the worker for spreadsheets runs.
const WORKER: &str = "lembar";
/// Promises the WebAssembly.
const UNPACKED: &str = "unpacked().then((code) => code.arrayBuffer())";
/// Gives the script of the worker an address of this page's own, by which the app starts it as it does a file, and puts
/// the published results where the app looks for them before it would fetch them.
const INSIDE: &str = "
results().then((packed) => packed.text()).then((textContent) =>
document.body.append(Object.assign(document.createElement('data'), { id: 'zona-hijau-terbit', hidden: true, textContent })));
document.head.append(Object.assign(document.createElement('meta'), {
name: 'zona-hijau-lembar',
content: URL.createObjectURL(new Blob(['kode', 'lembar'].map((id) => document.getElementById(id).textContent), { type: 'text/javascript' })),
}));
";
/// In bytes.
const LIMIT: usize = 2_000_000;

/// Makes the single file out of the served edition in the same folder.
pub fn write(folder: &Path) -> Result<()> {
    let code = code::build_whole()?;
    let page = fs::read_to_string(folder.join("index.html")).context("cannot read the page")?;
    let scripts = Scripts {
        code: [code.script.as_str(), "\n", &unpack("unpacked", &code.wasm)?].concat(),
        start: start_script(&published::results()?)?,
        worker: sheets::answering(UNPACKED),
    };
    let file = joined(&page, folder, &scripts)?;
    ensure!(file.len() <= LIMIT, "{NAME} has {} bytes, the limit is {LIMIT}", file.len());
    fs::write(folder.join(NAME), &file).with_context(|| format!("cannot write {NAME}"))?;
    println!("   {NAME}: {} bytes of at most {LIMIT}", file.len());
    Ok(())
}

/// The scripts of the file.
struct Scripts {
    /// Declares the code; the page runs it, and so does its worker.
    code: String,
    /// Starts the app in the page.
    start: String,
    /// Makes the worker answer.
    worker: String,
}

/// The published results as text, and the start.
fn start_script(results: &str) -> Result<String> {
    let start = format!("{UNPACKED}.then((code) => wasm_bindgen({{ module_or_path: code }}))");
    Ok([&unpack("results", results.as_bytes())?, INSIDE, &boot::script(&start, Offline::No)].concat())
}

/// A function that promises what stands in it as text. Compressed: as it is, it would not fit.
fn unpack(name: &str, content: &[u8]) -> Result<String> {
    let mut packed = Vec::new();
    // Once is enough: more rounds find one part in five hundred.
    let options = zopfli::Options { iteration_count: NonZeroU64::MIN, ..zopfli::Options::default() };
    zopfli::compress(options, zopfli::Format::Gzip, content, &mut packed).context("cannot compress it")?;
    let (text, decoder) = (base85::encode(&packed), base85::decoder(packed.len()));
    Ok(format!(
        "async function {name}() {{\n\
         const text = \"{text}\";\n{decoder}\
         const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(\"gzip\"));\n\
         return new Response(stream);\n}}\n"
    ))
}

/// The page with everything it names inside, under a policy that allows these texts and no request.
fn joined(page: &str, folder: &Path, scripts: &Scripts) -> Result<String> {
    let Scripts { code, start, worker } = scripts;
    for text in ["</script", "<!--", "\r"] {
        let is_inside = [code, start, worker].iter().any(|script| script.contains(text));
        ensure!(!is_inside, "a script holds {text:?}, which would end or change it inside a page");
    }
    let found = tags(page);
    let mut result = page.to_owned();
    let mut style_hashes = Vec::new();
    for tag in found.iter().rev() {
        let Some(element) = replacement(tag, folder, &mut style_hashes)? else {
            continue;
        };
        result.replace_range(tag.range.clone(), &element);
    }
    let policy = policy(&[hash(code), hash(start)].join(" "), &style_hashes.join(" "));
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let charset = tags(&result).into_iter().find(|tag| tag.attribute("charset").is_some());
    let charset = charset.context("the page names no character set")?.range.end;
    result.insert_str(charset, &meta);
    let end = result.rfind("</body>").context("the page has no </body>")?;
    // Text of another type is no script: it runs only in the worker that is made of it.
    result.insert_str(
        end,
        &format!(
            "<script type=\"text/plain\" id=\"{WORKER}\">{worker}</script><script id=\"{CODE}\">{code}</script>\
             <script>{start}</script>"
        ),
    );
    Ok(result)
}

/// The policy of the served edition, with hashes of what stands inside in place of files, and without any request.
fn policy(scripts: &str, styles: &str) -> String {
    let inside = |directive: &str| match directive.split(' ').next() {
        Some("script-src") => Some(format!("script-src 'wasm-unsafe-eval' {scripts}")),
        Some("style-src") => Some(format!("style-src {styles}")),
        Some("img-src") => Some("img-src data:".to_owned()),
        Some("worker-src") => Some("worker-src blob:".to_owned()),
        Some("connect-src" | "manifest-src") => None,
        _ => Some(directive.to_owned()),
    };
    CONTENT_SECURITY_POLICY.split("; ").filter_map(inside).collect::<Vec<_>>().join("; ")
}

/// What stands in the single file in place of an element that names a file.
fn replacement(tag: &Tag, folder: &Path, style_hashes: &mut Vec<String>) -> Result<Option<String>> {
    let read = || fs::read(folder.join(styles::address(tag))).with_context(|| format!("cannot read <{}>", tag.name));
    let element = match (tag.name.as_str(), tag.attribute("rel")) {
        _ if styles::names_style_sheet(tag) => {
            let text = String::from_utf8(read()?).context("a style sheet is no text")?;
            ensure!(!text.contains("</") && !text.contains("url("), "a style sheet cannot stand inside the page");
            style_hashes.push(hash(&text));
            let medium = tag.attribute("media").map(|medium| format!(" media=\"{medium}\"")).unwrap_or_default();
            format!("<style{medium}>{text}</style>")
        }
        ("link", Some("icon")) => {
            format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">", BASE64_STANDARD.encode(read()?))
        }
        ("link", _) => String::new(),
        ("meta", _) if [META, published::META].map(Some).contains(&tag.attribute("name")) => String::new(),
        ("script", _) => String::new(),
        _ => return Ok(None),
    };
    Ok(Some(element))
}

fn hash(text: &str) -> String {
    format!("'{}'", code::integrity(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_the_page_names_is_inside_and_hashed() {
        let folder = std::env::temp_dir().join(format!("zona-hijau-single-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.css"), "p{}").unwrap();
        fs::write(folder.join("b.css"), "b{}").unwrap();
        fs::write(folder.join("i.svg"), "<svg/>").unwrap();
        let page = "<head><meta charset=utf-8><link rel=icon href=./i.svg><link rel=stylesheet href=./a.css><meta name=zona-hijau-gaya content=./b.css>\
            <link rel=manifest href=./m.webmanifest><script defer src=./boot.js></script></head><body><div id=app></div></body>";
        let scripts = |code: &str, start: &str, worker: &str| {
            let [code, start, worker] = [code, start, worker].map(str::to_owned);
            Scripts { code, start, worker }
        };
        let file = joined(page, &folder, &scripts("code()", "start()", "answer()")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(!file.contains("./"), "{file}");
        assert!(
            file.contains("<style>p{}</style><style>b{}</style>")
                && file.contains("data:image/svg+xml;base64,PHN2Zy8+")
        );
        assert!(file.contains(
            "<script type=\"text/plain\" id=\"lembar\">answer()</script><script id=\"kode\">code()</script>\
             <script>start()</script></body>"
        ));
        assert!(file.contains(&hash("code()")) && file.contains(&hash("start()")));
        assert!(file.contains(&hash("p{}")) && file.contains(&hash("b{}")));
        assert!(!file.contains("connect-src") && file.contains("default-src 'none'"));
        for wrong in [scripts("a</script>", "", ""), scripts("", "a</script>", ""), scripts("", "", "a</script>")] {
            assert!(joined(page, Path::new("."), &wrong).is_err());
        }
    }

    #[test]
    fn the_policy_of_the_single_file_names_no_file_and_forbids_what_the_served_one_does() {
        let expected = "default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-a' 'sha256-b'; style-src 'sha256-c'; \
            img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
            trusted-types default";
        assert_eq!(policy("'sha256-a' 'sha256-b'", "'sha256-c'"), expected);
    }

    #[test]
    fn hashes_are_those_of_the_policy() {
        // From the specification of the content security policy.
        assert_eq!(hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }
}
