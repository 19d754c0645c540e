//! Where one page of a file ends and the next begins: form feeds, and page lines that name another page.
//!
//! A file is one page unless it says otherwise. A wrong cut parts articles from their heads, so a page line in the
//! midst of a text has to name another page than the one it stands on, and both have to have something to read.

mod marks;

use crate::PageLabel;
use crate::lines::{Line, split_lines};
use marks::{Cluster, clusters};
use std::ops::Range;

/// The least Chinese characters that make a page; an index, a slogan or a weather line are fewer.
const ENOUGH: usize = 30;

/// A page's characters, where they begin in the file, and its lines.
pub(crate) struct PageText<'t> {
    pub(crate) chars: &'t [char],
    pub(crate) offset: u32,
    pub(crate) lines: Vec<Line<'t>>,
}

impl<'t> PageText<'t> {
    /// Those of the page that is `range` of a file's characters.
    pub(crate) fn read(file: &'t [char], range: Range<usize>, markdown: bool) -> Self {
        let (chars, offset) = (&file[range.clone()], offset_of(&range));
        Self { chars, offset, lines: split_lines(chars, offset, markdown) }
    }
}

/// The pages of a file, one after another, at least one. `named` is the label in the file's name.
pub(crate) fn pages<'t>(
    file: &'t [char],
    markdown: bool,
    named: Option<&PageLabel>,
) -> impl Iterator<Item = PageText<'t>> + use<'t> {
    cut(file, markdown, named).into_iter().map(move |page| match page.lines {
        Some(lines) => PageText { chars: &file[page.range.clone()], offset: offset_of(&page.range), lines },
        None => PageText::read(file, page.range, markdown),
    })
}

fn offset_of(range: &Range<usize>) -> u32 {
    u32::try_from(range.start).unwrap_or(u32::MAX)
}

/// One of the ranges that a file is cut into; with its lines where they are all that its sheet has.
struct Cut<'t> {
    range: Range<usize>,
    lines: Option<Vec<Line<'t>>>,
}

/// Cuts a file into its pages: ranges of characters that together are the whole file, at least one.
fn cut<'t>(chars: &'t [char], markdown: bool, named: Option<&PageLabel>) -> Vec<Cut<'t>> {
    let mut pages: Vec<Cut<'t>> = Vec::new();
    let mut is_blank = true;
    for sheet in sheets(chars) {
        let lines = split_lines(&chars[sheet.clone()], offset_of(&sheet), markdown);
        let starts: Vec<usize> =
            beginnings(&lines, named).into_iter().map(|line| start_of(chars, &lines[line])).collect();
        let mut start = sheet.start;
        // A sheet with nothing to read is the foot of the page before it, or the head of the next.
        let has_words = lines.iter().any(has_words);
        if let Some(last) = pages.last()
            && (is_blank || !has_words)
        {
            start = last.range.start;
            pages.pop();
        }
        is_blank &= !has_words;
        if starts.is_empty() && start == sheet.start {
            pages.push(Cut { range: sheet, lines: Some(lines) });
            continue;
        }
        for next in starts.into_iter().chain([sheet.end]) {
            pages.push(Cut { range: start..next, lines: None });
            start = next;
        }
    }
    pages
}

/// Whether a line is more than a number or a page line.
fn has_words(line: &Line<'_>) -> bool {
    line.chars.iter().filter(|c| c.is_alphabetic()).count() > 2 && !marks::is_furniture(line)
}

/// What form feeds part. A form feed belongs to what it ends.
fn sheets(chars: &[char]) -> Vec<Range<usize>> {
    let feeds = chars.iter().enumerate().filter(|&(_, &c)| c == '\u{0C}').map(|(at, _)| at + 1);
    let mut ends: Vec<usize> = feeds.collect();
    ends.push(chars.len());
    let mut sheets: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in ends {
        let is_blank = chars[start..end].iter().all(|&c| crate::lines::is_blank(c));
        match sheets.last_mut() {
            Some(last) if is_blank => last.end = end,
            _ => sheets.push(start..end),
        }
        start = end;
    }
    sheets
}

/// Where the row that a line stands in begins: its indent and its marks of heading are its own.
fn start_of(chars: &[char], line: &Line<'_>) -> usize {
    let first =
        line.markup.first().map_or(line.range.start, |mark| mark.start.min(line.range.start)) as usize;
    chars[..first].iter().rposition(|&c| crate::lines::is_break(c)).map_or(0, |at| at + 1)
}

