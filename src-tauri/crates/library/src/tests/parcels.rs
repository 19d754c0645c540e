//! Zips as tests want them, sound and unsound. What no packer writes of its own accord is written over the bytes of
//! a sound one.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Something wrong with a member, or with its place in the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trick {
    Encrypted,
    /// Compressed by this method.
    Method(u16),
    /// Said to be so long.
    Length(u32),
    /// The sum of its bytes is another.
    Sum,
    /// The directory breaks off at it.
    Directory,
}

/// Members in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parcel {
    members: Vec<Member>,
}

#[derive(Clone, Debug)]
struct Member {
    name: Vec<u8>,
    /// Whether the name is marked as UTF-8.
    marked: bool,
    content: Vec<u8>,
    tricks: Vec<Trick>,
}

impl Parcel {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A member as packers of today write it.
    pub(crate) fn with(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let (name, content) = (name.as_bytes().to_vec(), content.as_ref().to_vec());
        self.members.push(Member { name, marked: true, content, tricks: Vec::new() });
        self
    }

    /// A member with the bytes of a name and no mark of their encoding.
    pub(crate) fn named(mut self, name: &[u8], content: impl AsRef<[u8]>) -> Self {
        self = self.with("", content);
        let last = self.members.last_mut().unwrap();
        (last.name, last.marked) = (name.to_vec(), false);
        self
    }

    /// Something is wrong with the last member.
    pub(crate) fn trick(mut self, trick: Trick) -> Self {
        self.members.last_mut().unwrap().tricks.push(trick);
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (number, member) in self.members.iter().enumerate() {
            writer.start_file(member.written_as(number), SimpleFileOptions::default()).unwrap();
            writer.write_all(&member.content).unwrap();
        }
        let mut bytes = writer.finish().unwrap().into_inner();
        for (number, member) in self.members.iter().enumerate() {
            let written = member.written_as(number);
            let places: Vec<usize> =
                (0..bytes.len()).filter(|&at| bytes[at..].starts_with(written.as_bytes())).collect();
            let [local, central] = places[..] else { panic!("{written} stands twice") };
            for at in [local, central] {
                bytes[at..at + member.name.len()].copy_from_slice(&member.name);
            }
            // Before the name, the local header has 30 bytes and that of the directory 46.
            for trick in &member.tricks {
                trick.write(&mut bytes, local - 30, central - 46);
            }
        }
        bytes
    }
}

impl Member {
    /// The name it is first written under: its own, or plain letters in the place of bytes without a mark.
    fn written_as(&self, number: usize) -> String {
        if self.marked {
            return String::from_utf8(self.name.clone()).unwrap();
        }
        let place = format!("~{number}~");
        format!("{place}{}", "x".repeat(self.name.len() - place.len()))
    }
}

impl Trick {
    fn write(self, bytes: &mut [u8], local: usize, central: usize) {
        match self {
            Self::Encrypted => {
                bytes[local + 6] |= 1;
                bytes[central + 8] |= 1;
            }
            Self::Method(method) => {
                bytes[local + 8..local + 10].copy_from_slice(&method.to_le_bytes());
                bytes[central + 10..central + 12].copy_from_slice(&method.to_le_bytes());
            }
            Self::Length(length) => {
                bytes[local + 22..local + 26].copy_from_slice(&length.to_le_bytes());
                bytes[central + 24..central + 28].copy_from_slice(&length.to_le_bytes());
            }
            Self::Sum => bytes[central + 16] ^= 1,
            Self::Directory => bytes[central] = 0,
        }
    }
}
