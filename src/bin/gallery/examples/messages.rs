//! Messages, the spoken status, dialogs.

use yew::prelude::*;
use zona_hijau::ui::components::*;

use super::{Example, LONG, example};

pub fn examples() -> Vec<Example> {
    let users = Notice::new(NoticeKind::Info, "Di luar kendali langsung:");
    let full = Notice::new(NoticeKind::Warning, "Penyimpanan peramban penuh").action(Button::new("Simpan berkas"));
    let broken = Notice::new(NoticeKind::Error, "Berkas tidak dibuka.").closes("Tutup", Callback::default());
    let long = Notice::new(NoticeKind::Warning, LONG).action(Button::new("Pakai yang di tab lain"));
    let long = long.action(Button::new("Lanjutkan salinan saya"));
    vec![
        example("notice", "keterangan", users.view("6 indikator ditentukan jawaban pengguna.".into())),
        example("notice", "peringatan dengan tindakan", full.view("Isian hilang bila halaman ditutup.".into())),
        example("notice", "kesalahan, dapat ditutup", broken.view("Pekerjaan Anda tidak berubah.".into())),
        example("notice", "panjang, dua tindakan", long.view(LONG.into())),
        example("status_line", "hanya terdengar", status_line(&"Nilai total 60,80, kategori C, zona kuning.".into())),
        example("dialog", "dibuka dengan tombol", html! { <AskingDialog /> }),
    ]
}

#[component]
fn AskingDialog() -> Html {
    let open = use_state(|| false);
    let set = |value: bool| {
        let open = open.setter();
        Callback::from(move |()| open.set(value))
    };
    let actions = html! {
        <>
            { Button::primary("Hapus unit").on_click(set(false)).view() }
            { Button::new("Batal").on_click(set(false)).view() }
        </>
    };
    html! {
        <>
            { Button::new("Buka dialog").on_click(set(true)).view() }
            <Dialog id="hapus" open={*open} title="Hapus Dinas Sosial?" close_label="Tutup" on_close={set(false)} {actions}>
                <p>{ "38 isian ikut terhapus. Dapat diurungkan." }</p>
            </Dialog>
        </>
    }
}