/// What is known of the page that is being gone through.
#[derive(Default)]
struct Current<'t> {
    labels: Vec<PageLabel>,
    head: Option<Cluster<'t>>,
}

/// The lines that begin a page, apart from the first.
fn beginnings(lines: &[Line<'_>], named: Option<&PageLabel>) -> Vec<usize> {
    let clusters = clusters(lines);
    if clusters.iter().all(|cluster| cluster.start == 0) {
        return Vec::new();
    }
    let mut words = vec![0usize];
    words.extend(lines.iter().scan(0, |sum, line| {
        *sum += marks::words(line);
        Some(*sum)
    }));
    let between = |from: usize, to: usize| words[to] - words[from.min(to)];
    if let Some(starts) = after_feet(&clusters, lines.len(), between) {
        return starts;
    }
    let distinct = distinct_labels(&clusters);
    let mut current = Current::default();
    let (mut begun, mut starts) = (0, Vec::new());
    for cluster in &clusters {
        let is_head = between(begun, cluster.start) < ENOUGH;
        let has_text = between(cluster.end, lines.len()) >= ENOUGH;
        if is_head {
            current.note_head(cluster, named);
        } else if let Some(at) = current.turns_at(cluster, distinct, named).filter(|_| has_text) {
            starts.push(at);
            begun = at;
            current = Current::default();
            current.note_head(&cluster.from(at), None);
        } else if current.labels.is_empty() && current.head.is_none() {
            current.labels.clone_from(&cluster.labels());
        }
    }
    starts
}

impl<'t> Current<'t> {
    /// Takes up what stands at the head of a page. Under a title block, a bare label is an index of other pages.
    fn note_head(&mut self, cluster: &Cluster<'t>, named: Option<&PageLabel>) {
        let is_front = cluster.is_title_block() || self.head.as_ref().is_some_and(Cluster::is_title_block);
        let labels = if is_front { cluster.full_labels() } else { cluster.labels() };
        if self.labels.is_empty() {
            self.labels = labels;
        } else {
            self.labels.extend(labels.into_iter().filter(|label| cluster.full_labels().contains(label)));
        }
        // A spread's file is named after both its pages, and its page lines may stand anywhere.
        self.labels.extend(named.map(marks::labels_of_spread).unwrap_or_default());
        if self.head.is_none() && !cluster.is_bare() {
            self.head = Some(cluster.clone());
        }
    }

    /// The line of `cluster` at which another page than this begins, if one does.
    fn turns_at(&self, cluster: &Cluster<'t>, distinct: usize, named: Option<&PageLabel>) -> Option<usize> {
        let others: Vec<&marks::Mark> = cluster
            .marks
            .iter()
            .filter(|m| m.label.as_ref().is_some_and(|l| !self.labels.contains(l)))
            .collect();
        let Some(first) = others.first() else {
            return self.is_another_day(cluster).then_some(cluster.start);
        };
        let label = first.label.as_ref()?;
        let is_full = cluster.is_full(first);
        let follows = if self.labels.is_empty() {
            match &self.head {
                // The page with the title block is the first.
                Some(_) => !marks::is_first(label) && (is_full || marks::number(label) == Some(2)),
                None => is_full && distinct > 1 && named != Some(label),
            }
        } else {
            is_full || self.labels.iter().any(|before| marks::is_next(before, label))
        };
        let is_index = !is_full && others.len() > 1;
        (follows && !is_index).then(|| cluster.start_after(&self.labels, first.line))
    }

    /// A second title block, or a page line of another day or another paper. Only a first page has a title block.
    fn is_another_day(&self, cluster: &Cluster<'t>) -> bool {
        let Some(head) = self.head.as_ref().filter(|_| cluster.is_dated_head()) else { return false };
        let is_after_first =
            cluster.is_title_block() && self.labels.iter().any(|label| !marks::is_first(label));
        is_after_first
            || differ(&head.date(), &cluster.date())
            || differ(&head.number(), &cluster.number())
            || differ(&head.paper(), &cluster.paper())
    }
}

/// Whether both are known and not the same.
fn differ<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_some() && b.is_some() && a != b
}

