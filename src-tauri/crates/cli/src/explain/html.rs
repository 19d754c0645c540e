//! `baoge parse --html`: pages with their reasons as one web page that loads nothing and runs nothing.
//!
//! The text of a page is a stranger's. `maud` escapes whatever stands in a template, `one_line` makes visible what
//! would turn the direction of writing around, and the policy in the head forbids everything but the style in it.

use super::{Fact, article_reasons, facts, is_doubtful, label, part, runs, sureness};
use super::{title, what, why};
use crate::messages::{self as m, Language, Phrase};
use crate::outline;
use crate::screen::one_line;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use newsprint::{
    Article, Evidence, ExplainedFile, ExplainedLine, LOOK_AGAIN, LineLabel, PageLabel, ParsedPage,
};
use std::fmt::Display;

const STYLE: &str = include_str!("style.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// How strongly the label of a line that is certain is shaded, in percent of its colour; one that is as likely as not
/// is not shaded at all.
const SHADE: f32 = 22.0;

/// One document of all files.
pub(crate) fn document(files: &[(String, ExplainedFile)], language: Language) -> String {
    let writer = Writer { language };
    let names: Vec<String> = files.iter().map(|(path, _)| one_line(path)).collect();
    let document = html! {
        (DOCTYPE)
        html lang=(writer.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (writer.say(m::EXPLAINED, &[&names.join(", ")])) }
                style { (PreEscaped(STYLE)) }
            }
            body { main {
                @for (number, (path, explained)) in files.iter().enumerate() {
                    (writer.file(number, path, explained))
                }
                footer { (writer.say(m::HOW_TO_READ, &[&sureness(LOOK_AGAIN)])) }
            } }
        }
    };
    document.into_string()
}

struct Writer {
    language: Language,
}

