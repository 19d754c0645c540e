//! Tables of knowledge: the classes of words by which papers mark what a line is.
//!
//! They hold classes (记者, 通讯员, 责编, 本报…讯), never the name of a column, a paper or a person.

mod clauses;
mod furniture;
mod heads;
mod people;
mod text;

pub(crate) use clauses::*;
pub(crate) use furniture::*;
pub(crate) use heads::*;
pub(crate) use people::*;
pub(crate) use text::*;
