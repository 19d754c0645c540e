//! The fonts of a page: which is which, which are bold, and what their codes mean where the file has no table for it.

use hayro_interpret::font::{Glyph as Shape, GlyphRun, OutlineFontData, OutlineGlyph};
use hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Text};
use hayro_syntax::page::Resources;
use rustc_hash::{FxHashMap, FxHashSet};
use skrifa::raw::FontRef;
use skrifa::{GlyphNames, MetadataProvider};

/// How deep drawings within drawings are looked through for fonts.
const DEEPEST: usize = 6;

/// From this weight on a font is bold.
const BOLD: u32 = 600;

/// Words for bold in names of fonts, Chinese ones in the spelling that they are sold under.
const BOLD_NAMES: &[&str] = &["bold", "heavy", "black", "hei", "heiti", "dabiaosong", "cuhei", "chaocu"];

/// The fonts that were met on a page.
pub(super) struct Fonts<'a> {
    resources: Resources<'a>,
    met: FxHashMap<(u128, Option<String>), (Font, Option<Names>)>,
    /// Fonts with codes of several bytes, by their names; found when they are first asked for.
    described: Option<Vec<(String, Dict<'a>)>>,
}

/// One of them.
#[derive(Clone, Copy)]
pub(super) struct Font {
    pub(super) id: u16,
    pub(super) is_bold: bool,
}

impl<'a> Fonts<'a> {
    pub(super) fn new(resources: Resources<'a>) -> Self {
        Self { resources, met: FxHashMap::default(), described: None }
    }

    /// The font of a run, and what to ask by for what its codes mean.
    pub(super) fn of(&mut self, run: &GlyphRun<'_, '_>) -> (Font, Option<OutlineFontData>) {
        let nameless = Font { id: 0, is_bold: false };
        let Some(Shape::Outline(outline)) = run.glyphs().first().map(|glyph| &**glyph) else {
            return (nameless, None);
        };
        let Some(data) = outline.font_data() else { return (nameless, None) };
        let next = u16::try_from(self.met.len() + 1).unwrap_or(u16::MAX);
        let &mut (font, _) =
            self.met.entry((data.cache_key, data.postscript_name.clone())).or_insert_with(|| {
                let name = data.postscript_name.as_deref().unwrap_or_default().to_lowercase();
                let is_bold = BOLD_NAMES.iter().any(|bold| name.contains(bold));
                let is_bold = is_bold || data.weight.is_some_and(|weight| weight >= BOLD);
                (Font { id: next, is_bold }, None)
            });
        (font, Some(data))
    }

    /// What a glyph means by its font's own lights, where the file has no table of meanings.
    pub(super) fn meaning(&mut self, glyph: &OutlineGlyph, data: Option<&OutlineFontData>) -> Option<char> {
        let data = data?;
        let key = (data.cache_key, data.postscript_name.clone());
        if self.met.get(&key)?.1.is_none() {
            let names = self.read_names(data);
            self.met.get_mut(&key)?.1 = Some(names);
        }
        self.met.get(&key)?.1.as_ref()?.meaning(glyph.char_code(), glyph.glyph_id().to_u32())
    }

    fn read_names(&mut self, data: &OutlineFontData) -> Names {
        let bytes: &[u8] = (*data.data).as_ref();
        let described = self.described.get_or_insert_with(|| {
            let mut described = Vec::new();
            gather(&self.resources, &mut described, &mut FxHashSet::default(), 0);
            described
        });
        let name = data.postscript_name.as_deref().unwrap_or_default();
        let fits = |(known, _): &&(String, Dict<'a>)| known == name;
        let collection = described.iter().filter(fits).find_map(|(_, font)| Collection::read(font));
        Names { collection, glyphs: glyph_names(bytes) }
    }
}

/// Fonts with codes of several bytes among resources, and in what is drawn by them.
fn gather<'a>(
    resources: &Resources<'a>,
    found: &mut Vec<(String, Dict<'a>)>,
    seen: &mut FxHashSet<(u32, i32)>,
    depth: usize,
) {
    for name in resources.fonts.keys() {
        let Some(font) = resources.fonts.get::<Dict<'_>>(name.as_ref()) else { continue };
        if font.get::<Name<'_>>(b"Subtype".as_slice()).is_some_and(|kind| &*kind == b"Type0")
            && let Some(base) = font.get::<Name<'_>>(b"BaseFont".as_slice())
        {
            found.push((without_prefix(base.as_str()).to_owned(), font));
        }
    }
    if depth >= DEEPEST {
        return;
    }
    for name in resources.x_objects.keys() {
        let Some(drawing) = resources.x_objects.get::<Stream<'_>>(name.as_ref()) else { continue };
        let is_new = drawing.dict().obj_id().is_none_or(|id| seen.insert((id.obj_number, id.gen_number)));
        if is_new && let Some(inner) = drawing.dict().get::<Dict<'_>>(b"Resources".as_slice()) {
            gather(&Resources::new(inner), found, seen, depth + 1);
        }
    }
}

