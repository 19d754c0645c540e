//! `baoge jumps`: which pieces that go on on another page were joined, and which wait.

use crate::arguments::Jumps as Asked;
use crate::messages::{self as m, Language, Phrase};
use crate::screen::{FAINT, STRONG, Screen};
use crate::{Outcome, Session, failure::Failure, outline, wire};
use library::{JoinedJump, JumpEnd, JumpFilter, JumpIssue, WaitingJump, WhyWaiting};
use newsprint::JumpDirection;
use std::io;

/// Lists those that wait, and those that were joined if that was asked for.
pub(crate) fn run(asked: &Asked, session: &mut Session) -> Result<Outcome, Failure> {
    let filter = JumpFilter { newspaper: asked.newspaper.clone(), date: asked.date };
    let is_filtered = filter.newspaper.is_some() || filter.date.is_some();
    let jumps = session.open()?.jumps(&filter)?;
    let (joined, waiting) = (jumps.joined.len(), jumps.waiting.len());
    if session.json {
        session.screen.json(&wire::JumpList::from(&jumps))?;
    } else {
        let (screen, language) = (&mut session.screen, session.language);
        print_waiting(&jumps.waiting, screen, language)?;
        if asked.joined {
            print_joined(&jumps.joined, screen, language)?;
        }
        screen.line(&language.say(m::JUMPS, &[&joined, &waiting]))?;
    }
    if is_filtered && joined + waiting == 0 {
        session.complain(&session.language.say(m::NO_JUMPS, &[]));
        return Ok(Outcome::Wanting);
    }
    Ok(Outcome::Done)
}

fn print_waiting(jumps: &[WaitingJump], screen: &mut Screen, language: Language) -> io::Result<()> {
    for issue in jumps.chunk_by(|a, b| a.issue == b.issue) {
        print_issue(&issue[0].issue, screen, language)?;
        for jump in issue {
            let page = outline::page_name(jump.at.page.as_ref(), language);
            let names = outline::page_name(Some(&jump.names), language);
            let points = match jump.direction {
                JumpDirection::To => language.say(m::CONTINUES, &[&names]),
                JumpDirection::From => language.say(m::CONTINUED, &[&names]),
            };
            let why = language.say(reason(jump.why), &[]);
            let aside = language.say(m::WAITS, &[&page, &points, &why]);
            screen.entry(&jump.at.article.to_string(), &title(&jump.at, language), &aside)?;
            if !jump.candidates.is_empty() {
                let names: Vec<String> = jump.candidates.iter().map(ToString::to_string).collect();
                let told = language.say(m::MAY_BE, &[&names.join(" ")]);
                screen.styled(FAINT, &format!("{:17}{told}", ""))?;
            }
        }
        screen.line("")?;
    }
    Ok(())
}

fn print_joined(jumps: &[JoinedJump], screen: &mut Screen, language: Language) -> io::Result<()> {
    for issue in jumps.chunk_by(|a, b| a.issue == b.issue) {
        print_issue(&issue[0].issue, screen, language)?;
        for jump in issue {
            let pages = [&jump.from, &jump.to].map(|end| outline::page_name(end.page.as_ref(), language));
            let aside = format!("{}  {}", pages.join(" ▸ "), jump.to.article);
            screen.entry(&jump.from.article.to_string(), &title(&jump.from, language), &aside)?;
            let reasons: Vec<&str> = jump.seam.reasons.iter().map(|reason| reason.code.as_str()).collect();
            let sure = language.say(m::CONFIDENCE, &[&format!("{:.2}", jump.seam.confidence.get())]);
            screen.styled(FAINT, &format!("{:17}{sure}  {}", "", reasons.join(", ")))?;
        }
        screen.line("")?;
    }
    Ok(())
}

fn print_issue(issue: &JumpIssue, screen: &mut Screen, language: Language) -> io::Result<()> {
    let newspaper = issue.newspaper.clone().unwrap_or_else(|| language.say(m::UNKNOWN_NEWSPAPER, &[]));
    let date = outline::dated(issue.date.as_ref(), language);
    screen.styled(STRONG, format!("{newspaper}  {date}  {}", issue.edition).trim_end())
}

fn title(end: &JumpEnd, language: Language) -> String {
    outline::title(end.headline.as_deref(), &end.beginning, language)
}

fn reason(why: WhyWaiting) -> Phrase {
    match why {
        WhyWaiting::PageMissing => m::PAGE_MISSING,
        WhyWaiting::NoCounterpart => m::NO_COUNTERPART,
        WhyWaiting::Ambiguous => m::AMBIGUOUS,
        WhyWaiting::OwnPage => m::OWN_PAGE,
        WhyWaiting::Circular => m::CIRCULAR,
        WhyWaiting::Undated => m::JUMP_UNDATED,
        WhyWaiting::UnknownNewspaper => m::JUMP_OF_NO_NEWSPAPER,
        WhyWaiting::NotYet => m::NOT_YET,
    }
}
