//! The browser application.

fn main() {
    zona_hijau::ui::start();
}
