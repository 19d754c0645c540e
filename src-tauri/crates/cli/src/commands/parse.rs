//! `baoge parse`: files taken apart and printed, without an archive.

use crate::arguments::{HtmlPlace, Parse};
use crate::commands::names;
use crate::messages::{self as m, Language};
use crate::screen::{self, DOUBTFUL, FAINT, STRONG, Screen};
use crate::{Outcome, Session, explain, failure::Failure, outline, wire};
use newsprint::{
    Account, Article, ExplainedFile, FileContext, IssueFacts, ParsedFile, ParsedPage, PrintedText, Warning,
};
use std::fs;
use std::io;
use std::path::Path;

/// Prints each file, and each page file of a zip; one that cannot be used is complained about and does not stop the
/// others.
pub(crate) fn run(asked: &Parse, session: &mut Session) -> Result<Outcome, Failure> {
    let template = names::template(asked.template.as_deref())?;
    let template = template.as_ref();
    let mut outcome = Outcome::Done;
    let mut shown = Vec::new();
    let mut complain = |session: &Session, sentence: &str| {
        session.complain(sentence);
        outcome = Outcome::Wanting;
    };
    for file in &asked.files {
        for PageFile { path, content } in page_files(file, session.language) {
            let explained = match content {
                Ok(bytes) => {
                    let beside = library::files_beside(Path::new(&path), &bytes);
                    let context =
                        FileContext { path: &path, template, beside: &beside, ..FileContext::default() };
                    let mut explained = newsprint::explain_file(&bytes, &context);
                    library::ask_beside(&mut explained.file, Path::new(&path));
                    explained
                }
                Err(sentence) => {
                    complain(session, &sentence);
                    continue;
                }
            };
            if explained.file.pages.is_empty() {
                complain(session, &refused(&path, &explained.file, session.language));
            }
            match &asked.html {
                Some(_) => shown.push((path, explained)),
                None => print(&path, &explained, asked.explain, session)?,
            }
        }
    }
    if let Some(place) = &asked.html {
        write_html(place, &shown, session)?;
    }
    Ok(outcome)
}

/// A page file by its path, and its bytes or a sentence on why there are none.
struct PageFile {
    path: String,
    content: Result<Vec<u8>, String>,
}

/// The page files that a path means: itself, or those in a zip.
fn page_files(path: &Path, language: Language) -> Box<dyn Iterator<Item = PageFile>> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip")) {
        let unpacked = library::pages_in_zip(path).map(move |library::PackedPage { path, content }| {
            let said = |refusal: library::Refusal| {
                let reason = m::skipped(refusal.code, &refusal.detail, language);
                language.say(m::UNREADABLE, &[&path, &reason])
            };
            PageFile { content: content.map_err(said), path }
        });
        return Box::new(unpacked);
    }
    let content = fs::read(path).map_err(|e| language.say(m::UNREADABLE, &[&path.display(), &e]));
    let path = path.to_string_lossy().replace('\\', "/");
    Box::new(std::iter::once(PageFile { path, content }))
}

fn refused(path: &str, parsed: &ParsedFile, language: Language) -> String {
    let reasons: Vec<String> = parsed.warnings.iter().map(|w| m::warning(w, language)).collect();
    language.say(m::NOT_A_PAGE, &[&path, &reasons.join(", ")])
}

fn write_html(
    place: &HtmlPlace,
    shown: &[(String, ExplainedFile)],
    session: &mut Session,
) -> Result<(), Failure> {
    let document = explain::html::document(shown, session.language);
    match place {
        HtmlPlace::Output => Ok(session.screen.document(&document)?),
        HtmlPlace::File(path) => {
            fs::write(path, document).map_err(|source| Failure::Unwritable { path: path.clone(), source })
        }
    }
}

fn print(path: &str, explained: &ExplainedFile, explain: bool, session: &mut Session) -> io::Result<()> {
    let (screen, language) = (&mut session.screen, session.language);
    match (session.json, explain) {
        (true, true) => screen.json(&wire::ParsedFile::explained(path, explained)),
        (true, false) => screen.json(&wire::ParsedFile::new(path, &explained.file)),
        (false, true) => {
            let width = screen::terminal_width();
            explain::terminal::print(path, explained, (screen, width), language)
        }
        (false, false) => print_articles(path, &explained.file, screen, language),
    }
}

