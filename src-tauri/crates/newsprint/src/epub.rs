//! Electronic books: their documents in the order of the spine, each read as a web page is, its headings parting articles.
//!
//! The text that characters are counted in is that of all documents, one after another; the contents, which say all
//! headings again, and what a book says of itself as a package are no text. Pictures are passed over.

use crate::html::write_rows;
use crate::package::{Fault, Package};
use crate::written::{self, Written};
use crate::{FileContext, Format, ParsedFile, Warning, Weights};
use rbook::Epub;
use std::io::Cursor;

/// Takes a book apart.
pub(crate) fn read(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    written::read(words_of(bytes), Format::Epub, context, weights)
}

fn words_of(bytes: &[u8]) -> Result<Written, Fault> {
    Package::open(bytes)?.check()?;
    let damaged = |detail: String| Fault { code: "package_damaged", detail };
    let source = Cursor::new(bytes.to_vec());
    let book = Epub::options().skip_toc(true).read(source).map_err(|error| damaged(error.to_string()))?;
    let mut written = Written::default();
    for entry in book.spine() {
        let Some(document) =
            entry.manifest_entry().filter(|document| !document.properties().has_property("nav"))
        else {
            continue;
        };
        match document.read_bytes() {
            Ok(bytes) => write_rows(&bytes, &mut written),
            Err(error) => {
                let code = "document_missing".into();
                written.warnings.push(Warning { code, detail: error.to_string(), span: None });
            }
        }
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::packed;
    use crate::{BlockKind, parse_file};

    const TEXT: &str =
        "昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午，船工说这是十年里最忙的一天。";

    fn book(documents: &[(&str, &str)]) -> Vec<u8> {
        let items: String = documents
            .iter()
            .map(|(name, _)| {
                format!("<item id='{name}' href='{name}.xhtml' media-type='application/xhtml+xml'/>")
            })
            .collect();
        let spine: String = documents.iter().map(|(name, _)| format!("<itemref idref='{name}'/>")).collect();
        let package = format!(
            "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='i'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>             <dc:identifier id='i'>x</dc:identifier><dc:title>某州日报</dc:title><dc:language>zh</dc:language></metadata>             <manifest><item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>{items}</manifest>             <spine><itemref idref='nav'/>{spine}</spine></package>"
        );
        let container = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles>                         <rootfile full-path='OEBPS/p.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";
        let written: Vec<(String, String)> = documents
            .iter()
            .map(|(name, body)| {
                let html = format!(
                    "<?xml version='1.0'?><html xmlns='x'><head><title/></head><body>{body}</body></html>"
                );
                (format!("OEBPS/{name}.xhtml"), html)
            })
            .collect();
        let mut members = vec![
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("OEBPS/p.opf", &package),
            (
                "OEBPS/nav.xhtml",
                "<html><body><nav><a href='a.xhtml'>老渡口今天重新开航</a></nav></body></html>",
            ),
        ];
        members.extend(written.iter().map(|(name, html)| (&**name, &**html)));
        packed(&members)
    }

    #[test]
    fn its_documents_are_read_in_the_order_of_the_spine() {
        let first = format!(
            "<h1>老渡口今天重新开航</h1><p>记者 周青</p><p>{TEXT}</p><h2>船工的一天</h2><p>{TEXT}</p>"
        );
        let second = format!(
            "<h1>学校食堂添了两样菜</h1><p>{TEXT}</p><table><tr><td>菜<td>价<tr><td>鱼<td>三角</table>"
        );
        let file = parse_file(&book(&[("b", &first), ("a", &second)]), &FileContext::default());
        assert_eq!(
            (file.format, file.pages.len(), file.warnings.len()),
            (Format::Epub, 1, 0),
            "{:?}",
            file.warnings
        );
        let articles = &file.pages[0].articles;
        let heads: Vec<&str> = articles
            .iter()
            .filter_map(|article| article.headline.as_ref())
            .map(|h| h.text.as_str())
            .collect();
        assert_eq!(heads, ["老渡口今天重新开航", "学校食堂添了两样菜"]);
        assert_eq!(articles[0].bylines[0].name, "周青");
        let kinds = |n: usize| articles[n].blocks.iter().map(|block| block.kind).collect::<Vec<_>>();
        assert_eq!(kinds(0), [BlockKind::Paragraph, BlockKind::Subhead, BlockKind::Paragraph]);
        assert_eq!(kinds(1), [BlockKind::Paragraph, BlockKind::Table]);
        assert_eq!(file.pages[0].account.unplaced, 0);
    }

    #[test]
    fn a_damaged_book_says_so_and_costs_nothing() {
        let whole = book(&[("a", &format!("<h1>老渡口</h1><p>{TEXT}</p>"))]);
        for at in (0..whole.len()).step_by(13) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x5A;
            let file = parse_file(&damaged, &FileContext::default());
            assert!(!file.pages.is_empty() || !file.warnings.is_empty(), "byte {at}");
        }
        let cut = parse_file(&whole[..whole.len() / 2], &FileContext::default());
        assert_eq!((cut.pages.len(), &*cut.warnings[0].code), (0, "package_damaged"));
    }
}
