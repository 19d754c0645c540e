//! What the crate promises, tested from outside against text that is looked through character by character.
//! One binary, a module for each promise; `archive` holds what they look through.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

mod archive;
mod counts;
mod exact;
mod folder;
mod language;
mod malformed;
mod marks;
mod narrowing;
mod news;
mod numbers;
mod rank;
mod substrings;