fn print_articles(
    path: &str,
    parsed: &ParsedFile,
    screen: &mut Screen,
    language: Language,
) -> io::Result<()> {
    screen.styled(FAINT, &format!("{path}  {}", parsed.encoding))?;
    print_issue(&parsed.issue, screen, language)?;
    for page in &parsed.pages {
        if page.issue != parsed.issue {
            screen.line("")?;
            print_issue(&page.issue, screen, language)?;
        }
        print_page(page, screen, language)?;
    }
    print_warnings(&parsed.warnings, screen, language)?;
    screen.line("")
}

/// What is odd about a file, if anything is.
pub(crate) fn print_warnings(
    warnings: &[Warning],
    screen: &mut Screen,
    language: Language,
) -> io::Result<()> {
    if !warnings.is_empty() {
        screen.line("")?;
        screen.styled(STRONG, &language.say(m::WARNINGS, &[]))?;
    }
    warnings.iter().try_for_each(|warning| screen.line(&m::warning(warning, language)))
}

/// Where the characters of a page went.
pub(crate) fn print_account(account: &Account, screen: &mut Screen, language: Language) -> io::Result<()> {
    screen.styled(STRONG, &language.say(m::ACCOUNT, &[]))?;
    screen.table(&outline::account_rows(account, language))
}

fn print_issue(issue: &IssueFacts, screen: &mut Screen, language: Language) -> io::Result<()> {
    let mut facts = vec![
        issue.newspaper.as_ref().map_or_else(|| language.say(m::UNKNOWN_NEWSPAPER, &[]), |n| n.value.clone()),
        outline::dated(issue.date.as_ref(), language),
    ];
    facts.extend(issue.number.as_ref().map(|number| language.say(m::NUMBER, &[&number.value])));
    facts.extend(issue.edition.as_ref().map(|edition| edition.value.clone()));
    screen.line(&facts.join("  "))
}

fn print_page(page: &ParsedPage, screen: &mut Screen, language: Language) -> io::Result<()> {
    let label = outline::page_name(page.label.as_ref().map(|label| &label.value), language);
    let name = page.name.as_ref().map_or("", |name| name.value.as_str());
    screen.styled(STRONG, format!("{label} {name}").trim_end())?;
    for article in &page.articles {
        screen.line("")?;
        print_article(article, screen, language)?;
    }
    if !page.furniture.is_empty() {
        screen.line("")?;
        screen.styled(STRONG, &language.say(m::FURNITURE, &[]))?;
    }
    for piece in &page.furniture {
        screen.labelled(&language.say(outline::furniture_kind(piece.kind), &[]), &piece.text.text)?;
    }
    screen.line("")?;
    print_account(&page.account, screen, language)
}

fn print_article(article: &Article, screen: &mut Screen, language: Language) -> io::Result<()> {
    let mut labelled = |phrase, text: &str| screen.labelled(&language.say(phrase, &[]), text);
    let stack = [
        (m::COLUMN, &article.column),
        (m::KICKER, &article.kicker),
        (m::HEADLINE, &article.headline),
        (m::SUBHEADLINE, &article.subheadline),
        (m::DATELINE, &article.dateline),
    ];
    for (phrase, text) in stack {
        if let Some(PrintedText { text, .. }) = text {
            labelled(phrase, text)?;
        }
    }
    for byline in &article.bylines {
        labelled(outline::role(byline.role), &byline.name)?;
    }
    if let Some(jump) = &article.continued_from {
        labelled(m::JUMP, &language.say(m::CONTINUED, &[&outline::page_name(Some(&jump.page), language)]))?;
    }
    for block in &article.blocks {
        labelled(outline::block_kind(block.kind), &block.text.text)?;
    }
    if let Some(jump) = &article.continues_to {
        labelled(m::JUMP, &language.say(m::CONTINUES, &[&outline::page_name(Some(&jump.page), language)]))?;
    }
    let confidence = language.say(m::CONFIDENCE, &[&explain::sureness(article.confidence)]);
    let reasons = explain::article_reasons(article, language);
    screen.styled(FAINT, &format!("{confidence}  {reasons}"))?;
    if article.is_worth_a_look() {
        screen.styled(DOUBTFUL, &language.say(m::WORTH_A_LOOK, &[]))?;
    }
    Ok(())
}
