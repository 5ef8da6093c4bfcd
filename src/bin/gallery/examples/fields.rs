//! Fields and what is wrong in them.

use yew::prelude::*;
use zona_hijau::ui::components::*;

use super::{Example, LONG, example};

pub fn examples() -> Vec<Example> {
    let mut all = text_fields();
    all.extend(select_fields());
    all.extend(summaries());
    all
}

fn text_fields() -> Vec<Example> {
    let field =
        |id: &'static str, label: &'static str| Field { id: id.into(), label: label.into(), ..Field::default() };
    let number = |field: Field, value: &'static str| {
        TextField { field, takes: Takes::Number, value: value.into(), ..TextField::default() }.view()
    };
    let hint = || Some("Seperti tercetak dalam rapor, 0 sampai 100".into());
    let error = || Some("“8,7,5” memuat lebih dari satu tanda desimal. Sisakan satu, misalnya 87,50.".into());
    let name = TextField {
        field: field("nama", "Nama instansi"),
        placeholder: Some("Kabupaten …".into()),
        ..TextField::default()
    };
    let kept = TextField { value: "Putaran kedua".into(), ..name.clone() };
    let kept = TextField { field: field("nama-kerja", "Nama dalam daftar"), ..kept };
    vec![
        example("draft_field", "teks yang dihitung setelah ditinggalkan", html! { <DraftField field={kept} /> }),
        example("text_field", "kosong", name.view()),
        example(
            "text_field",
            "angka dengan petunjuk",
            number(Field { hint: hint(), ..field("nilai", "Nilai") }, "71,08"),
        ),
        example(
            "text_field",
            "salah, dengan petunjuk",
            number(Field { hint: hint(), error: error(), ..field("nilai-salah", "Nilai Dinas Sosial") }, "8,7,5"),
        ),
        example("text_field", "nama panjang", number(field("nilai-panjang", LONG), "100")),
    ]
}

fn select_fields() -> Vec<Example> {
    let select = |id: &'static str, options: Vec<Choice>| {
        SelectField { id: id.into(), label: "Unit layanan".into(), options }.view()
    };
    vec![
        example(
            "select_field",
            "terpilih",
            select("pilih", vec![Choice::new("1", "Puskesmas Watdek"), Choice::new("2", "Dinas Sosial").chosen(true)]),
        ),
        example("select_field", "nama panjang", select("pilih-panjang", vec![Choice::new("1", LONG).chosen(true)])),
    ]
}

fn summaries() -> Vec<Example> {
    let error = |field: &'static str, message: &'static str| FieldError {
        field: field.into(),
        message: message.into(),
        show: None,
    };
    let title = "Periksa isian berikut; yang berlaku tetap isian sebelumnya";
    let one = || error("nilai-salah", "Nilai Dinas Sosial: “8,7,5” memuat lebih dari satu tanda desimal");
    let two = vec![one(), error("nilai", "Nilai Disdukcapil: 101 di luar batas 0 sampai 100")];
    vec![
        example("error_summary", "satu", error_summary(title, vec![one()])),
        example("error_summary", "dua", error_summary(title, two)),
    ]
}
