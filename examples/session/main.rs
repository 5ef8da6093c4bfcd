//! A session without a browser: one step a line as JSON, and what it leads to a line as JSON.
//!
//! The soak (`docs/testing.md`) does the same steps on the screens of the app and compares.

mod device;
mod model;
mod step;

use std::io::{BufRead, Write};
use std::process::ExitCode;

use model::Model;

fn main() -> ExitCode {
    let mut model = Model::default();
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let told = line.map_err(|error| error.to_string()).and_then(|line| step::take(&mut model, &line));
        match told {
            Ok(told) => {
                if writeln!(output, "{told}").and_then(|()| output.flush()).is_err() {
                    // Nobody listens any more.
                    return ExitCode::SUCCESS;
                }
            }
            Err(problem) => {
                eprintln!("{problem}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}
