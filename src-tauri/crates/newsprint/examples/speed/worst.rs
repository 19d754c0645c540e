//! Texts that no paper prints. Every one is made of what the parser looks at closely, and as long as is asked.

/// Each with what it is; about `size` bytes, and a line for every ten of them where lines are counted.
pub(crate) fn texts(size: usize) -> Vec<(&'static str, String)> {
    let filled = |piece: &str| piece.repeat(size / piece.len() + 1);
    let lines = size / 10;
    vec![
        ("one line of characters", filled("老渡口今天重新开航")),
        ("one line of sentences", filled("船都回来了。码头上站满了人，")),
        ("one line of Latin words", filled("the old ferry sails again ")),
        ("one line of brackets left open", filled("（“《")),
        ("lines of four characters", "渡口开航\n".repeat(lines)),
        ("lines of four characters, no two alike", numbered(lines, "渡口第", "天\n")),
        ("empty lines", format!("渡口{}开航", "\n".repeat(size))),
        ("lines of the measure", filled("船都回来了码头上站满了人他们从清早等到晌午\n")),
        ("headlines with their texts", pieces(size, "\n\n")),
        ("headlines with their texts, no gaps", pieces(size, "\n")),
        ("bylines", filled("□某某日报记者 周亦青 通讯员 沈云\n\n")),
        ("names in brackets", filled("（周亦青 沈云）\n")),
        ("rows of names", filled("周亦青　沈　云　林小舟　王　安\n")),
        ("lines of verse", filled("船都回来了\n码头上站满了人\n\n")),
        ("page lines", filled("某某日报　2023年5月16日　星期二　第3版\n\n")),
        ("jumps", filled("（下转二版）\n（上接一版）\n")),
        ("Markdown links", filled("[信箱](mailto:a@b.c) <https://a.b> **渡口**\n")),
    ]
}

fn numbered(count: usize, before: &str, after: &str) -> String {
    (0..count).map(|n| format!("{before}{n}{after}")).collect()
}

/// Short articles, no two alike.
fn pieces(size: usize, gap: &str) -> String {
    let piece = |n: usize| {
        format!(
            "第{n}条渡船今天重新开航{gap}昨天，停了{n}年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午，\
             船老大一趟也没有歇。（周亦青）{gap}"
        )
    };
    let count = size / piece(1000).len() + 1;
    (0..count).map(piece).collect()
}