/// A font's name without the six letters that say it is a part of the font.
fn without_prefix(name: &str) -> &str {
    name.split_once('+').filter(|(prefix, _)| prefix.len() == 6).map_or(name, |(_, rest)| rest)
}

/// What a font's codes mean.
struct Names {
    collection: Option<Collection>,
    /// By glyph, as the font's own table of characters or its names of glyphs say.
    glyphs: FxHashMap<u32, char>,
}

impl Names {
    fn meaning(&self, code: u32, glyph: u32) -> Option<char> {
        let by_collection = || self.collection.as_ref()?.meaning(code);
        by_collection().or_else(|| self.glyphs.get(&glyph).copied())
    }
}

/// A font whose codes mean signs of one of Adobe's collections (GB1, CNS1, Japan1, Korea1).
struct Collection {
    codes: CMap,
    characters: CMap,
}

impl Collection {
    fn read(font: &Dict<'_>) -> Option<Self> {
        let codes = codes(&font.get::<Object<'_>>(b"Encoding".as_slice())?)?;
        let own = codes.metadata().character_collection.clone().map(|collection| collection.family);
        let family = own.filter(|family| family.ucs2_cmap().is_some()).or_else(|| described_family(font))?;
        Some(Self { codes, characters: embedded(family.ucs2_cmap()?)? })
    }

    fn meaning(&self, code: u32) -> Option<char> {
        let sign = (1..=4).find_map(|length| self.codes.lookup_cid_code(code, length))?;
        match self.characters.lookup_bf_string(sign)? {
            BfString::Char(c) => Some(c),
            BfString::String(text) => text.chars().next(),
        }
    }
}

fn described_family(font: &Dict<'_>) -> Option<CidFamily> {
    let parts = font.get::<Array<'_>>(b"DescendantFonts".as_slice())?;
    let part = parts.iter::<Dict<'_>>().next()?;
    let system = part.get::<Dict<'_>>(b"CIDSystemInfo".as_slice())?;
    let registry = system.get::<Text<'_>>(b"Registry".as_slice())?;
    let ordering = system.get::<Text<'_>>(b"Ordering".as_slice())?;
    Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
}

fn codes(encoding: &Object<'_>) -> Option<CMap> {
    match encoding {
        Object::Name(name) => match CMapName::from_bytes(name) {
            CMapName::IdentityH => Some(CMap::identity_h()),
            CMapName::IdentityV => Some(CMap::identity_v()),
            other => embedded(other),
        },
        Object::Stream(stream) => CMap::parse(&stream.decoded_data().ok()?, load_embedded),
        _ => None,
    }
}

fn embedded(name: CMapName<'_>) -> Option<CMap> {
    CMap::parse(load_embedded(name)?, load_embedded)
}

/// What a font file says of its glyphs.
fn glyph_names(bytes: &[u8]) -> FxHashMap<u32, char> {
    let mut meanings = FxHashMap::default();
    let Ok(font) = FontRef::new(bytes) else { return meanings };
    for (character, glyph) in font.charmap().mappings() {
        if let Some(c) = char::from_u32(character) {
            meanings.entry(glyph.to_u32()).or_insert(c);
        }
    }
    for (glyph, name) in GlyphNames::new(&font).iter() {
        if let Some(c) = named(name.as_str()) {
            meanings.entry(glyph.to_u32()).or_insert(c);
        }
    }
    meanings
}

/// The character of a glyph that is named by its number: `uni4E2D`, `u2A6D6`.
fn named(name: &str) -> Option<char> {
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let digits = digits.split('.').next()?;
    let is_number = (4..=6).contains(&digits.len());
    is_number.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32))?
}
