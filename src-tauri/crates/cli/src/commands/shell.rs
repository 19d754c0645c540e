//! `baoge completions` and `baoge man`: the command line, explained to a shell and to `man`.

use crate::arguments::{Arguments, Completions, Man};
use crate::{Outcome, Session, failure::Failure};
use clap::CommandFactory;
use std::fs;

/// Prints a completion script.
pub(crate) fn completions(asked: &Completions, session: &mut Session) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut Arguments::command(), "baoge", &mut script);
    session.screen.document(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}

/// Prints the manual page, or writes one for each command.
pub(crate) fn man(asked: &Man, session: &mut Session) -> Result<Outcome, Failure> {
    let command = Arguments::command();
    let Some(folder) = &asked.out else {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        session.screen.document(&String::from_utf8_lossy(&page))?;
        return Ok(Outcome::Done);
    };
    let written = fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    written.map_err(|source| Failure::Unwritable { path: folder.clone(), source })?;
    Ok(Outcome::Done)
}
