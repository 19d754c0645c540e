//! The line of the manifest that a file gets when it comes in.

use crate::import::ReadPart;
use crate::intake::{Brings, Coming, KeptFile};
use crate::manifest::{Entry, Part};
use crate::originals::Kept;
use newsprint::{FactSource, ParsedFile};

impl Coming<'_> {
    /// The line that the manifest gets for it.
    pub(crate) fn entry(&self, kept: KeptFile) -> Entry {
        let Self { file, brings, .. } = self;
        let KeptFile { kept, parts } = kept;
        let part = |(part, kept): (&ReadPart, Kept)| Part {
            reference: part.reference.clone(),
            hash: part.hash.clone(),
            bytes: part.bytes.len() as u64,
            kept,
        };
        Entry {
            hash: file.hash.clone(),
            bytes: file.bytes.len() as u64,
            path: file.path.to_owned(),
            member: file.member.map(str::to_owned),
            time: crate::now(),
            kept,
            newspaper: file.given.newspaper.clone(),
            date: file.given.date,
            beside: if let Brings::New(parsed) = brings { told_beside(parsed) } else { None },
            template: file.template.map(ToString::to_string),
            parts: file.parts.iter().zip(parts).map(part).collect(),
        }
    }
}

/// The newspaper that pages beside a file lent it.
fn told_beside(parsed: &ParsedFile) -> Option<String> {
    let lent = parsed.pages.iter().filter_map(|page| page.issue.newspaper.as_ref());
    lent.filter(|name| name.source == FactSource::Beside).map(|name| name.value.clone()).next()
}
