//! What the command-line examples share: arguments, reading, exit codes.

use std::io::Write;
use std::process::ExitCode;
use std::rc::Rc;

use serde_json::Value;
use zona_hijau::engine::Rules;
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::engine::instrument;

/// A case that was read without problems.
pub struct Case {
    pub rules: Rules,
    pub assessment: Assessment,
    /// Further options with their values; a flag has an empty value.
    #[allow(dead_code, reason = "not every example has further options")]
    pub options: Vec<(String, String)>,
}

/// An option beside the case: its name, and whether a value follows.
pub type Opt = (&'static str, bool);

/// Reads the case, prints the result as JSON; exit 2 with every problem on standard error.
pub fn run(options: &[Opt], result: impl FnOnce(&Case) -> Result<Value, String>) -> ExitCode {
    let value = read_case(options).and_then(|case| result(&case));
    match value.map(|value| serde_json::to_string_pretty(&value).unwrap_or_default()) {
        Ok(text) => {
            // A reader that has seen enough may close the pipe; that is no failure.
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(problems) => {
            eprintln!("{}", problems.trim_end());
            ExitCode::from(2)
        }
    }
}

fn read_case(known: &[Opt]) -> Result<Case, String> {
    let mut arguments = std::env::args().skip(1);
    let (mut case, mut pack, mut options) = (None, None, Vec::new());
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument}: a value must follow"));
        match known.iter().find(|(name, _)| *name == argument) {
            Some((_, true)) => options.push((argument.clone(), value()?)),
            Some((_, false)) => options.push((argument, String::new())),
            None if argument == "--pack" => pack = Some(value()?),
            None if argument.starts_with("--") => return Err(format!("{argument}: unknown option")),
            None if case.is_some() => return Err(format!("{argument}: only one case can be read")),
            None => case = Some(argument),
        }
    }
    let case = case.ok_or("usage: EXAMPLE CASE.json [--pack PACK.json] [options]")?;
    let text = read_file(&case)?;
    let read = match pack {
        Some(pack) => assessment::read_for(&text, &load_pack(&pack)?),
        None => assessment::read(&text, instrument::find_builtin),
    };
    let (assessment, rules) = read.map_err(|problems| problems.to_string())?;
    Ok(Case { rules, assessment, options })
}

fn load_pack(path: &str) -> Result<Rc<instrument::Instrument>, String> {
    instrument::load(&read_file(path)?).map(Rc::new).map_err(|problems| problems.to_string())
}

/// Text of a file. Bytes that are not UTF-8 are refused: replaced, they would be lost in silence.
pub fn read_file(path: &str) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let first = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(first).copied().unwrap_or_default();
        format!("file: byte {first} (\"{byte:#04x}\") is not UTF-8; save the file as UTF-8")
    })
}
