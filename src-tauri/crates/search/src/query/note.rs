//! What can be wrong or odd in a query, and the sentence that says so. The only place with sentences for readers.

/// What was wrong or odd in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Stable name: `unclosed_quote`.
    pub code: &'static str,
    /// A sentence in Chinese saying what and where.
    pub message: String,
    /// First character of the query it is about.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// The kinds of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    UnclosedQuote,
    EmptyQuote,
    UnclosedGroup,
    StrayClose,
    EmptyGroup,
    MissingOperand,
    EmptyField,
    BadDate,
    ReversedDates,
    StarNeedless,
    NearNeedsWords,
    NearDistance,
    TooDeep,
    TooLong,
    EmptyQuery,
}

impl Kind {
    /// The note of this kind about the characters `start..end` of `query`.
    pub(crate) fn note(self, query: &[char], start: usize, end: usize) -> Note {
        let end = end.min(query.len());
        let start = start.min(end);
        let quoted: String = query[start..end].iter().take(30).collect();
        let place = start + 1;
        let (code, message) = self.words(&quoted, place);
        let position = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Note { code, message, start: position(start), end: position(end) }
    }

    fn words(self, quoted: &str, place: usize) -> (&'static str, String) {
        match self {
            Self::UnclosedQuote => {
                ("unclosed_quote", format!("第{place}个字处的引号没有合上，已把其后的文字都当作引文。"))
            }
            Self::EmptyQuote => ("empty_quote", format!("第{place}个字处的引号里没有可查的文字，已略去。")),
            Self::UnclosedGroup => {
                ("unclosed_group", format!("第{place}个字处的左括号没有合上，已在末尾补上。"))
            }
            Self::StrayClose => {
                ("stray_close", format!("第{place}个字处的右括号没有左括号与之对应，已略去。"))
            }
            Self::EmptyGroup => ("empty_group", format!("第{place}个字处的括号里没有内容，已略去。")),
            Self::MissingOperand => {
                ("missing_operand", format!("第{place}个字处的“{quoted}”缺少要查的词，已略去。"))
            }
            Self::EmptyField => ("empty_field", format!("第{place}个字处的“{quoted}”后面没有内容，已略去。")),
            Self::BadDate => (
                "bad_date",
                format!(
                    "第{place}个字处的“{quoted}”不是日期，已略去；可写 2023、2023-10、2023-10-11 或 2023-10..2024-03。"
                ),
            ),
            Self::ReversedDates => {
                ("reversed_dates", format!("第{place}个字处的“{quoted}”起止颠倒，已调换。"))
            }
            Self::StarNeedless => (
                "star_needless",
                format!(
                    "第{place}个字处的“*”不需要：中文查词本来就会找到包含它的更长的词；只有字母和数字的词用“*”表示开头。"
                ),
            ),
            Self::NearNeedsWords => (
                "near_needs_words",
                format!(
                    "第{place}个字处的“{quoted}”两边只能是词、引文或用 OR 连接的词，已改为两边都要出现。"
                ),
            ),
            Self::NearDistance => {
                ("near_distance", format!("第{place}个字处的“{quoted}”里的距离不是数字，已按 NEAR/10 处理。"))
            }
            Self::TooDeep => ("too_deep", format!("第{place}个字处的括号套得太深，其中的内容已略去。")),
            Self::TooLong => ("too_long", format!("查询太长，第{place}个字以后的部分已略去。")),
            Self::EmptyQuery => ("empty_query", "没有可查的内容。".to_owned()),
        }
    }
}
