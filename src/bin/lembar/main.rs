//! The second WebAssembly module: it loads when somebody asks for a spreadsheet, and no sooner.

pub use zona_hijau::worker::jalankan;

fn main() {}
