//! Templates for the names of files and folders: `{newspaper}/{yyyy}/{m}月/{dd}/{page}` says where in a path which fact
//! stands. `matching` reads a path by one.
//!
//! A template speaks of the last parts of a path, as many as it has itself. A name it does not fit, or fits in two
//! ways that say different things, is not read by it.

mod matching;

pub(crate) use matching::{Match, read};

use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// How the reader names files and folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTemplate {
    text: String,
    pieces: Vec<Piece>,
}

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// This very character; `/` stands between the parts of a path.
    Sign(char),
    /// `*`: anything, or nothing, within one part.
    Anything,
    Field(Field),
}

/// What a placeholder reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Newspaper,
    /// Four digits.
    Year,
    /// Two digits.
    ShortYear,
    /// 民國九年.
    RepublicYear,
    /// One digit or more; so the day.
    Month,
    /// Two digits; so the day.
    FullMonth,
    Day,
    FullDay,
    Page,
    PageName,
    Edition,
    Number,
}

/// The placeholders, as one may write them in either language, and what each reads.
const PLACEHOLDERS: &[(&[&str], &[Field])] = &[
    (&["newspaper", "报名", "報名"], &[Field::Newspaper]),
    (&["yyyy", "年"], &[Field::Year]),
    (&["yy"], &[Field::ShortYear]),
    (&["rocyear", "民国年", "民國年"], &[Field::RepublicYear]),
    (&["m", "月"], &[Field::Month]),
    (&["mm"], &[Field::FullMonth]),
    (&["d", "日"], &[Field::Day]),
    (&["dd"], &[Field::FullDay]),
    (&["yyyymmdd", "年月日"], &[Field::Year, Field::FullMonth, Field::FullDay]),
    (&["yymmdd"], &[Field::ShortYear, Field::FullMonth, Field::FullDay]),
    (&["mmdd", "月日"], &[Field::FullMonth, Field::FullDay]),
    (&["page", "版次", "版"], &[Field::Page]),
    (&["pagename", "版名"], &[Field::PageName]),
    (&["edition", "版本"], &[Field::Edition]),
    (&["number", "期号", "期號", "期"], &[Field::Number]),
];

/// No path has names so long that a longer template could fit.
const LONGEST: usize = 400;

/// Why a template cannot be used. Places are characters, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// `{` without `}`.
    #[error("the brace at character {place} is not closed")]
    Unclosed {
        /// Where it opens.
        place: usize,
    },
    /// `}` without `{`.
    #[error("the brace at character {place} closes nothing")]
    Stray {
        /// Where it stands.
        place: usize,
    },
    /// No such placeholder.
    #[error("{{{name}}} at character {place} is no placeholder")]
    Unknown {
        /// What stands between the braces.
        name: String,
        /// Where it opens.
        place: usize,
    },
    /// Two placeholders for words, or one and `*`, with nothing between them.
    #[error("nothing tells where that at character {place} begins")]
    Touching {
        /// Where the second stands.
        place: usize,
    },
    /// Nothing between two `/`, before the first or after the last.
    #[error("there is no name beside the / at character {place}")]
    EmptyPart {
        /// Where the `/` stands.
        place: usize,
    },
    /// A year without its day, or the other way round.
    #[error("a day wants year, month and day")]
    NotADay,
    /// It reads nothing.
    #[error("there is no placeholder in it")]
    Nothing,
    /// Longer than any name.
    #[error("longer than {LONGEST} characters")]
    TooLong,
}

impl FromStr for NameTemplate {
    type Err = TemplateError;

    fn from_str(text: &str) -> Result<Self, TemplateError> {
        let chars: Vec<char> = text.trim().chars().collect();
        if chars.len() > LONGEST {
            return Err(TemplateError::TooLong);
        }
        let placed = split(&chars)?;
        check_parts(&placed, chars.len())?;
        check_touching(&placed)?;
        let pieces: Vec<Piece> = placed.into_iter().map(|(_, piece)| piece).collect();
        check_facts(&pieces)?;
        Ok(Self { text: chars.into_iter().collect(), pieces })
    }
}

