//! The conditions of a query one by one, for who found nothing and wants to know by which of them.

use super::Query;
use super::tree::{Clause, Leaf, LeafKind};

/// One of the conditions that all had to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// In the query language.
    pub written: String,
    /// The characters that were looked for, where it is nothing but those.
    pub sought: Option<Sought>,
}

/// Characters that stand one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// As the reader wrote them.
    pub text: String,
    /// What names the field before them; empty for anywhere.
    pub field: &'static str,
    /// Whether they were cut out of unquoted text.
    pub is_free: bool,
    /// Whether they are letters or digits, which a prefix finds.
    pub is_word: bool,
}

impl Sought {
    /// Other characters looked for in the same way, in the query language.
    #[must_use]
    pub fn written(&self, text: &str) -> String {
        if self.is_word {
            return format!("{}{text}*", self.field);
        }
        format!("{}\"{}\"", self.field, text.replace('"', "\\\""))
    }
}

impl Query {
    /// Its conditions, all of which must hold, in the order they were written.
    #[must_use]
    pub fn conditions(&self) -> Vec<Condition> {
        of(&self.root)
    }
}

fn of(clause: &Clause) -> Vec<Condition> {
    match clause {
        Clause::Nothing => Vec::new(),
        Clause::All(clauses) => clauses.iter().flat_map(of).collect(),
        Clause::Run { words, .. } => words.iter().map(|spellings| word(spellings)).collect(),
        Clause::Leaf(leaf) => vec![word(std::slice::from_ref(leaf))],
        Clause::Any(_) => vec![Condition { written: format!("({clause})"), sought: None }],
        Clause::Near { .. } => vec![Condition { written: format!("({clause})"), sought: None }],
        Clause::Not(_) | Clause::Name { .. } | Clause::Dates(_) => {
            vec![Condition { written: clause.to_string(), sought: None }]
        }
    }
}

fn word(spellings: &[Leaf]) -> Condition {
    let written: Vec<String> = spellings.iter().map(Leaf::to_string).collect();
    let written = if written.len() > 1 { format!("({})", written.join(" OR ")) } else { written.concat() };
    let sought = spellings.first().map(|leaf| Sought {
        text: leaf.text.clone(),
        field: leaf.scope.written(),
        is_free: leaf.is_free,
        is_word: leaf.kind == LeafKind::Prefix || leaf.is_word(),
    });
    Condition { written, sought }
}

#[cfg(test)]
mod tests {
    use crate::{Matching, Query};

    fn conditions(query: &str) -> Vec<String> {
        let parsed = Query::parse(query, Matching::Folded);
        parsed.conditions().into_iter().map(|condition| condition.written).collect()
    }

    #[test]
    fn each_condition_stands_by_itself() {
        assert_eq!(conditions("农村电商 -“下乡”"), ["\"农村\"", "\"电商\"", "-\"下乡\""]);
        assert_eq!(conditions("三十 题:雪"), ["(\"三十\" OR \"30\")", "题:\"雪\""]);
        assert_eq!(conditions("(甲 OR 乙) 日期:2023"), ["(\"甲\" OR \"乙\")", "日期:2023"]);
        assert_eq!(conditions("甲 NEAR/5 乙"), ["(\"甲\" NEAR/5 \"乙\")"]);
        assert!(conditions("").is_empty());
    }

    #[test]
    fn other_characters_are_looked_for_in_the_same_field() {
        let query = Query::parse("题:“政企联动”", Matching::Folded);
        let sought = query.conditions().remove(0).sought.unwrap();
        assert_eq!(sought.written("政企"), "题:\"政企\"");
        assert!(!sought.is_free && !sought.is_word);
        let word = Query::parse("qingdao", Matching::Folded).conditions().remove(0).sought.unwrap();
        assert_eq!(word.written("qing"), "qing*");
    }
}
