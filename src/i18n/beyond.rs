//! What is said about the data in this browser, about other pages and about the offline version: a catalogue of its own.

use super::Locale;
use super::catalogue::messages;
use crate::engine::text::Language;

impl Locale {
    /// The catalogue of what goes beyond this visit.
    pub fn beyond(self) -> &'static Messages {
        match self.language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }
}

messages! {
    device_title: "Data di peramban ini", "Data in this browser";
    device_text: "Semua penilaian, instrumen sendiri, bahasa, dan tampilan tersimpan di peramban ini saja. Di komputer bersama, simpan berkas lalu hapus data ini.", "All assessments, your own instruments, language and theme are kept in this browser only. On a shared computer, save files and then delete this data.";
    forget: "Hapus semua data di peramban ini", "Delete all data in this browser";
    forget_text: "Yang dihapus: semua penilaian dalam daftar beserta salinannya, instrumen sendiri, pilihan bahasa dan tampilan, serta salinan aplikasi untuk luring. Pekerjaan yang belum disimpan sebagai berkas hilang dan tidak dapat diurungkan. Tutup dahulu tab Zona Hijau yang lain.", "What is deleted: all assessments of the list with their copies, your own instruments, language and theme, and the copy of the app for offline use. Work that is not saved as a file is lost and cannot be brought back. Close other tabs of Zona Hijau first.";
    forget_now: "Hapus sekarang", "Delete now";
    forgotten: "Semua data di peramban ini sudah dihapus.", "All data in this browser has been deleted.";
    forgotten_text: "Berkas yang pernah Anda simpan tidak ikut terhapus.", "Files that you saved are not deleted.";
    embed_title: "Sematkan di situs lain", "Embed in another site";
    embed_card: "Kalkulator ini dapat tampil di halaman situs instansi.", "This calculator can appear in a page of your site.";
    embed_lead: "Salin kode di bawah ke halaman situs instansi. Kalkulator tampil di halaman itu, tingginya mengikuti isi, dan isian pengunjung tetap di peramban pengunjung.", "Copy the code below into a page of your site. The calculator appears in that page, its height follows the content, and what visitors enter stays in their browsers.";
    embed_no_address: "Berkas di komputer ini tidak punya alamat yang dapat dibuka situs lain. Buka Zona Hijau dari sebuah situs untuk membuat kode sematan.", "A file on this computer has no address that another site could open. Open Zona Hijau from a site to make the code.";
    embed_options: "Pilihan", "Options";
    embed_form: "Bentuk", "Form";
    embed_element: "Elemen", "Element";
    embed_frame: "Bingkai (iframe)", "Frame (iframe)";
    embed_language: "Bahasa", "Language";
    embed_theme: "Tampilan warna", "Colours";
    theme_follow: "Ikut perangkat", "As the device";
    theme_light: "Terang", "Light";
    theme_dark: "Gelap", "Dark";
    theme_contrast: "Kontras", "Contrast";
    embed_pack: "Instrumen", "Instrument";
    embed_lock: "Kunci instrumen", "Lock the instrument";
    embed_lock_text: "Pengunjung tidak dapat memilih instrumen lain.", "Visitors cannot choose another instrument.";
    embed_display: "Layar", "Screens";
    display_full: "Semua", "All";
    display_entry: "Isi dan hasil", "Entry and result";
    display_result: "Hasil saja", "Result only";
    display_result_text: "“Hasil saja” menunggu halaman Anda memuat data lewat pesan “load”.", "“Result only” waits until your page loads data with the message “load”.";
    embed_host: "Alamat situs yang memasang", "Address of the embedding site";
    embed_host_hint: "Misalnya https://www.instansi.go.id. Kosong: tinggi tetap mengikuti, tetapi hasil tidak dikirim dan pesan diabaikan.", "For example https://www.instansi.go.id. Empty: the height still follows, but results are not sent and messages are ignored.";
    embed_host_wrong: "Ini bukan alamat situs. Mulai dengan https:// dan nama situs.", "This is not the address of a site. Begin with https:// and the name of the site.";
    embed_code: "Kode sematan", "Embed code";
    embed_preview: "Pratinjau di tab baru", "Preview in a new tab";
    embed_told: "Apa yang diketahui halaman itu", "What that page learns";
    embed_told_result: "Hasilnya: lengkap atau belum, nilai, kategori, zona, opini, dan jarak ke jenjang berikutnya. Tanpa nama, tanpa baris.", "The result: complete or not, total, category, zone, opinion and the distance to the next band. No names, no rows.";
    embed_told_file: "Seluruh penilaian hanya bila halaman itu memintanya, dan hanya situs yang disebut dalam kode.", "The whole assessment only if that page asks for it, and only the site that the code names.";
    embed_told_store: "Isian dalam bingkai disimpan terpisah untuk tiap situs dan bingkai; pekerjaan lain di peramban ini tidak terlihat di sana.", "What is entered in the frame is kept apart for each site and frame; other work in this browser is not seen there.";
    copy: "Salin kode", "Copy the code";
    copied: "Kode sudah disalin.", "The code is copied.";
    copy_by_hand: "Kode sudah dipilih: tekan Ctrl+C.", "The code is selected: press Ctrl+C.";
}