/// Where page lines stand at the foot: the text ends with one, does not begin with one, and they name different pages.
/// Then each ends its page.
fn after_feet(
    clusters: &[Cluster<'_>],
    lines: usize,
    between: impl Fn(usize, usize) -> usize,
) -> Option<Vec<usize>> {
    let feet: Vec<&Cluster<'_>> =
        clusters.iter().filter(|c| between(0, c.start) >= ENOUGH && c.single_label().is_some()).collect();
    let (last, others) = feet.split_last()?;
    let is_headed = clusters.iter().any(|c| between(0, c.start) < ENOUGH && !c.labels().is_empty());
    let has_title = clusters.iter().any(|c| between(0, c.start) < ENOUGH);
    let begins_with_first = !has_title || marks::is_first(&feet[0].single_label()?);
    if is_headed || !begins_with_first || between(last.end, lines) >= ENOUGH || others.is_empty() {
        return None;
    }
    let mut labels: Vec<PageLabel> = feet.iter().filter_map(|foot| foot.single_label()).collect();
    labels.dedup();
    let mut from = 0;
    let mut starts = Vec::new();
    for foot in others {
        if between(from, foot.start) < ENOUGH {
            return None;
        }
        from = foot.end;
        starts.push(foot.end);
    }
    (labels.len() == feet.len() && between(from, last.start) >= ENOUGH).then_some(starts)
}

fn distinct_labels(clusters: &[Cluster<'_>]) -> usize {
    let mut labels: Vec<String> =
        clusters.iter().flat_map(Cluster::labels).map(|label| label.as_str().to_owned()).collect();
    labels.sort_unstable();
    labels.dedup();
    labels.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HARBOUR: &str = "老渡口今天重新开航\n\n　　昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午，船工说这是十年里最忙的一天。\n";
    const SCHOOL: &str = "学校食堂添了两样菜\n\n　　孩子们排着队尝，厨师在窗口里笑，说明天还要再添一样，味道咸淡由大家投票来定。\n";
    const BRIDGE: &str = "新桥的灯一盏盏亮了\n\n　　傍晚六点，新桥上的灯从南岸亮到北岸，看灯的人站满了堤，有人数到了一百二十盏。\n";

    /// The first line of each page that `text` is cut into.
    #[track_caller]
    fn check_named(text: &str, named: Option<&str>, want: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let cut = cut(&chars, false, named.map(PageLabel::new).as_ref());
        let pages: Vec<Range<usize>> = cut.into_iter().map(|page| page.range).collect();
        let ends: Vec<usize> = pages.iter().map(|page| page.end).collect();
        let starts: Vec<usize> = pages.iter().map(|page| page.start).collect();
        assert_eq!((starts[0], ends.last()), (0, Some(&chars.len())), "all of the file");
        assert_eq!(starts[1..], ends[..ends.len() - 1], "each page begins where one ends");
        let first = |page: &Range<usize>| {
            let text: String = chars[page.clone()].iter().collect();
            text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned()
        };
        assert_eq!(pages.iter().map(first).collect::<Vec<_>>(), want, "{text}");
    }

    #[track_caller]
    fn check(parts: &[&str], want: &[&str]) {
        check_named(&parts.join("\n"), None, want);
    }

    #[test]
    fn a_form_feed_begins_a_page() {
        let first = "老渡口今天重新开航";
        check(&[HARBOUR, "\u{0C}", SCHOOL], &[first, "学校食堂添了两样菜"]);
        check(&[HARBOUR, "\u{0C}\n2\n\u{0C}", SCHOOL, "\u{0C}\n\n"], &[first, "学校食堂添了两样菜"]);
        check(&["\u{0C}\n第二版\n\u{0C}", HARBOUR], &["第二版"]);
    }

    #[test]
    fn a_page_line_that_names_another_page_begins_it() {
        let plate = "某州日报\n2019年3月12日　星期二　第9567期　今日四版\n某州报社主办\n";
        for line in [
            "第二版　某州日报　2019年3月12日　星期二",
            "2版　民生",
            "2019年3月12日 星期二 3版",
            "A02 要闻\n某州日报",
        ] {
            let first = line.lines().next().unwrap();
            check(&[plate, HARBOUR, "责编：周青", line, SCHOOL], &["某州日报", first]);
        }
        let head = "第二版　某州日报　2019年3月12日";
        check(&[head, HARBOUR, "某州日报\n第三版　2019年3月12日", SCHOOL], &[head, "某州日报"]);
        check(
            &["A02 要闻", HARBOUR, "A03 民生", SCHOOL, "B01 副刊\n某州日报", BRIDGE],
            &["A02 要闻", "A03 民生", "B01 副刊"],
        );
        check(
            &["第二版民國九年四月三日", HARBOUR, "第三版民國九年四月三日", SCHOOL],
            &["第二版民國九年四月三日", "第三版民國九年四月三日"],
        );
    }

    #[test]
    fn page_lines_at_the_foot_end_their_pages() {
        let foot = |page: &str| format!("2019年3月12日　星期二　第{page}版\n责编：周青\n");
        let (two, three) = (foot("二"), foot("三"));
        check(&[HARBOUR, &two], &["老渡口今天重新开航"]);
        check(&[HARBOUR, &two, SCHOOL, &three], &["老渡口今天重新开航", "学校食堂添了两样菜"]);
        let plate = "某州日报\n2019年3月12日　星期二　第9567期\n";
        check(&[plate, HARBOUR, &foot("一"), SCHOOL, &two], &["某州日报", "学校食堂添了两样菜"]);
        check(
            &["第二版 要闻", HARBOUR, &two, "第三版 民生", SCHOOL, &three],
            &["第二版 要闻", "第三版 民生"],
        );
    }

    #[test]
    fn pages_of_two_days_may_stand_in_one_file() {
        let plate = |day: &str, number: &str| format!("某州日报\n2019年3月{day}　第{number}期\n");
        let (first, second) = (plate("12日　星期二", "9567"), plate("13日　星期三", "9568"));
        check(&[&first, HARBOUR, &second, SCHOOL], &["某州日报", "某州日报"]);
        let other = "某县新闻\n某县晚报\n2019年3月12日　星期二　第77期";
        check(&[&first, HARBOUR, other, SCHOOL], &["某州日报", "某县晚报"]);
        check(&[&first, HARBOUR, &first, SCHOOL], &["某州日报"]);
        let last = "第四版　某州日报　2019年3月12日";
        check(&[last, HARBOUR, &first, SCHOOL], &[last, "某州日报"]);
        let wide = "某州晚报\nMOUZHOU WANBAO\n２０１９年３月１３日　星期三　己亥年二月初七\n总第９５６８期　今日１６版　零售价：１元";
        check(&[&first, HARBOUR, wide, SCHOOL], &["某州日报", "某州晚报"]);
    }

    #[test]
    fn an_index_names_pages_and_begins_none() {
        let plate = "某州日报\n2019年3月12日　星期二　第9567期　今日四版\n";
        for index in [
            "导读\n2版　学校食堂添了两样菜，孩子排着队尝",
            "今日导读\n2版　民生",
            "2版 民生\n3版 文体\n4版 副刊",
            "2版 民生",
        ] {
            check(&[plate, index, HARBOUR, SCHOOL], &["某州日报"]);
        }
        check(&[plate, HARBOUR, "导读\n2版　民生\n3版　文体", SCHOOL], &["某州日报"]);
        check(&[plate, HARBOUR, "2版　民生\n3版　文体", SCHOOL], &["某州日报"]);
        check(&[plate, HARBOUR, "（下转二版）", SCHOOL, "▲上接第三版", BRIDGE], &["某州日报"]);
    }

    #[test]
    fn a_spread_is_one_page() {
        let (left, right) = ("2版　某州日报　2012年7月7日", "3版　某州日报　2012年7月7日");
        check(&[left, right, HARBOUR, SCHOOL], &[left]);
        check(&[left, HARBOUR, SCHOOL, right], &[left]);
        check_named(&[left, HARBOUR, right, SCHOOL].join("\n"), Some("2·3连版"), &[left]);
        check(&["2·3连版　某州日报　2012年7月7日", HARBOUR, SCHOOL], &["2·3连版　某州日报　2012年7月7日"]);
    }

    #[test]
    fn what_only_looks_like_a_page_line_begins_none() {
        let head = "第二版　某州日报　2019年3月12日";
        let lines = [
            "第二版　某州日报",
            "1998年8月7日　星期五　晴",
            "某州日报编辑部\n2019年3月11日",
            "词典第一版面世",
            "（1934年5月16日《某津時報》\n第三版，本報節錄）",
            "（原载2018年5月16日某州晚报第三版）",
            "5版",
            "老张出了第三本书",
            "2024年3月5日",
        ];
        for line in lines {
            check(&[head, HARBOUR, line, SCHOOL], &[head]);
        }
    }

    #[test]
    fn a_page_that_names_itself_late_is_one_page() {
        let line = "第三版　某州日报　2019年3月12日";
        check(&[HARBOUR, line, SCHOOL], &["老渡口今天重新开航"]);
        let next = "第四版　某州日报　2019年3月12日";
        check(&[HARBOUR, line, SCHOOL, next, BRIDGE], &["老渡口今天重新开航", line, next]);
    }
}
