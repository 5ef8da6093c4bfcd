//! A small static server that answers as a production host should: right types, strict policy, no way out of its folder.
//!
//! One thread and one answer a connection: slow is fine here, a request that waits behind another is not.

use crate::single;
use crate::size;
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// What the browser may load: the app's own files and nothing else. The tests and the samples for servers have it from
/// the same file; only a host on the internet has to say who may embed the app.
pub const CONTENT_SECURITY_POLICY: &str =
    include_str!("../../docs/servers/content-security-policy.txt").trim_ascii_end();
const PATIENCE: Duration = Duration::from_secs(30);
const LONGEST_REQUEST: u64 = 64 * 1024;

/// A folder, and the path under which it is served.
pub struct Site {
    folder: PathBuf,
    /// Begins and ends with a slash.
    prefix: String,
    /// Files as they go over the wire to whom takes brotli; all others go as they are.
    packed: HashMap<PathBuf, Vec<u8>>,
}

/// Which answers the asker can read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Accepts {
    Brotli,
    Plain,
}

impl Site {
    /// Serves the folder under `prefix`, which begins and ends with a slash.
    pub fn new(folder: &Path, prefix: &str) -> Self {
        Self { folder: folder.to_path_buf(), prefix: prefix.to_owned(), packed: HashMap::new() }
    }

    /// Packs what packing makes smaller, as a production host does; a few seconds.
    pub fn packed(mut self) -> Result<Self> {
        let entries = fs::read_dir(&self.folder).with_context(|| format!("cannot read {}", self.folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()).filter(|path| gains_by_packing(path)) {
            let path = path.canonicalize()?;
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            self.packed.insert(path, size::compressed_bytes(&content)?);
        }
        Ok(self)
    }

    fn answer(&self, method: &str, url: &str, accepts: Accepts) -> Answer {
        if !matches!(method, "GET" | "HEAD") {
            return Answer::text(405, "only GET and HEAD are served");
        }
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.prefix {
            return Answer::redirect(&self.prefix);
        }
        let file = path.strip_prefix(&self.prefix).and_then(|inside| self.file(inside));
        let Some(file) = file else {
            return Answer::text(404, "not found");
        };
        if let (Accepts::Brotli, Some(content)) = (accepts, self.packed.get(&file)) {
            return Answer::file(&file, content.clone()).with("Content-Encoding", "br").with("Vary", "Accept-Encoding");
        }
        fs::read(&file).map_or_else(|_| Answer::text(404, "not found"), |content| Answer::file(&file, content))
    }

    /// The file that a request path means, if it is inside the folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let decoded = percent_decoded(path)?;
        if decoded.contains(['\\', '\0']) {
            return None;
        }
        let relative = Path::new(&decoded);
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let mut file = self.folder.join(relative);
        if file.is_dir() {
            file.push("index.html");
        }
        let file = file.canonicalize().ok()?;
        let folder = self.folder.canonicalize().ok()?;
        (file.starts_with(folder) && file.is_file()).then_some(file)
    }
}

/// Starts answering on this machine only, in the background, and returns the address of the page.
pub fn start(site: Site, port: u16) -> Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("port {port} cannot be used: stop what uses it, or choose another with --port"))?;
    let address = format!("http://localhost:{}{}", listener.local_addr()?.port(), site.prefix);
    let site = Arc::new(site);
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // A browser that goes away in the middle needs no answer.
            thread::spawn(move || drop(respond(&site, connection)));
        }
    });
    Ok(address)
}

/// Reads one request, answers it and closes the connection.
fn respond(site: &Site, mut connection: TcpStream) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(&connection).take(LONGEST_REQUEST).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    let mut accepts = Accepts::Plain;
    for header in lines {
        let header = header?.to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if header.strip_prefix("accept-encoding:").is_some_and(takes_brotli) {
            accepts = Accepts::Brotli;
        }
    }
    let mut words = request.split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    connection.write_all(&site.answer(method, url, accepts).bytes(method))?;
    connection.shutdown(Shutdown::Write)
}

struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn file(file: &Path, content: Vec<u8>) -> Self {
        let mut headers =
            vec![("Content-Type", content_type(file).to_owned()), ("Cache-Control", caching(file).to_owned())];
        // The single file brings a policy of its own, with the hashes of its scripts; browsers apply both.
        if !file.ends_with(single::NAME) {
            headers.push(("Content-Security-Policy", CONTENT_SECURITY_POLICY.to_owned()));
        }
        Self { status: 200, headers, body: content }
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    fn text(status: u16, message: &str) -> Self {
        let headers = vec![
            ("Content-Type", "text/plain; charset=utf-8".to_owned()),
            ("Content-Security-Policy", CONTENT_SECURITY_POLICY.to_owned()),
        ];
        Self { status, headers, body: message.as_bytes().to_vec() }
    }

    /// The answer as it goes over the wire.
    fn bytes(&self, method: &str) -> Vec<u8> {
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Length: {}\r\nConnection: close\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
             Access-Control-Allow-Origin: *\r\n",
            self.status,
            reason(self.status),
            self.body.len()
        );
        for (name, value) in &self.headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        let body = if method == "HEAD" { &[] } else { self.body.as_slice() };
        [head.as_bytes(), body].concat()
    }

    fn redirect(to: &str) -> Self {
        Self { status: 308, headers: vec![("Location", to.to_owned())], body: Vec::new() }
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        308 => "Permanent Redirect",
        404 => "Not Found",
        _ => "Method Not Allowed",
    }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn takes_brotli(encodings: &str) -> bool {
    encodings.split([',', ';']).any(|encoding| encoding.trim() == "br")
}

