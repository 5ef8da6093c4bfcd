//! A small static server that answers as a production host should: right types, strict policy, no way out of its folder.

use anyhow::{Result, anyhow};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// What the browser may load: the app's own files and nothing else.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";
const WORKERS: usize = 4;

/// A folder, and the path under which it is served.
pub struct Site {
    folder: PathBuf,
    /// Begins and ends with a slash.
    prefix: String,
}

impl Site {
    /// Serves the folder under `prefix`, which begins and ends with a slash.
    pub fn new(folder: &Path, prefix: &str) -> Self {
        Self { folder: folder.to_path_buf(), prefix: prefix.to_owned() }
    }

    fn answer(&self, method: &Method, url: &str) -> Answer {
        if !matches!(method, Method::Get | Method::Head) {
            return Answer::text(405, "only GET and HEAD are served");
        }
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.prefix {
            return Answer::redirect(&self.prefix);
        }
        let file = path.strip_prefix(&self.prefix).and_then(|inside| self.file(inside));
        match file.and_then(|file| Some((fs::read(&file).ok()?, file))) {
            Some((content, file)) => Answer::file(&file, content),
            None => Answer::text(404, "not found"),
        }
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
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("port {port} cannot be used ({error}): stop what uses it, or choose another with --port")
    })?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let address = format!("http://localhost:{port}{}", site.prefix);
    let server = Arc::new(server);
    let site = Arc::new(site);
    for _ in 0..WORKERS {
        let (server, site) = (Arc::clone(&server), Arc::clone(&site));
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                respond(&site, request);
            }
        });
    }
    Ok(address)
}

fn respond(site: &Site, request: Request) {
    let answer = site.answer(request.method(), request.url());
    let mut response =
        Response::from_data(answer.body).with_status_code(answer.status).with_chunked_threshold(usize::MAX);
    let common = [
        ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ];
    let own = answer.headers.iter().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in common.into_iter().chain(own) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // A browser that has gone away needs no answer.
    let _ = request.respond(response);
}

struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn file(file: &Path, content: Vec<u8>) -> Self {
        let headers =
            vec![("Content-Type", content_type(file).to_owned()), ("Cache-Control", caching(file).to_owned())];
        Self { status: 200, headers, body: content }
    }

    fn text(status: u16, message: &str) -> Self {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        Self { status, headers, body: message.as_bytes().to_vec() }
    }

    fn redirect(to: &str) -> Self {
        Self { status: 308, headers: vec![("Location", to.to_owned())], body: Vec::new() }
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

    fn site() -> Site {
        Site::new(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "/sub/path/")
    }

    fn status(url: &str) -> u16 {
        site().answer(&Method::Get, url).status
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
    fn other_methods_are_refused() {
        assert_eq!(site().answer(&Method::Post, "/sub/path/main.rs").status, 405);
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