impl Writer {
    fn tag(&self) -> &'static str {
        match self.language {
            Language::Chinese => "zh-Hans",
            Language::English => "en",
        }
    }

    fn say(&self, phrase: Phrase, parts: &[&dyn Display]) -> String {
        self.language.say(phrase, parts)
    }

    fn file(&self, number: usize, path: &str, explained: &ExplainedFile) -> Markup {
        let file = &explained.file;
        let newspaper = file.issue.newspaper.as_ref().map(|fact| fact.value.as_str());
        let date = file.issue.date.as_ref().map(|fact| fact.value);
        let labels: Vec<PageLabel> =
            file.pages.iter().filter_map(|page| page.label.as_ref()).map(|fact| fact.value.clone()).collect();
        html! {
            section.file {
                h1 { (one_line(&outline::place(newspaper, date, &labels, self.language))) }
                p.faint.path { bdi { (one_line(path)) } " · " (file.encoding) }
                @if !file.warnings.is_empty() {
                    h2 { (self.say(m::WARNINGS, &[])) }
                    ul { @for warning in &file.warnings { li { (one_line(&m::warning(warning, self.language))) } } }
                }
                @for (place, page) in file.pages.iter().enumerate() {
                    @let anchor = format!("f{}p{}", number + 1, page.ordinal + 1);
                    (self.summary(page, &anchor))
                    @match explained.lines.get(place) {
                        Some(lines) => { (self.page(page, lines, &anchor)) }
                        None => { p { (self.say(m::NO_LINES, &[])) } }
                    }
                }
            }
        }
    }

    fn summary(&self, page: &ParsedPage, anchor: &str) -> Markup {
        let doubtful: Vec<_> =
            page.articles.iter().enumerate().filter(|(_, a)| a.is_worth_a_look()).collect();
        html! {
            div.summary {
                section {
                    h2 { (self.say(m::FACTS, &[])) }
                    table { @for fact in facts(page) { (self.fact(&fact)) } }
                    @if !doubtful.is_empty() {
                        h2 { (self.say(m::TO_LOOK_AT, &[])) }
                        ul { @for (number, article) in doubtful { li {
                            a href=(format!("#{anchor}a{}", number + 1)) {
                                (one_line(&title(article, self.language)))
                            }
                            " " span.faint { (sureness(article.confidence)) }
                        } } }
                    }
                }
                section {
                    h2 { (self.say(m::ACCOUNT, &[])) }
                    table { @for row in outline::account_rows(&page.account, self.language) { (account_row(&row)) } }
                }
            }
        }
    }

    fn fact(&self, fact: &Fact) -> Markup {
        html! {
            tr {
                th { (self.say(fact.name, &[])) }
                td { bdi { (one_line(&fact.value)) } }
                td.faint { (self.say(outline::source(fact.source), &[])) }
                td.figure { (sureness(fact.confidence)) }
            }
        }
    }

    fn page(&self, page: &ParsedPage, lines: &[ExplainedLine], anchor: &str) -> Markup {
        let name = outline::page_name(page.label.as_ref().map(|fact| &fact.value), self.language);
        let mut met = vec![false; page.articles.len()];
        html! {
            h2 { (one_line(&name)) " · " (self.say(m::CONFIDENCE, &[&sureness(page.confidence())])) }
            (self.legend())
            @for run in runs(lines) {
                @match run[0].article.and_then(|number| Some((number, page.articles.get(number)?))) {
                    None => section.article.aside { @for line in run { (self.line(line)) } },
                    Some((number, article)) => {
                        @let again = std::mem::replace(&mut met[number], true);
                        (self.article(number, article, again, run, anchor))
                    }
                }
            }
        }
    }

    fn article(
        &self,
        number: usize,
        article: &Article,
        again: bool,
        run: &[ExplainedLine],
        anchor: &str,
    ) -> Markup {
        let id = (!again).then(|| format!("{anchor}a{}", number + 1));
        html! {
            section.article.goes-on[again] id=[id] {
                header {
                    span.number.figure { (number + 1) }
                    div {
                        h3 { bdi { (one_line(&title(article, self.language))) } }
                        @if !again { p.faint {
                            (self.say(m::CONFIDENCE, &[&sureness(article.confidence)]))
                            " · " (article_reasons(article, self.language))
                            @if article.is_worth_a_look() {
                                " · " span.doubt { (self.say(m::WORTH_A_LOOK, &[])) }
                            }
                        } }
                    }
                }
                @for line in run { (self.line(line)) }
            }
        }
    }

    fn line(&self, line: &ExplainedLine) -> Markup {
        let shade = format!("--shade:{:.0}%", (line.confidence.get() * 2.0 - 1.0).max(0.0) * SHADE);
        html! {
            details.doubtful[is_doubtful(line)] {
                summary {
                    span class=(format!("kind {}", class(line.label))) style=(shade) {
                        (self.say(what(line), &[]))
                    }
                    span.figure { (sureness(line.confidence)) @if is_doubtful(line) { "?" } }
                    span.words lang="zh" { (one_line(&line.text)) }
                    span.why { (why(line, self.language)) }
                }
                (self.weighed(line))
            }
        }
    }

    /// All that was weighed for a line.
    fn weighed(&self, line: &ExplainedLine) -> Markup {
        let (own, rival) = (self.say(label(line.label), &[]), self.say(label(line.rival), &[]));
        let told = |e: &&Evidence| e.weight != 0.0 || e.against != 0.0;
        let heaviest = line.evidence.iter().map(|e| e.told().abs()).fold(1.0, f32::max);
        html! {
            div.weighed {
                p { (self.outcome(line, &own, &rival)) " " (self.destination(line)) }
                table {
                    thead { tr {
                        th { (self.say(m::EVIDENCE, &[])) }
                        th.figure { (own) } th.figure { (rival) } th.figure { (self.say(m::DIFFERENCE, &[])) } th {}
                    } }
                    tbody { @for evidence in line.evidence.iter().filter(told) {
                        (self.evidence(evidence, heaviest))
                    } }
                }
            }
        }
    }

    fn evidence(&self, evidence: &Evidence, heaviest: f32) -> Markup {
        let width = format!("--w:{:.0}%", evidence.told().abs() / heaviest * 50.0);
        html! {
            tr {
                td { (m::reason(evidence.code, self.language)) }
                td.figure { (signed(evidence.weight)) }
                td.figure { (signed(evidence.against)) }
                td.figure { (signed(evidence.told())) }
                td.balance { i.against[evidence.told() < 0.0] style=(width) {} }
            }
        }
    }

    fn outcome(&self, line: &ExplainedLine, own: &str, rival: &str) -> String {
        let lead = format!("{:.1}", line.lead.abs());
        let phrase = if line.lead < 0.0 { m::OVERRULED } else { m::LED };
        let reason = m::reason(&line.reason, self.language);
        self.say(phrase, &[&own, &rival, &lead, &reason])
    }

    fn destination(&self, line: &ExplainedLine) -> String {
        let parts: Vec<String> = line.parts.iter().map(|p| self.say(part(*p), &[])).collect();
        match line.article {
            Some(number) => self.say(m::WENT_TO, &[&(number + 1), &parts.join(" + ")]),
            None => self.say(m::WENT_NOWHERE, &[&parts.join(" + ")]),
        }
    }

    /// The kinds of lines and their colours.
    fn legend(&self) -> Markup {
        const KINDS: [(LineLabel, Phrase); 7] = [
            (LineLabel::Head, m::HEAD),
            (LineLabel::Paragraph, m::TEXT),
            (LineLabel::Subhead, m::SUBHEAD),
            (LineLabel::Byline, m::NAMES_AND_JUMPS),
            (LineLabel::Caption, m::CAPTION),
            (LineLabel::Verse, m::VERSE_AND_LISTS),
            (LineLabel::Furniture, m::SET_ASIDE),
        ];
        let shade = format!("--shade:{SHADE:.0}%");
        html! {
            ul.legend aria-label=(self.say(m::LEGEND, &[])) {
                @for (kind, name) in KINDS {
                    li { span class=(format!("kind {}", class(kind))) style=(shade) { (self.say(name, &[])) } }
                }
                li.faint { (self.say(m::PALE_IS_UNSURE, &[])) }
            }
        }
    }
}