impl fmt::Display for NameTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Cuts a template into pieces, each with the place it stands at. `{{` and `}}` are the braces themselves.
fn split(chars: &[char]) -> Result<Vec<(usize, Piece)>, TemplateError> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let place = at + 1;
        let doubled = chars.get(at + 1) == Some(&chars[at]);
        match chars[at] {
            '{' | '}' if doubled => {
                pieces.push((place, Piece::Sign(chars[at])));
                at += 1;
            }
            '{' => {
                let sign = chars[at + 1..].iter().position(|&c| matches!(c, '{' | '}' | '/'));
                let end = sign.map(|length| at + 1 + length).filter(|&end| chars[end] == '}');
                let end = end.ok_or(TemplateError::Unclosed { place })?;
                let name: String = chars[at + 1..end].iter().collect();
                let fields = fields(name.trim()).ok_or(TemplateError::Unknown { name, place })?;
                pieces.extend(fields.iter().map(|&field| (place, Piece::Field(field))));
                at = end;
            }
            '}' => return Err(TemplateError::Stray { place }),
            // Any number of them are one.
            '*' if matches!(pieces.last(), Some((_, Piece::Anything))) => {}
            '*' => pieces.push((place, Piece::Anything)),
            '/' | '\\' | '!' => pieces.push((place, Piece::Sign('/'))),
            c => pieces.push((place, Piece::Sign(c))),
        }
        at += 1;
    }
    Ok(pieces)
}

fn fields(name: &str) -> Option<&'static [Field]> {
    let known = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    PLACEHOLDERS.iter().find(|(names, _)| known(names)).map(|(_, fields)| *fields)
}

fn check_parts(pieces: &[(usize, Piece)], length: usize) -> Result<(), TemplateError> {
    let mut before = Piece::Sign('/');
    for &(place, piece) in pieces {
        if before == Piece::Sign('/') && piece == Piece::Sign('/') {
            return Err(TemplateError::EmptyPart { place });
        }
        before = piece;
    }
    if !pieces.is_empty() && before == Piece::Sign('/') {
        return Err(TemplateError::EmptyPart { place: length });
    }
    Ok(())
}

fn check_touching(pieces: &[(usize, Piece)]) -> Result<(), TemplateError> {
    let touching = pieces.windows(2).find(|pair| pair[0].1.is_free() && pair[1].1.is_free());
    touching.map_or(Ok(()), |pair| Err(TemplateError::Touching { place: pair[1].0 }))
}

fn check_facts(pieces: &[Piece]) -> Result<(), TemplateError> {
    let has = |fields: &[Field]| pieces.iter().any(|p| matches!(p, Piece::Field(f) if fields.contains(f)));
    let year = has(&[Field::Year, Field::ShortYear, Field::RepublicYear]);
    let month = has(&[Field::Month, Field::FullMonth]);
    let day = has(&[Field::Day, Field::FullDay]);
    if !pieces.iter().any(|piece| matches!(piece, Piece::Field(_))) {
        return Err(TemplateError::Nothing);
    }
    if year == month && month == day { Ok(()) } else { Err(TemplateError::NotADay) }
}

impl Piece {
    /// Whether it takes words of any kind and length.
    fn is_free(self) -> bool {
        matches!(self, Self::Anything | Self::Field(Field::Newspaper | Field::PageName | Field::Edition))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> TemplateError {
        text.parse::<NameTemplate>().expect_err(text)
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        use TemplateError as E;
        assert_eq!(fault("{newspaper}/{yyyy"), E::Unclosed { place: 13 });
        assert_eq!(fault("{newspaper}/{yyyy/{m}"), E::Unclosed { place: 13 });
        assert_eq!(fault("{newspaper}}"), E::Stray { place: 12 });
        assert_eq!(fault("报/{paper}"), E::Unknown { name: "paper".to_owned(), place: 3 });
        assert_eq!(fault("{newspaper}*/{page}"), E::Touching { place: 12 });
        assert_eq!(fault("{newspaper}{版名}"), E::Touching { place: 12 });
        assert_eq!(fault("{newspaper}//{page}"), E::EmptyPart { place: 13 });
        assert_eq!(fault("/{page}"), E::EmptyPart { place: 1 });
        assert_eq!(fault("{page}/"), E::EmptyPart { place: 7 });
        assert_eq!(fault("{yyyy}/{page}"), E::NotADay);
        assert_eq!(fault("报/*.txt"), E::Nothing);
        assert_eq!(fault(""), E::Nothing);
        assert_eq!(fault(&"报".repeat(401)), E::TooLong);
    }

    #[test]
    fn placeholders_have_names_in_both_languages() {
        let same =
            ["{newspaper}/{yyyymmdd}_{page}", "{报名}/{年月日}_{版}", "{ 報名 }\\{YYYY}{mm}{dd}_{版次}"];
        let pieces = same.map(|text| text.parse::<NameTemplate>().expect(text).pieces);
        assert!(pieces[0] == pieces[1] && pieces[1] == pieces[2], "{pieces:?}");
        assert_eq!(same[1].parse::<NameTemplate>().expect("a template").to_string(), same[1]);
    }
}