fn gains_by_packing(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("html" | "css" | "js" | "wasm" | "json" | "webmanifest" | "svg"))
}

/// A file whose name tells its content never changes; all others are asked for again.
fn caching(file: &Path) -> &'static str {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let hash = stem.trim_end_matches("_bg").rsplit('-').next().unwrap_or_default();
    let hashed = hash.len() >= 15 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn site() -> Site {
        Site::new(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "/sub/path/")
    }

    fn status(url: &str) -> u16 {
        site().answer("GET", url, Accepts::Plain).status
    }

    #[test]
    fn files_are_found_under_the_prefix_only() {
        assert_eq!(status("/sub/path/main.rs"), 200);
        assert_eq!(status("/sub/path/main%2Ers?x=1"), 200);
        assert_eq!(status("/main.rs"), 404);
        assert_eq!(status("/sub/path"), 308);
        assert_eq!(status("/sub/path/missing"), 404);
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for url in [
            "/sub/path/../Cargo.toml",
            "/sub/path/%2e%2e/Cargo.toml",
            "/sub/path/..%2fCargo.toml",
            "/sub/path/..%5cCargo.toml",
            "/sub/path//etc/passwd",
            "/sub/path/%2fetc/passwd",
            "/sub/path/main.rs%00",
            "/sub/path/%zz",
            "/sub/path/%",
        ] {
            assert_eq!(status(url), 404, "{url}");
        }
    }

    #[test]
    fn many_connections_are_answered_at_once() {
        let address = start(site(), 0).unwrap();
        let port: u16 = address.split([':', '/']).nth(4).unwrap().parse().unwrap();
        let connect = |_| TcpStream::connect(("127.0.0.1", port)).unwrap();
        let connections: Vec<TcpStream> = (0..20).map(connect).collect();
        for mut connection in connections.into_iter().rev() {
            connection.write_all(b"GET /sub/path/main.rs HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            let mut text = String::new();
            connection.read_to_string(&mut text).unwrap();
            assert!(text.starts_with("HTTP/1.1 200 OK\r\n"), "{text}");
            assert!(text.ends_with(include_str!("main.rs")), "the whole file arrives");
        }
    }

    #[test]
    fn the_policy_names_no_place_but_the_app_itself() {
        let sources = CONTENT_SECURITY_POLICY
            .split("; ")
            .filter(|directive| directive.split(' ').next().unwrap().ends_with("-src"));
        let named: BTreeSet<&str> = sources.flat_map(|directive| directive.split(' ').skip(1)).collect();
        assert_eq!(named, BTreeSet::from(["'none'", "'self'", "'wasm-unsafe-eval'", "data:"]));
        assert!(CONTENT_SECURITY_POLICY.starts_with("default-src 'none'; "));
    }

    #[test]
    fn everything_but_the_single_file_has_the_policy() {
        let has_policy = |name: &str| {
            Answer::file(Path::new(name), Vec::new()).headers.iter().any(|(key, _)| *key == "Content-Security-Policy")
        };
        assert!(has_policy("index.html") && has_policy("a.js"));
        assert!(!has_policy(single::NAME));
    }

    #[test]
    fn other_methods_are_refused() {
        assert_eq!(site().answer("POST", "/sub/path/main.rs", Accepts::Plain).status, 405);
    }

    #[test]
    fn only_who_takes_brotli_gets_it() {
        let file = site().folder.join("main.rs").canonicalize().unwrap();
        let site = Site { packed: HashMap::from([(file, b"packed".to_vec())]), ..site() };
        let body = |accepts| site.answer("GET", "/sub/path/main.rs", accepts).body;
        assert_eq!(body(Accepts::Brotli), b"packed");
        assert_eq!(body(Accepts::Plain), include_bytes!("main.rs"));
        assert!(takes_brotli(" gzip, deflate, br, zstd") && !takes_brotli("gzip, broken"));
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert!(caching(Path::new("zona-hijau-4a73ab8c1d2e3f40_bg.wasm")).contains("immutable"));
        assert!(caching(Path::new("boot-0123456789abcdef.js")).contains("immutable"));
        assert_eq!(caching(Path::new("index.html")), "no-cache");
        assert_eq!(caching(Path::new("zona-hijau.css")), "no-cache");
    }

    #[test]
    fn webassembly_has_the_type_that_browsers_ask_for() {
        assert_eq!(content_type(Path::new("a_bg.wasm")), "application/wasm");
    }
}