/// The class that gives a line's label its colour.
fn class(label: LineLabel) -> &'static str {
    match label {
        LineLabel::Head => "head",
        LineLabel::Paragraph | LineLabel::Continuation => "text",
        LineLabel::Subhead => "sub",
        LineLabel::Byline | LineLabel::Signature | LineLabel::Jump => "sign",
        LineLabel::Caption => "caption",
        LineLabel::Verse | LineLabel::Row => "set",
        LineLabel::Furniture => "furniture",
    }
}

/// A row of the account: where, how many, their share in percent as a figure and as a bar.
fn account_row(row: &[String]) -> Markup {
    let cell = |at: usize| row.get(at).map_or("", String::as_str);
    let share = cell(2).trim_end_matches([' ', '%']).to_owned();
    html! {
        tr {
            th { (cell(0)) }
            td.figure { (cell(1)) }
            td.figure { (cell(2)) }
            td { span.share { i style=(format!("inline-size:{}%", share.parse().unwrap_or(0.0_f32))) {} } }
        }
    }
}

fn signed(weight: f32) -> String {
    if weight == 0.0 { "0".to_owned() } else { format!("{weight:+.1}").replace('-', "−") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint::FileContext;

    fn page(text: &str, language: Language) -> String {
        let explained = newsprint::explain_file(text.as_bytes(), &FileContext::default());
        document(&[("<b>1版.txt".to_owned(), explained)], language)
    }

    #[test]
    fn text_of_a_page_stays_text() {
        let hostile = "<script>alert('1')</script>\u{202e}\n\n\"><img src=x onerror=alert(1)>\n\n&lt;/style&gt;昨天，老渡口\
            重新开航，两岸的人都来坐船，从清早排到了晌午。</main><style>body{display:none}</style>";
        for language in [Language::Chinese, Language::English] {
            let page = page(hostile, language);
            for markup in ["<script", "<img", "<b>", "\u{202e}"] {
                assert!(!page.contains(markup), "{markup} in\n{page}");
            }
            assert!(page.contains("&lt;script&gt;alert('1')&lt;/script&gt;"), "{page}");
            assert_eq!((page.matches("<style>").count(), page.matches("</main>").count()), (1, 1));
            assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("url("));
        }
    }

    #[test]
    fn every_line_shows_what_was_weighed() {
        let text =
            "老渡口今天重新开航\n\n昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。";
        let page = page(text, Language::Chinese);
        assert_eq!(page.matches("<details").count(), 2);
        for words in ["主题", "下面是正文", "归入第1篇：主题", "前后各行合起来看", "lang=\"zh-Hans\""]
        {
            assert!(page.contains(words), "{words} in\n{page}");
        }
    }
}
