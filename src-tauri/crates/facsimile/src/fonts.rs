//! Fonts for files that rely on the reader's: the nearest of the system's Chinese, Japanese and Korean fonts.

mod families;

use families::{FAMILIES, SANS, STRONG};
use fontdb::{Database, Family, ID, Query, Stretch, Style, Weight};
use hayro::hayro_interpret::font::{FallbackFontQuery, FontData, FontQuery};
use hayro::hayro_interpret::hayro_cmap::CidFamily;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What answers the interpreter when it asks for a font: its data, and which font of them.
pub(crate) type Resolver = Arc<dyn Fn(&FontQuery) -> Option<(FontData, u32)> + Send + Sync>;

/// The system's fonts, looked for when the first is needed, each read once.
pub(crate) struct Fonts {
    system: Database,
    read: Mutex<HashMap<ID, FontData>>,
}

/// Whose characters a font is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Simplified,
    Traditional,
    Japanese,
    Korean,
}

impl Fonts {
    /// Answers from the system's fonts, and for Latin ones from those that every PDF reader has. `lacking` is set when
    /// a font of another script is asked for and there is none.
    pub(crate) fn resolver(lacking: &Arc<AtomicBool>) -> Resolver {
        let lacking = Arc::clone(lacking);
        Arc::new(move |query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(wanted) => {
                let Some(script) = script(wanted) else {
                    return Some(wanted.pick_standard_font().get_font_data());
                };
                let found = Self::of_system().find(wanted, script);
                if found.is_none() {
                    lacking.store(true, Ordering::Relaxed);
                }
                found
            }
        })
    }

    fn of_system() -> &'static Self {
        static SYSTEM: OnceLock<Fonts> = OnceLock::new();
        SYSTEM.get_or_init(|| {
            let mut system = Database::new();
            system.load_system_fonts();
            Self { system, read: Mutex::new(HashMap::new()) }
        })
    }

    /// The very font, or else one of its kind in its script, or of its kind in another.
    fn find(&self, wanted: &FallbackFontQuery, script: Script) -> Option<(FontData, u32)> {
        let name = wanted.post_script_name.as_deref().unwrap_or_default();
        let same = self.system.faces().find(|face| !name.is_empty() && face.post_script_name == name);
        let face = same.map(|face| face.id).or_else(|| self.like(&manner(wanted), script))?;
        let index = self.system.face(face)?.index;
        Some((self.data(face)?, index))
    }

    fn like(&self, manner: &Manner, script: Script) -> Option<ID> {
        let mut scripts = vec![script];
        let all = [Script::Simplified, Script::Traditional, Script::Japanese, Script::Korean];
        scripts.extend(all.into_iter().filter(|&other| other != script));
        let kinds = [manner.is_sans, !manner.is_sans];
        let families: Vec<Family<'_>> = scripts
            .iter()
            .flat_map(|script| kinds.map(|is_sans| (script, is_sans)))
            .flat_map(|wanted| {
                FAMILIES.iter().filter(move |(script, is_sans, _)| (script, *is_sans) == wanted)
            })
            .flat_map(|(_, _, names)| names.iter().map(|name| Family::Name(name)))
            .collect();
        let weight = if manner.is_strong { Weight::BOLD } else { Weight::NORMAL };
        self.system.query(&Query {
            families: &families,
            weight,
            stretch: Stretch::Normal,
            style: Style::Normal,
        })
    }

    fn data(&self, face: ID) -> Option<FontData> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(data) = read.get(&face) {
            return Some(Arc::clone(data));
        }
        let data: FontData = Arc::new(self.system.with_face_data(face, |data, _| data.to_vec())?);
        read.insert(face, Arc::clone(&data));
        Some(data)
    }
}

/// How a font looks, as far as its name and what goes with it say.
struct Manner {
    is_sans: bool,
    is_strong: bool,
}

/// 宋 where nothing says 黑: what newspapers are set in.
fn manner(wanted: &FallbackFontQuery) -> Manner {
    let names = [&wanted.post_script_name, &wanted.font_name, &wanted.font_family];
    let names: String =
        names.into_iter().flatten().flat_map(|name| name.chars()).flat_map(char::to_lowercase).collect();
    let says = |signs: &[&str]| signs.iter().any(|sign| names.contains(sign));
    Manner { is_sans: says(SANS), is_strong: wanted.is_bold || wanted.font_weight >= 600 || says(STRONG) }
}

/// Whose characters are wanted; `None`: Latin ones.
fn script(wanted: &FallbackFontQuery) -> Option<Script> {
    match wanted.character_collection.as_ref()?.family {
        CidFamily::AdobeGB1 => Some(Script::Simplified),
        CidFamily::AdobeCNS1 => Some(Script::Traditional),
        CidFamily::AdobeJapan1 => Some(Script::Japanese),
        CidFamily::AdobeKorea1 => Some(Script::Korean),
        _ => Some(Script::Simplified),
    }
}
