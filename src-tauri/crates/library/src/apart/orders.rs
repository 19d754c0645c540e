//! What goes over to a child and comes back: a head by postcard, and bytes that are sent as they are. Each is preceded by
//! its length.

use newsprint::{FileBeside, FileContext, NameTemplate, ParsedFile, Rect};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, Error, ErrorKind, Read, Write};

/// What a child is asked for. The bytes of the file follow.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Order {
    Parse(ParseOrder),
    Depict(DepictOrder),
    Cut(CutOrder),
}

/// A file to be taken apart.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ParseOrder {
    path: String,
    template: Option<String>,
    password: Option<String>,
    beside: Vec<FileBeside>,
}

/// A page to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DepictOrder {
    pub(crate) leaf: u32,
    pub(crate) frame: Option<Rect>,
    /// Of the page's picture, in pixels.
    pub(crate) longest: u32,
    pub(crate) password: Option<String>,
}

/// Parts of a page to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CutOrder {
    pub(crate) page: DepictOrder,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) regions: Vec<Rect>,
}

/// What a child answers. The bytes of a picture follow, or none.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    Parsed(ParsedFile),
    Drawn(Result<Drawn, Undrawn>),
    /// A defect of ours, in its own words.
    Failed(String),
}

/// A picture, whose bytes come apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Drawn {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) is_jpeg: bool,
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Undrawn {
    Nothing,
    Locked,
    TooLarge,
    Damaged,
}

/// A child's answer with what it says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Answered {
    pub(super) answer: Answer,
    /// Bytes that are allocated once the answer is forgotten.
    pub(super) allocated: u64,
}

impl ParseOrder {
    pub(super) fn of(context: &FileContext<'_>) -> Self {
        Self {
            path: context.path.to_owned(),
            template: context.template.map(ToString::to_string),
            password: context.password.map(str::to_owned),
            beside: context.beside.to_vec(),
        }
    }

    pub(super) fn parse(&self, bytes: &[u8]) -> ParsedFile {
        let template = self.template.as_deref().and_then(|template| template.parse::<NameTemplate>().ok());
        let context = FileContext {
            path: &self.path,
            template: template.as_ref(),
            password: self.password.as_deref(),
            beside: &self.beside,
        };
        newsprint::parse_file(bytes, &context)
    }
}

/// Longer heads are none of ours.
const MOST: u64 = 2 << 30;

pub(super) fn send<T: Serialize>(into: &mut impl Write, head: &T, bytes: &[u8]) -> io::Result<()> {
    let head = postcard::to_stdvec(head).map_err(Error::other)?;
    for part in [&head, bytes] {
        into.write_all(&(part.len() as u64).to_le_bytes())?;
        into.write_all(part)?;
    }
    into.flush()
}

/// `None`: nobody sends any more.
pub(super) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<(T, Vec<u8>)>> {
    let mut first = [0; 8];
    let got = from.read(&mut first[..1])?;
    if got == 0 {
        return Ok(None);
    }
    from.read_exact(&mut first[1..])?;
    let head = read_part(from, u64::from_le_bytes(first))?;
    let mut second = [0; 8];
    from.read_exact(&mut second)?;
    let bytes = read_part(from, u64::from_le_bytes(second))?;
    let head = postcard::from_bytes(&head).map_err(Error::other)?;
    Ok(Some((head, bytes)))
}

fn read_part(from: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    if length > MOST {
        return Err(Error::other("a part that is too long"));
    }
    let mut part = Vec::new();
    // What is claimed is not believed before it comes.
    from.take(length).read_to_end(&mut part)?;
    if part.len() as u64 == length { Ok(part) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_received() {
        let page = DepictOrder {
            leaf: 2,
            frame: Some(Rect { left: 0.5, top: 1.0, right: 2.0, bottom: 3.0 }),
            longest: 360,
            password: Some("桥头".to_owned()),
        };
        let mut pipe = Vec::new();
        send(&mut pipe, &page, b"abc").unwrap();
        send(&mut pipe, &page, b"").unwrap();
        let mut from = pipe.as_slice();
        for bytes in [&b"abc"[..], b""] {
            assert_eq!(receive::<DepictOrder>(&mut from).unwrap(), Some((page.clone(), bytes.to_vec())));
        }
        assert_eq!(receive::<DepictOrder>(&mut from).unwrap(), None);
        let cut = &pipe[..pipe.len() / 2 - 3];
        assert!(receive::<DepictOrder>(&mut &cut[..]).is_err(), "what breaks off is no end");
    }

    #[test]
    fn a_parsed_file_goes_over_whole() {
        let text = "江边步道开放\n\n　　早起的人沿着水走了一圈，说比从前好走。\n";
        let context = FileContext { path: "某州日报/2019-03-12/1.txt", ..FileContext::default() };
        let parsed = newsprint::parse_file(text.as_bytes(), &context);
        let answered = Answered { answer: Answer::Parsed(parsed.clone()), allocated: 7 };
        let mut pipe = Vec::new();
        send(&mut pipe, &answered, b"").unwrap();
        let (back, _) = receive::<Answered>(&mut pipe.as_slice()).unwrap().unwrap();
        assert!(matches!(back.answer, Answer::Parsed(file) if file == parsed));
    }
}
