//! What the command-line examples share: arguments, reading, exit codes.

use std::fmt::Display;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use std::rc::Rc;

use serde_json::Value;
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::engine::instrument::{self, Instrument};
use zona_hijau::engine::problem::Problems;
use zona_hijau::engine::{Rules, Target, text_of};

/// A case that was read without problems.
pub struct Case {
    pub rules: Rules,
    pub assessment: Assessment,
}

/// What a plan is to reach, and how.
#[allow(dead_code, reason = "not every example takes a target")]
pub struct Aim {
    pub target: Target,
    pub guaranteed: bool,
}

/// Reads the case, prints the result as JSON; exit 2 with every problem on standard error.
#[allow(dead_code, reason = "one example takes a target")]
pub fn run(result: impl FnOnce(&Case) -> Value) -> ExitCode {
    let mut arguments = Arguments::read(false);
    let (case, _) = arguments.case();
    print(case.filter(|_| arguments.problems.is_empty()).map(|case| result(&case)), &arguments)
}

/// The same with a target, which must be there.
#[allow(dead_code, reason = "not every example takes a target")]
pub fn run_to_target(result: impl FnOnce(&Case, &Aim) -> Value) -> ExitCode {
    let mut arguments = Arguments::read(true);
    let (case, instrument) = arguments.case();
    let aim = arguments.aim(instrument.as_deref());
    let read = case.zip(aim).filter(|_| arguments.problems.is_empty());
    print(read.map(|(case, aim)| result(&case, &aim)), &arguments)
}

fn print(result: Option<Value>, arguments: &Arguments) -> ExitCode {
    match result {
        Some(result) => write_out(&serde_json::to_string_pretty(&result).unwrap_or_default()),
        None => {
            arguments.problems.iter().for_each(|problem| eprintln!("{problem}"));
            ExitCode::from(2)
        }
    }
}

/// Writes a result to standard output. A reader that has seen enough may close the pipe; that is no failure, but a
/// result that is not written is one: who looks at the exit code alone would take an empty file for it.
pub fn write_out(text: &str) -> ExitCode {
    let mut output = std::io::stdout().lock();
    match writeln!(output, "{text}").and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("standard output: {error}");
            ExitCode::FAILURE
        }
        Ok(()) | Err(_) => ExitCode::SUCCESS,
    }
}

/// What stands on the command line, with what is wrong so far.
#[derive(Default)]
struct Arguments {
    case: Option<String>,
    pack: Option<String>,
    target: Option<String>,
    guaranteed: bool,
    problems: Vec<String>,
}

impl Arguments {
    fn read(has_target: bool) -> Self {
        let mut read = Self::default();
        let mut arguments = arguments();
        while let Some(argument) = arguments.next() {
            let slot = match argument.as_str() {
                "--pack" => &mut read.pack,
                "--target" if has_target => &mut read.target,
                "--guaranteed" if has_target => {
                    read.guaranteed = true;
                    continue;
                }
                option if option.starts_with("--") => {
                    read.problems.push(format!("{option}: unknown option"));
                    continue;
                }
                _ if read.case.is_some() => {
                    read.problems.push(format!("{argument}: only one case can be read"));
                    continue;
                }
                _ => {
                    read.case = Some(argument);
                    continue;
                }
            };
            *slot = arguments.next();
            if slot.is_none() {
                read.problems.push(format!("{argument}: a value must follow"));
            }
        }
        if read.case.is_none() {
            read.problems.push("usage: EXAMPLE CASE.json [--pack PACK.json] [options]".to_owned());
        }
        read
    }

    /// The case, with its instrument where that is known; what is wrong with the files is noted.
    fn case(&mut self) -> (Option<Case>, Option<Rc<Instrument>>) {
        let text = self.case.take().and_then(|path| self.good(read_file(&path)));
        let (read, instrument) = match self.pack.take() {
            Some(path) => {
                let pack = self.good(read_file(&path)).and_then(|text| self.without_problems(instrument::load(&text)));
                let pack = pack.map(Rc::new);
                let read = text.map(|text| match &pack {
                    Some(pack) => assessment::read_for(&text, pack),
                    None => Err(assessment::check(&text)),
                });
                (read, pack)
            }
            None => {
                let mut found = None;
                let find = |id: &str| {
                    found = instrument::find_builtin(id);
                    found.clone()
                };
                let read = text.map(|text| assessment::read(&text, find));
                (read, found)
            }
        };
        let read = read.and_then(|read| self.without_problems(read));
        (read.map(|(assessment, rules)| Case { rules, assessment }), instrument)
    }

    /// The target under the instrument; where that is not known, only a number that no score can be is noted.
    fn aim(&mut self, instrument: Option<&Instrument>) -> Option<Aim> {
        let Some(text) = self.target.take() else {
            self.problems.push("--target: is missing; name a band or a number, for example --target B".to_owned());
            return None;
        };
        let target = match instrument {
            Some(instrument) => Target::parse(&text, instrument).map(Some),
            None => Target::check(&text).map(|()| None),
        };
        let target = self.good(target.map_err(|problem| format!("--target: \"{text}\" {problem}")))??;
        Some(Aim { target, guaranteed: self.guaranteed })
    }

    fn good<T>(&mut self, read: Result<T, impl Display>) -> Option<T> {
        read.map_err(|problem| self.problems.push(problem.to_string())).ok()
    }

    fn without_problems<T>(&mut self, read: Result<T, Problems>) -> Option<T> {
        read.map_err(|problems| self.problems.extend(problems.iter().map(ToString::to_string))).ok()
    }
}

/// The arguments after the name of the program; what is not Unicode is shown as far as it is.
pub fn arguments() -> impl Iterator<Item = String> {
    std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned())
}

/// Text of a file.
pub fn read_file(path: &str) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    text_of(bytes).map_err(|byte| Problems::from(byte).to_string().trim_end().to_owned())
}
