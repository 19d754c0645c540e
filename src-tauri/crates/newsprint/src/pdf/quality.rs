//! Whether what a file says its glyphs mean can be text at all. Fonts whose maker left out what they mean, or said it
//! in a code of their own, give pages of rubbish; those are better read from their picture.

use crate::leaf::Glyph;
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use rustc_hash::FxHashSet;

/// The most signs without a meaning that a page of text may have, as a share of all.
const MOST_UNKNOWN: f32 = 0.05;

/// Private-use characters of which a page has no more kinds than these are bullets and ornaments.
const MOST_ORNAMENTS: usize = 4;

/// Whether a page's characters can be read.
pub(super) fn is_text(glyphs: &[Glyph]) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new();
    let mut private = 0;
    let mut kinds = FxHashSet::default();
    let mut unknown = 0;
    for &Glyph { c, .. } in glyphs {
        match category.get(c) {
            GeneralCategory::PrivateUse => {
                private += 1;
                if kinds.len() <= MOST_ORNAMENTS {
                    kinds.insert(c);
                }
            }
            GeneralCategory::Unassigned | GeneralCategory::Control => unknown += 1,
            _ if c == char::REPLACEMENT_CHARACTER => unknown += 1,
            _ => {}
        }
    }
    if kinds.len() > MOST_ORNAMENTS {
        unknown += private;
    }
    unknown as f32 <= MOST_UNKNOWN * glyphs.len() as f32
}
