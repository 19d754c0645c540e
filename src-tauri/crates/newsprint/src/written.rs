//! Documents that are written rather than printed: paragraphs, of which some are headings. Word's and electronic books
//! come to this. Where there are headings, they part the articles; where there are none, the words are read as a page
//! of text.

use crate::package::Fault;
use crate::paging::{self, PageText};
use crate::told::{self, Part, Run, Told, ToldPage, signature_in};
use crate::{
    BlockKind, FileContext, Format, FurnitureKind, IssueFacts, PARSER_VERSION, ParsedFile, ParsedPage,
    Warning, Weights, page, read_name, sharing,
};

/// A document.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// All of its characters.
    pub(crate) chars: Vec<char>,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) warnings: Vec<Warning>,
}

/// A paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    pub(crate) run: Run,
    /// Of a heading its level, from 1; 0 is text.
    pub(crate) level: u8,
    /// What the format says that it is.
    pub(crate) kind: Option<BlockKind>,
}

impl Written {
    /// Writes a paragraph behind the others, if there is anything to read in it.
    pub(crate) fn push(&mut self, words: &str, level: u8, kind: Option<BlockKind>) {
        if words.chars().all(crate::lines::is_blank) {
            return;
        }
        let start = self.chars.len();
        self.chars.extend(words.chars());
        self.paragraphs.push(Paragraph { run: start..self.chars.len(), level, kind });
        self.chars.extend(['\n', '\n']);
    }
}

/// Takes a document apart, or says why its package could not be opened.
pub(crate) fn read(
    written: Result<Written, Fault>,
    format: Format,
    context: &FileContext<'_>,
    weights: &Weights,
) -> ParsedFile {
    let refused = |code: &str, detail: String, mut warnings: Vec<Warning>| {
        warnings.insert(0, Warning { code: code.into(), detail, span: None });
        ParsedFile { format, warnings, ..crate::refused(code) }
    };
    let Written { chars, paragraphs, mut warnings } = match written {
        Ok(written) => written,
        Err(Fault { code, detail }) => return refused(code, detail, Vec::new()),
    };
    if paragraphs.is_empty() {
        return refused("empty", String::new(), warnings);
    }
    let named = read_name(context);
    warnings.extend(named.fault(context.template));
    let mut pages = Vec::new();
    for (ordinal, text) in (0u32..).zip(paging::pages(&chars, false, named.label.as_ref().map(|l| &l.value)))
    {
        let start = text.offset as usize;
        let run = start..start + text.chars.len();
        let own = of_page(&paragraphs, &run);
        let (page, told) = read_page(&chars, text, own, (ordinal, weights));
        pages.push(page);
        warnings.extend(told);
    }
    sharing::complete(&mut pages);
    let is_alone = pages.len() == 1;
    for page in &mut pages {
        warnings.extend(named.complete(page, is_alone));
    }
    warnings.extend(sharing::several_days(&pages));
    ParsedFile {
        format,
        encoding: "UTF-8".to_owned(),
        issue: pages.first().map_or_else(IssueFacts::default, |page| page.issue.clone()),
        pages,
        warnings,
        parser_version: PARSER_VERSION,
    }
}

fn of_page<'p>(paragraphs: &'p [Paragraph], page: &Run) -> &'p [Paragraph] {
    let at = |place: usize| paragraphs.partition_point(|paragraph| paragraph.run.start < place);
    &paragraphs[at(page.start)..at(page.end)]
}

fn read_page(
    chars: &[char],
    text: PageText<'_>,
    paragraphs: &[Paragraph],
    (ordinal, weights): (u32, &Weights),
) -> (ParsedPage, Vec<Warning>) {
    let start = text.offset as usize;
    let run = start..start + text.chars.len();
    let (articles, furniture) = articles(chars, paragraphs);
    let (plain, _) = page::read_page(text, ordinal, weights);
    if articles.is_empty() {
        return (plain.page, plain.warnings);
    }
    let told = ToldPage { run, articles, furniture };
    let mut read = told::read_page(chars, &told, ordinal, weights);
    // What the page says of itself it says to who reads all of it.
    read.page.issue = plain.page.issue;
    read.page.label = plain.page.label;
    (read.page, read.warnings)
}

