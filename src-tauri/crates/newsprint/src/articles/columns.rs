//! Labels of columns that stand over more than one article.

use crate::stack::is_brief_label;
use crate::{Article, PrintedText};

/// The longest piece that is a brief, in characters.
const BRIEF: usize = 170;

/// A label like 简讯 stands over a run of briefs: those after the first are under it, too.
pub(super) fn share(articles: &mut [Article]) {
    let mut label: Option<PrintedText> = None;
    for article in articles {
        let length: usize = article.blocks.iter().map(|b| b.text.text.chars().count()).sum();
        let brief = length <= BRIEF && article.blocks.len() == 1 && article.headline.is_some();
        if !brief || article.kicker.is_some() || article.subheadline.is_some() {
            label = None;
        } else if let Some(column) = &article.column {
            let chars: Vec<char> = column.text.chars().collect();
            label = is_brief_label(&chars).then(|| column.clone());
        } else {
            article.column.clone_from(&label);
        }
    }
}
