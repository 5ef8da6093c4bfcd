//! The examples as programs, run as a user would.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What one run left behind.
pub struct Run {
    pub code: Option<i32>,
    pub output: String,
    pub errors: String,
}

/// Runs `score` on a file with these bytes.
pub fn score(case: &[u8]) -> Run {
    run(&[&file(case)])
}

/// Runs `score CASE --pack PACK`.
pub fn score_with_pack(case: &[u8], pack: &[u8]) -> Run {
    run(&[&file(case), Path::new("--pack"), &file(pack)])
}

/// Runs `check` on a pack with these bytes.
pub fn check(pack: &[u8]) -> Run {
    run_example("check", &[&file(pack)])
}

/// Runs `score` with any arguments.
pub fn run(arguments: &[&Path]) -> Run {
    run_example("score", arguments)
}

/// Runs an example with any arguments.
pub fn run_example(name: &str, arguments: &[&Path]) -> Run {
    let result = Command::new(program(name)).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: result.status.code(), output: text(result.stdout), errors: text(result.stderr) }
}

/// Runs an example whose output goes into an open file.
pub fn run_into(name: &str, arguments: &[&Path], output: std::fs::File) -> Run {
    let result = Command::new(program(name)).args(arguments).stdout(output).output().unwrap();
    Run { code: result.status.code(), output: String::new(), errors: String::from_utf8(result.stderr).unwrap() }
}

/// A file that is removed when the test is done with it.
pub struct File(PathBuf);

impl std::ops::Deref for File {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // What cannot be removed stays in the target folder; no test depends on it.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A new file with these bytes.
pub fn file(bytes: &[u8]) -> File {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("{}-{}.json", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    File(path)
}

/// An example beside this test, built first with the others: `cargo test --test NAME` alone does not build them.
fn program(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let folder = test.parent().and_then(Path::parent).unwrap();
        let profile = if folder.ends_with("release") { "bench" } else { "test" };
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--offline", "--no-default-features"])
            .args(["score", "gains", "plan", "check"].iter().flat_map(|name| ["--example", name]))
            .args(["--profile", profile, "--target-dir"])
            .arg(folder.parent().unwrap())
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status();
        assert!(built.unwrap().success(), "the examples do not build");
        folder.join("examples")
    });
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
