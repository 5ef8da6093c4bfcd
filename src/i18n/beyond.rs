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
    device_text: "Semua penilaian, instrumen sendiri, bahasa, dan tampilan tersimpan di peramban ini saja. Di komputer bersama, simpan berkas lalu hapus data ini.", "All assessments, own instruments, language and theme are kept in this browser only. On a shared computer, save files and then delete this data.";
    forget: "Hapus semua data di peramban ini", "Delete all data in this browser";
    forget_text: "Yang dihapus: semua penilaian dalam daftar beserta salinannya, instrumen sendiri, pilihan bahasa dan tampilan, serta salinan aplikasi untuk luring. Pekerjaan yang belum disimpan sebagai berkas hilang dan tidak dapat diurungkan. Tutup dulu tab Zona Hijau yang lain.", "What is deleted: all assessments of the list with their copies, own instruments, language and theme, and the copy of the app for offline use. Work that is not saved as a file is lost and cannot be brought back. Close other tabs of Zona Hijau first.";
    forget_now: "Hapus sekarang", "Delete now";
    forgotten: "Semua data di peramban ini sudah dihapus.", "All data in this browser has been deleted.";
    forgotten_text: "Berkas yang pernah Anda simpan tidak ikut terhapus.", "Files that you saved are not deleted.";
    embed_title: "Sematkan", "Embed";
    embed_text: "Salin kode ini ke halaman situs instansi. Kalkulator tampil di halaman itu, tingginya mengikuti isi, dan isian pengunjung tetap di peramban pengunjung.", "Copy this code into a page of your site. The calculator appears in that page, its height follows the content, and what visitors enter stays in their browsers.";
    embed_code: "Kode sematan", "Embed code";
    copy: "Salin", "Copy";
    copied: "Kode sudah disalin.", "The code is copied.";
    copy_by_hand: "Kode sudah dipilih: tekan Ctrl+C.", "The code is selected: press Ctrl+C.";
}
