//! The code that puts the app into a page of another site.

use super::{Display, InstrumentChoice, origin};
use crate::engine::text::Language;
use crate::session::state::Theme;

/// How the app is put into the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The element `<zona-hijau>`: height and messages are taken care of.
    #[default]
    Element,
    /// A frame written by hand; it must name the page's own origin.
    Frame,
}

/// What the code shall ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Element or frame.
    pub form: Form,
    /// Language of the screens.
    pub language: Language,
    /// Theme.
    pub theme: Theme,
    /// Id of a built-in instrument.
    pub pack: String,
    /// Whether visitors may choose another instrument.
    pub choice: InstrumentChoice,
    /// Which screens are shown.
    pub display: Display,
    /// The origin of the page around a frame, as typed; may be empty.
    pub host: String,
}

impl Snippet {
    /// Whether what was typed as the host is neither empty nor an origin.
    pub fn has_wrong_host(&self) -> bool {
        self.form == Form::Frame && !self.host.is_empty() && self.origin().is_none()
    }

    /// The origin of the host. People copy whole addresses; what follows the origin is left out.
    fn origin(&self) -> Option<String> {
        let typed = self.host.trim().to_lowercase();
        let (scheme, rest) = typed.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next()?;
        origin(&format!("{scheme}://{host}"))
    }

    /// The parameters that differ from what the app does by itself.
    fn settings(&self) -> Vec<(&'static str, &str)> {
        let language = match self.language {
            Language::Indonesian => "id",
            Language::English => "en",
        };
        let mut settings = vec![("bahasa", language), ("tema", self.theme.name()), ("paket", &*self.pack)];
        if self.choice == InstrumentChoice::Locked {
            settings.push(("kunci", "paket"));
        }
        if self.display != Display::Full {
            settings.push(("tampilan", self.display.name()));
        }
        settings
    }

    /// The address that the frame shows; also what a preview opens.
    pub fn address(&self, app: &str) -> String {
        let mut address = format!("{app}?sematan=1");
        for (name, value) in self.settings() {
            address += &format!("&{name}={value}");
        }
        if let Some(origin) = self.origin().filter(|_| self.form == Form::Frame) {
            address += &format!("&host={}", origin.replace(':', "%3A").replace('/', "%2F"));
        }
        address
    }

    /// The code for the app at this address, with this text of the link that is shown until the app answers.
    pub fn code(&self, app: &str, link: &str) -> String {
        let quoted = attribute(app);
        let script = format!("<script src=\"{quoted}embed.js\" defer></script>\n");
        match self.form {
            Form::Element => {
                let settings = self.settings();
                let settings: String =
                    settings.iter().map(|(name, value)| format!("\n  {name}=\"{}\"", attribute(value))).collect();
                format!(
                    "{script}<zona-hijau\n  src=\"{quoted}\"{settings}\n><a href=\"{quoted}\">{link}</a></zona-hijau>"
                )
            }
            Form::Frame => {
                let address = attribute(&self.address(app));
                format!(
                    "{script}<iframe\n  data-zona-hijau\n  title=\"Zona Hijau\"\n  width=\"100%\"\n  height=\"800\"\n  \
                     src=\"{address}\"\n></iframe>"
                )
            }
        }
    }
}

/// A text between the quotes of an attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: &str = "https://zh.example.go.id/";

    fn snippet() -> Snippet {
        Snippet {
            form: Form::Element,
            language: Language::Indonesian,
            theme: Theme::Follow,
            pack: "opini-2026".to_owned(),
            choice: InstrumentChoice::Free,
            display: Display::Full,
            host: String::new(),
        }
    }

    #[test]
    fn an_element_names_what_was_chosen_and_no_more() {
        let code = snippet().code(APP, "Buka");
        assert!(code.starts_with("<script src=\"https://zh.example.go.id/embed.js\" defer></script>\n<zona-hijau"));
        assert!(
            code.contains("bahasa=\"id\"") && code.contains("tema=\"ikut\"") && code.contains("paket=\"opini-2026\"")
        );
        assert!(code.ends_with("><a href=\"https://zh.example.go.id/\">Buka</a></zona-hijau>"));
        assert!(!code.contains("kunci") && !code.contains("tampilan") && !code.contains("host"));
        let more =
            Snippet { choice: InstrumentChoice::Locked, display: Display::Result, ..snippet() }.code(APP, "Buka");
        assert!(more.contains("kunci=\"paket\"") && more.contains("tampilan=\"hasil\""));
    }

    #[test]
    fn a_frame_names_the_origin_of_its_page() {
        let host = "https://Www.Instansi.go.id/layanan?x=1".to_owned();
        let frame = Snippet { form: Form::Frame, host, ..snippet() };
        assert!(!frame.has_wrong_host());
        let code = frame.code(APP, "");
        assert!(code.contains("?sematan=1&amp;bahasa=id&amp;"), "{code}");
        assert!(code.contains("&amp;host=https%3A%2F%2Fwww.instansi.go.id\""), "{code}");
        for wrong in ["instansi.go.id", "javascript://x", "https://", "https://u:p@a.id"] {
            let frame = Snippet { form: Form::Frame, host: wrong.to_owned(), ..snippet() };
            assert!(frame.has_wrong_host(), "{wrong}");
            assert!(!frame.code(APP, "").contains("host="), "{wrong}");
        }
    }

    #[test]
    fn an_address_cannot_leave_its_attribute() {
        let code = snippet().code("https://a.id/\"onload=\"x&<b>/", "Buka");
        assert!(code.contains("https://a.id/&quot;onload=&quot;x&amp;&lt;b>/embed.js"), "{code}");
    }
}
