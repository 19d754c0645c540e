//! A pen name in brackets behind the last words of a piece, as papers of the twenties sign: no role, mostly no surname.

use crate::byline::{self, Signature};
use crate::lexicon::REMARKS;
use crate::lines::Line;
use crate::punctuation::{is_closing, is_pause, is_stop, trailing_group};
use crate::reading::Reading;
use crate::words::Words;
use std::sync::LazyLock;

static REMARK: LazyLock<Words> = LazyLock::new(|| Words::of(REMARKS));

/// Reads the pen names at the ends of lines that name nobody yet.
pub(crate) fn sign(lines: &[Line<'_>], readings: &mut [Reading]) {
    for i in 0..lines.len() {
        let (line, reading) = (lines[i].chars, &readings[i]);
        let open = reading.is_text() && reading.trailing.is_none() && reading.jump.is_none();
        let Some(from) = trailing_group(line).filter(|_| open) else { continue };
        if let Some(signature) = read(&line[..from], &line[from + 1..line.len() - 1]) {
            readings[i].trailing = Some((from, signature));
            readings[i].closed = true;
        }
    }
}

/// Reads what stands in brackets behind a stop, if it can be one person's pen name: one word, and no remark.
pub(crate) fn read(before: &[char], inside: &[char]) -> Option<Signature> {
    let last = before.iter().rfind(|&&c| !c.is_whitespace() && !is_closing(c));
    let stopped = last.is_some_and(|&c| is_stop(c) || is_pause(c) || c == '‥');
    let signature = byline::read_bracketed(inside).filter(|s| s.people.len() == 1)?;
    let one_word = !inside.iter().any(|c| c.is_whitespace());
    (stopped && one_word && !REMARK.begin(inside)).then_some(signature)
}

#[cfg(test)]
mod tests {
    use crate::{FileContext, parse_file};

    /// Who signed the only article of a page that has old stops.
    fn signed(end: &str) -> Vec<String> {
        let text = format!(
            "●渡口夜談\n昨夜渡口停燈、船皆不行、余與老艄\n公坐篷下、說往年水勢、至三更方散、\n其言甚長、不能盡記、姑錄數語於此、\n{end}\n"
        );
        let file = parse_file(text.as_bytes(), &FileContext::default());
        let articles = file.pages.iter().flat_map(|page| &page.articles);
        articles.flat_map(|article| &article.bylines).map(|byline| byline.name.clone()).collect()
    }

    #[test]
    fn who_signs_with_a_pen_name_is_named() {
        assert_eq!(signed("亦可笑也、（半帆）"), ["半帆"]);
        assert_eq!(signed("亦可笑矣哉？（守拙先生）"), ["守拙先生"]);
    }

    #[test]
    fn a_remark_in_brackets_names_nobody() {
        for end in [
            "亦可笑也、（附原圖）",
            "亦可笑也、（未完）",
            "亦可笑也、（第七囘完）",
            "笑而已（半帆）",
            "亦可笑也、（中渡　食客）",
        ] {
            assert_eq!(signed(end), [""; 0], "{end}");
        }
    }
}
