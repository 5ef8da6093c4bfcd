//! XLSX files opened and saved again by LibreOffice import identically. Needs LibreOffice, and so
//! has a step of its own: `cargo xtask test libreoffice`.

#![cfg(feature = "spreadsheets")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use support::engine::{Pack, built_in_ids};
use support::generate::{self, Answers};
use support::random::Random;
use support::sheets::{Form, blank, exported, imported, normalised, typed};
use zona_hijau::engine::assessment::{self, Assessment};

const CASES: usize = 100;
const NAMES: [&str; 8] =
    ["Dinas Sosial", "=1+1", "@SUM(A1)", "'=x", "  spasi  ", "Baris satu\nbaris dua", "<b>&amp;</b> \"x\"", "名 é 1-3"];

fn some_assessment(pack: &Pack, random: &mut Random) -> Assessment {
    let mut document = generate::assessment(&pack.document, Answers::random(random), random);
    document["body"]["name"] = (*random.pick(&NAMES)).into();
    for unit in document["units"].as_array_mut().unwrap() {
        unit["name"] = (*random.pick(&NAMES)).into();
    }
    let indicator = pack.document["dimensions"][0]["indicators"][0]["id"].as_str().unwrap();
    if let Some(unit) = document["units"][0]["id"].as_str() {
        let item = json!({ "id": "x1", "text": random.pick(&NAMES), "status": "rework", "due": "2026-03-05",
            "owner": random.pick(&NAMES), "place": "https://contoh.go.id/berkas?a=1&b=2", "note": "05-03-2026" });
        let units = json!({ unit: { "contacts": { "have": 12, "asked": 15 }, "items": { indicator: [item] } } });
        document["notes"] = json!({ "evidence": { "format": "zona-hijau/evidence", "version": 1, "units": units } });
    }
    typed(pack, &document)
}

/// Opens files in LibreOffice and saves them as XLSX into another folder.
fn resave(files: &[PathBuf], into: &Path) {
    let profile = format!("-env:UserInstallation=file://{}", into.join("profile").display());
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(into)
        .args(files)
        .status();
    let status = status.expect("LibreOffice is installed: `soffice` starts");
    assert!(status.success(), "{status}");
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test libreoffice"]
fn what_libreoffice_saves_again_imports_identically() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("libreoffice");
    let _ = fs::remove_dir_all(&folder);
    let saved = folder.join("saved");
    fs::create_dir_all(&saved).unwrap();
    let packs = built_in_ids().map(Pack::built_in);
    let mut cases = Vec::new();
    for seed in 0..CASES {
        let mut random = Random::new(seed as u64);
        let pack = &packs[seed % packs.len()];
        let assessment = some_assessment(pack, &mut random);
        let path = folder.join(format!("{seed}.xlsx"));
        fs::write(&path, exported(pack, &assessment, Form::Xlsx)).unwrap();
        cases.push((path, pack, assessment));
    }
    let files: Vec<_> = cases.iter().map(|(path, ..)| path.clone()).collect();
    resave(&files, &saved);
    for (path, pack, assessment) in &cases {
        let bytes = fs::read(saved.join(path.file_name().unwrap())).unwrap();
        let fresh = imported(&bytes, &blank(pack), pack).unwrap_or_else(|refusal| panic!("{path:?}: {refusal:?}"));
        assert_eq!(normalised(&fresh.assessment), normalised(assessment), "{path:?}");
        let totals = [&fresh.assessment, assessment].map(|each| pack.score_text(&assessment::to_text(each)));
        assert_eq!(totals[0], totals[1], "{path:?}");
        let same = imported(&bytes, assessment, pack).unwrap();
        assert!(same.changes.is_nothing(), "{path:?}: {:?}", same.changes);
    }
}
