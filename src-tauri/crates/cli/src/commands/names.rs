//! `baoge names`: what would be read from the names of files, before anything is imported.

use crate::arguments::Names;
use crate::messages::{self as m, Language, Phrase};
use crate::screen::{DOUBTFUL, FAINT, PLAIN, Screen, one_line};
use crate::{Outcome, Session, failure::Failure, outline, wire};
use library::MetFile;
use newsprint::{FileContext, NameReading, NameRule, NameTemplate, read_name};
use std::io;

/// Prints what each file's name says; a name unlike the template makes the outcome wanting.
pub(crate) fn run(asked: &Names, session: &mut Session) -> Result<Outcome, Failure> {
    let template = template(asked.template.as_deref())?;
    let met = library::page_files(&asked.paths);
    let readings: Vec<(&MetFile, NameReading)> = met
        .iter()
        .filter(|file| file.refusal.is_none())
        .map(|file| {
            (
                file,
                read_name(&FileContext {
                    path: &file.path,
                    template: template.as_ref(),
                    ..FileContext::default()
                }),
            )
        })
        .collect();
    if session.json {
        session.screen.json(&wire::NameList::new(template.as_ref(), &readings))?;
    } else {
        print(&readings, template.is_some(), &mut session.screen, session.language)?;
    }
    for file in &met {
        if let Some(refusal) = &file.refusal {
            let reason = m::skipped(refusal.code, &refusal.detail, session.language);
            session.complain(&session.language.say(m::SKIPPED, &[&file.path, &reason]));
        }
    }
    if readings.is_empty() {
        session.complain(&session.language.say(m::NO_FILES, &[]));
    }
    let fits = |rule| matches!(rule, NameRule::Template | NameRule::Usual);
    let all_fit = !readings.is_empty() && readings.iter().all(|(_, reading)| fits(reading.rule));
    Ok(if all_fit { Outcome::Done } else { Outcome::Wanting })
}

/// The template that was asked for.
pub(crate) fn template(given: Option<&str>) -> Result<Option<NameTemplate>, Failure> {
    let parse = |text: &str| text.parse().map_err(|fault| Failure::Template { text: text.to_owned(), fault });
    given.map(parse).transpose()
}

fn print(
    readings: &[(&MetFile, NameReading)],
    by_template: bool,
    screen: &mut Screen,
    language: Language,
) -> io::Result<()> {
    for (file, reading) in readings {
        let said = format!("{}  {}", one_line(&file.path), facts(reading, language).join("  "));
        let doubtful = matches!(reading.rule, NameRule::Unlike | NameRule::Ambiguous);
        let rule = format!("  ({})", language.say(rule(reading.rule), &[]));
        let rule = if by_template { rule } else { String::new() };
        screen.spans(&[(PLAIN, said), (if doubtful { DOUBTFUL } else { FAINT }, rule)])?;
    }
    for kind in [NameRule::Template, NameRule::Usual, NameRule::Unlike, NameRule::Ambiguous] {
        let count = readings.iter().filter(|(_, reading)| reading.rule == kind).count();
        if count > 0 {
            screen.line(&language.say(m::COUNTED, &[&language.say(rule(kind), &[]), &count]))?;
        }
    }
    Ok(())
}

/// Newspaper, date and page, which every page should have, and what else the name says.
fn facts(reading: &NameReading, language: Language) -> Vec<String> {
    let issue = &reading.issue;
    let unknown = |phrase| language.say(phrase, &[]);
    let mut facts = vec![
        issue.newspaper.as_ref().map_or_else(|| unknown(m::UNKNOWN_NEWSPAPER), |fact| fact.value.clone()),
        issue.date.as_ref().map_or_else(|| unknown(m::UNDATED), |fact| fact.value.to_string()),
        outline::page_name(reading.label.as_ref().map(|fact| &fact.value), language),
    ];
    facts.extend(reading.page_name.as_ref().map(|fact| fact.value.clone()));
    facts.extend(issue.number.as_ref().map(|fact| language.say(m::NUMBER, &[&fact.value])));
    facts.extend(issue.edition.as_ref().map(|fact| fact.value.clone()));
    facts
}

fn rule(rule: NameRule) -> Phrase {
    match rule {
        NameRule::Template => m::BY_TEMPLATE,
        NameRule::Usual => m::AS_USUAL,
        NameRule::Unlike => m::UNLIKE_TEMPLATE,
        NameRule::Ambiguous => m::AMBIGUOUS_NAME,
    }
}