/// The articles that headings part, and the headings over several of them.
fn articles(chars: &[char], paragraphs: &[Paragraph]) -> (Vec<Told>, Vec<(Run, FurnitureKind)>) {
    let Some(level) = level_of_articles(paragraphs) else { return (Vec::new(), Vec::new()) };
    let (mut articles, mut sections): (Vec<Told>, Vec<(Run, FurnitureKind)>) = (Vec::new(), Vec::new());
    let mut is_open = false;
    for paragraph in paragraphs {
        let run = paragraph.run.clone();
        if paragraph.level > 0 && paragraph.level < level {
            sections.push((run, FurnitureKind::Section));
            is_open = false;
        } else if paragraph.level == level {
            articles.push(Told { headline: vec![run], ..Told::default() });
            is_open = true;
        } else if let Some(article) = articles.last_mut().filter(|_| is_open) {
            let kind = paragraph.kind.or((paragraph.level > 0).then_some(BlockKind::Subhead));
            let is_first = article.body.is_empty() && article.signed.is_empty();
            if is_first && kind.is_none() && run.len() <= 60 && signature_in(&chars[run.clone()]).is_some() {
                article.signed.push(run);
            } else {
                article.body.push(Part { run, kind });
            }
        }
    }
    (articles, sections)
}

/// The level whose headings stand over text: the highest of which more than half do.
fn level_of_articles(paragraphs: &[Paragraph]) -> Option<u8> {
    (1..=6).find(|&level| {
        let all = paragraphs.iter().filter(|p| p.level == level).count();
        let over_text = |pair: &&[Paragraph]| pair[0].level == level && pair[1].level == 0;
        all > 0 && paragraphs.windows(2).filter(over_text).count() * 2 > all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午，船工说这是十年里最忙的一天。";

    fn parse(paragraphs: &[(&str, u8)]) -> ParsedFile {
        let mut written = Written::default();
        for (words, level) in paragraphs {
            written.push(words, *level, None);
        }
        let file = read(Ok(written), Format::Docx, &FileContext::default(), Weights::fitted());
        for page in &file.pages {
            assert_eq!(page.account.unplaced, 0);
        }
        file
    }

    fn headlines(file: &ParsedFile) -> Vec<Vec<String>> {
        let of = |page: &ParsedPage| {
            page.articles
                .iter()
                .map(|a| a.headline.as_ref().map_or_else(String::new, |h| h.text.clone()))
                .collect()
        };
        file.pages.iter().map(of).collect()
    }

    #[test]
    fn headings_part_articles_and_those_over_several_are_sections() {
        let file = parse(&[
            ("某州日报　2019年3月12日　星期二", 0),
            ("民生", 1),
            ("老渡口今天重新开航", 2),
            ("记者 周青", 0),
            (TEXT, 0),
            ("船工的一天", 3),
            (TEXT, 0),
            ("学校食堂添了两样菜", 2),
            (TEXT, 0),
        ]);
        assert_eq!(headlines(&file), [["老渡口今天重新开航", "学校食堂添了两样菜"]]);
        let first = &file.pages[0].articles[0];
        let kinds: Vec<BlockKind> = first.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Subhead, BlockKind::Paragraph]);
        assert_eq!(first.bylines[0].name, "周青");
        assert_eq!(file.issue.date.as_ref().map(|d| d.value.to_string()).as_deref(), Some("2019-03-12"));
        let section = file.pages[0].furniture.iter().find(|f| f.kind == FurnitureKind::Section);
        assert_eq!(section.map(|f| f.text.text.as_str()), Some("民生"));
    }

    #[test]
    fn without_headings_the_words_are_read_as_a_page_of_text() {
        let file = parse(&[("老渡口今天重新开航", 0), (TEXT, 0), ("学校食堂添了两样菜", 0), (TEXT, 0)]);
        assert_eq!(headlines(&file), [["老渡口今天重新开航", "学校食堂添了两样菜"]]);
    }

    #[test]
    fn page_lines_part_pages() {
        let file = parse(&[
            ("第二版　某州日报　2019年3月12日", 0),
            ("老渡口今天重新开航", 1),
            (TEXT, 0),
            (TEXT, 0),
            ("第三版　某州日报　2019年3月12日", 0),
            ("学校食堂添了两样菜", 1),
            (TEXT, 0),
            (TEXT, 0),
        ]);
        assert_eq!(headlines(&file), [["老渡口今天重新开航"], ["学校食堂添了两样菜"]]);
    }

    #[test]
    fn a_document_without_words_is_empty() {
        let file = parse(&[("　 ", 0)]);
        assert_eq!((file.pages.len(), &*file.warnings[0].code), (0, "empty"));
    }
}
