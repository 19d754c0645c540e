//! 版: a page's label as the paper prints it, and the order of labels in an issue.

use serde::{Deserialize, Serialize};

/// A page's label as printed: `1`, `A01`, `2·3连版`, `特刊`, `中缝`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PageLabel(String);

impl PageLabel {
    /// Keeps the label as printed, without white space around it.
    #[must_use]
    pub fn new(printed: &str) -> Self {
        Self(printed.trim().to_owned())
    }

    /// The label as printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Text whose byte order is the order of pages in an issue: section letters first, then the number
    /// (`2` before `10`, `A02` before `B01`), and labels without a number (`特刊`, `中缝`) last.
    #[must_use]
    pub fn sort_key(&self) -> String {
        let mut key = String::new();
        let mut digits = String::new();
        let has_digit = self.0.chars().any(|c| c.is_ascii_digit());
        if !has_digit {
            return format!("~{}", self.0);
        }
        for c in self.0.chars() {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            push_number(&mut key, &mut digits);
            key.push(c.to_ascii_uppercase());
        }
        push_number(&mut key, &mut digits);
        key
    }
}

fn push_number(key: &mut String, digits: &mut String) {
    if !digits.is_empty() {
        let number = digits.trim_start_matches('0');
        key.push_str(&"0".repeat(6usize.saturating_sub(number.len())));
        key.push_str(number);
        digits.clear();
    }
}

impl std::fmt::Display for PageLabel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_stand_in_the_order_they_are_turned() {
        let mut labels = ["10", "2", "特刊", "B01", "A02", "2·3连版", "1"].map(PageLabel::new);
        labels.sort_by_key(PageLabel::sort_key);
        assert_eq!(labels.map(|l| l.0), ["1", "2", "2·3连版", "10", "A02", "B01", "特刊"]);
    }
}
