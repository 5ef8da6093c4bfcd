//! Checks an instrument pack and runs its golden examples: `check PACK.json`.

#[allow(dead_code, reason = "the other examples read an assessment too")]
mod support;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::rc::Rc;

use zona_hijau::engine::instrument::{Instrument, Weight, check_examples, load};

fn main() -> ExitCode {
    match check() {
        Ok(summary) => support::write_out(&summary),
        Err(problems) => {
            eprintln!("{}", problems.trim_end());
            ExitCode::from(2)
        }
    }
}

fn check() -> Result<String, String> {
    let mut arguments = support::arguments();
    let (Some(path), None) = (arguments.next(), arguments.next()) else {
        return Err("usage: check PACK.json".to_owned());
    };
    let pack = load(&support::read_file(&path)?).map(Rc::new).map_err(|problems| problems.to_string())?;
    check_examples(&pack).map_err(|problems| problems.to_string())?;
    Ok(summary(&pack))
}

fn summary(pack: &Instrument) -> String {
    let weights: Vec<_> = weights(pack).collect();
    let (published, unpublished): (Vec<_>, Vec<_>) =
        weights.iter().copied().partition(|(_, weight)| weight.percent.is_some());
    let unsourced: Vec<_> =
        published.iter().filter(|(_, weight)| weight.origin.source.is_none()).map(|(id, _)| *id).collect();
    let mut lines = vec![
        format!("{}@{}: {}", pack.id, pack.version, pack.title.en),
        format!(
            "bands {}, dimensions {}, indicators {}, bundles {}",
            pack.bands.len(),
            pack.dimensions.len(),
            pack.indicators().count(),
            pack.bundles.len()
        ),
        format!("published weights: {}", by_basis(&published)),
        format!("unpublished weights: {}", by_basis(&unpublished)),
        format!("golden examples that come out: {}", pack.examples.len()),
    ];
    if !unsourced.is_empty() {
        lines.push(format!("to mend: published without a source: {}", unsourced.join(", ")));
    }
    lines.join("\n")
}

/// The weights of dimensions and indicators, each with its id.
fn weights(pack: &Instrument) -> impl Iterator<Item = (&str, &Weight)> {
    let dimensions = pack.dimensions.iter().map(|dimension| (dimension.id.as_str(), &dimension.weight));
    dimensions.chain(pack.indicators().map(|indicator| (indicator.id.as_str(), &indicator.weight)))
}

/// How many there are, and of which basis.
fn by_basis(weights: &[(&str, &Weight)]) -> String {
    let mut counts = BTreeMap::new();
    for (_, weight) in weights {
        *counts.entry(weight.origin.basis.name()).or_insert(0_usize) += 1;
    }
    let counts: Vec<_> = counts.into_iter().map(|(basis, count)| format!("{count} {basis}")).collect();
    if counts.is_empty() { "0".to_owned() } else { format!("{} ({})", weights.len(), counts.join(", ")) }
}
