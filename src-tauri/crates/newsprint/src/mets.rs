//! METS: an issue as a library takes it apart, with its articles. Its pages are ALTO files beside it; which block belongs
//! to which article, and as what, is taken over as it says.

mod drafts;
mod facts;
mod structure;

use crate::alto::read_alto;
use crate::scan::{PageMaker, ScanPage, articles_of, read_pages, stated_label};
use crate::{
    Article, CharRange, Confidence, FileContext, Format, Furniture, IssueFacts, Jump, PARSER_VERSION,
    PageLabel, ParsedFile, ParsedPage, Warning, Weights, articles, beside, read_name,
};
use drafts::{Issue, OfPage};
use std::collections::BTreeMap;
use structure::{PageFiles, Structure, read_structure};

/// What a library says is held for this sure.
const STATED: Confidence = Confidence::HIGH;

/// What says it.
const REASON: &str = "stated_by_library";

/// The ALTO files that a METS file names, in the order of its pages.
pub(crate) fn references(bytes: &[u8]) -> Vec<String> {
    let structure = read_structure(bytes);
    let pages = structure.pages();
    let texts = pages.iter().filter_map(|page| structure.reference(page.text.as_ref()?));
    texts.filter_map(beside::path_beside).collect()
}

/// The pictures of its pages, as it names them.
pub(crate) fn pictures(bytes: &[u8]) -> Vec<String> {
    let structure = read_structure(bytes);
    let pages = structure.pages();
    let images = pages.iter().filter_map(|page| structure.reference(page.image.as_ref()?));
    images.filter_map(beside::picture_beside).collect()
}

/// Takes an issue apart.
pub(crate) fn read(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    let structure = read_structure(bytes);
    let files = structure.pages();
    let mut warnings = structure.warnings.clone();
    let scans = scans(&structure, &files, context, &mut warnings);
    if scans.iter().all(Option::is_none) {
        return crate::refused_with("pages_missing", warnings);
    }
    let facts = facts::issue_facts(&structure);
    let pages: Vec<Option<&ScanPage>> = scans.iter().map(Option::as_ref).collect();
    let issue = drafts::read_issue(&structure, &files, &pages);
    let mut file = if issue.has_articles() {
        warnings.extend(scans.iter().flatten().filter_map(ScanPage::doubt));
        let mut pages = build(&files, &pages, &issue);
        let named = read_name(context);
        warnings.extend(named.fault(context.template));
        let is_alone = pages.len() == 1;
        for page in &mut pages {
            page.issue = facts.clone();
            warnings.extend(named.complete(page, is_alone));
        }
        let issue = pages.first().map_or_else(IssueFacts::default, |page| page.issue.clone());
        let encoding = structure.encoding.to_owned();
        ParsedFile { format: Format::Alto, encoding, issue, pages, warnings, parser_version: PARSER_VERSION }
    } else {
        let all: Vec<ScanPage> = scans.into_iter().map(Option::unwrap_or_default).collect();
        read_pages(&all, (Format::Alto, structure.encoding), warnings, context, weights)
    };
    facts::state(&facts, &mut file);
    file
}

/// The scans of the pages; what is odd about them, and which files are missing, is said.
fn scans(
    structure: &Structure,
    files: &[PageFiles],
    context: &FileContext<'_>,
    warnings: &mut Vec<Warning>,
) -> Vec<Option<ScanPage>> {
    let mut scans = Vec::with_capacity(files.len());
    for (number, page) in (1..).zip(files) {
        let reference = page.text.as_ref().and_then(|id| structure.reference(id));
        let path = reference.and_then(beside::path_beside);
        let found = context.beside.iter().find(|file| Some(&file.reference) == path.as_ref());
        let alto = found.map(|file| read_alto(&file.bytes)).unwrap_or_default();
        warnings.extend(alto.warnings);
        let mut scan = alto.pages.into_iter().next();
        if scan.is_none() {
            let detail = reference.map_or_else(|| format!("{number}"), str::to_owned);
            warnings.push(Warning { code: "page_file_missing".into(), detail, span: None });
        }
        if let Some(scan) = &mut scan {
            let image = page.image.as_ref().and_then(|id| structure.reference(id));
            scan.image = image.map(str::to_owned).or(scan.image.take());
            scan.label = page.label.clone().or(scan.label.take());
        }
        scans.push(scan);
    }
    scans
}

/// Makes the pages, and the links between the parts of articles that go on from page to page.
fn build(files: &[PageFiles], scans: &[Option<&ScanPage>], issue: &Issue) -> Vec<ParsedPage> {
    let mut pages: Vec<ParsedPage> = Vec::with_capacity(scans.len());
    let mut places: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let mut offset = 0;
    let empty = ScanPage::default();
    for (number, scan) in scans.iter().enumerate() {
        let page = scan.unwrap_or(&empty);
        let mut maker = PageMaker::new(page, offset);
        offset = maker.end();
        let (articles, furniture) = take_over(page, &issue.of_page(number, page.blocks.len()), &mut maker);
        for (at, origin) in articles.iter().enumerate().filter_map(|(at, (origin, _))| Some((at, (*origin)?)))
        {
            places.entry(origin).or_default().push((number, at));
        }
        let articles = articles.into_iter().map(|(_, article)| article).collect();
        let ordinal = u32::try_from(number).unwrap_or(u32::MAX);
        let mut made = maker.finish(ordinal, IssueFacts::default(), articles, furniture);
        if scan.is_none() {
            made.sheet = None;
        }
        let label = files[number].label.clone().unwrap_or_else(|| format!("{}", number + 1));
        made.label = stated_label(&label);
        pages.push(made);
    }
    for places in places.values() {
        places.windows(2).for_each(|pair| link(&mut pages, pair[0], pair[1]));
    }
    pages
}

/// A page's articles, each with its number in the issue if the library names it, and its furniture.
fn take_over(
    page: &ScanPage,
    of_page: &OfPage,
    maker: &mut PageMaker<'_>,
) -> (Vec<(Option<usize>, Article)>, Vec<Furniture>) {
    let mut articles = Vec::new();
    for (number, draft) in &of_page.articles {
        articles.extend(maker.article(draft, STATED, REASON).map(|article| (Some(*number), article)));
    }
    let pieces = of_page.furniture.iter();
    let mut furniture: Vec<Furniture> =
        pieces.filter_map(|(kind, blocks)| maker.furniture(*kind, blocks, REASON)).collect();
    let (others, aside) = articles_of(page, &of_page.others, maker);
    articles.extend(others.into_iter().map(|article| (None, article)));
    furniture.extend(aside);
    (articles, furniture)
}

/// Says of two parts of an article that one goes on in the other: as a jump that nobody printed, on both sides the same.
fn link(pages: &mut [ParsedPage], from: (usize, usize), to: (usize, usize)) {
    let first = &pages[from.0].articles[from.1];
    let start = articles::spans(first).map(|(_, span)| span.start).min().unwrap_or(0);
    let headline = first.headline.as_ref().map(|headline| headline.text.clone());
    let label = |page: &ParsedPage| page.label.as_ref().map(|label| label.value.clone());
    let (Some(here), Some(there)) = (label(&pages[from.0]), label(&pages[to.0])) else { return };
    let jump =
        |page: PageLabel| Jump { page, headline: headline.clone(), span: CharRange::new(start, start) };
    let (onward, back) = (jump(there), jump(here));
    pages[from.0].articles[from.1].continues_to = Some(onward);
    pages[to.0].articles[to.1].continued_from = Some(back);
}

#[cfg(test)]
mod tests;
