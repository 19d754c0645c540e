//! JSON with one control character for each piece that recurs in what we write. JSON holds no control characters of its
//! own, so the way back is plain, whatever the words between. What stands in archives is read with this table: a piece
//! never changes.

use std::borrow::Cow;

/// All control characters but those that may stand between JSON's values: tab, line feed, carriage return.
const SIGNS: &str = "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{b}\u{c}\u{e}\u{f}\u{10}\u{11}\u{12}\u{13}\u{14}\u{15}\u{16}\u{17}\u{18}\u{19}\u{1a}\u{1b}\u{1c}\u{1d}\u{1e}\u{1f}";

/// The piece that each of [`SIGNS`] stands for. Longer ones stand before what is a part of them.
const PIECES: [&str; SIGNS.len()] = [
    r#"","outcome":{"kind":"imported"},"newspaper":{"value":""#,
    r#"},"number":null,"edition":null,"label":{"value":""#,
    r#","jump":0,"caption":0,"furniture":"#,
    r#""],"page_origins":[{"source":""#,
    r#"[{"kind":"folio","text":{"text":""#,
    r#","dropped":0,"unplaced":0}"#,
    r#"","source":"folio","confidence":0."#,
    r#"[{"code":"headline_above"#,
    r#"{"newspaper":{"value":""#,
    r#"}]},"reason":{"code":""#,
    r#"},"date":{"value":""#,
    r#","account":{"total":"#,
    r#"","spans":[{"start":"#,
    r#"","confidence":0."#,
    r#","look_again":["#,
    r#","warnings":[]}"#,
    r#","headlines":"#,
    r#"","detail":""}"#,
    r#"","articles":"#,
    r#"}],"articles":"#,
    r#"},"pages":[""#,
    r#"},"name":null}"#,
    r#"","source":""#,
    r#"{"path":""#,
    r#"{"page":""#,
    r#","byline":"#,
    r#"{"code":""#,
    r#","end":"#,
];

/// `json` with pieces as control characters.
pub(super) fn shorten(json: &str) -> String {
    let mut short = json.to_owned();
    for (piece, sign) in PIECES.iter().zip(SIGNS.chars()) {
        if short.contains(piece) {
            short = short.replace(piece, sign.encode_utf8(&mut [0; 4]));
        }
    }
    short
}

/// What [`shorten`] was given; plain JSON is given back.
pub(super) fn restore(short: &str) -> Cow<'_, str> {
    let piece = |c: char| SIGNS.find(c).map(|i| PIECES[i]);
    if !short.contains(|c| piece(c).is_some()) {
        return Cow::Borrowed(short);
    }
    let mut json = String::with_capacity(short.len() * 4);
    for c in short.chars() {
        match piece(c) {
            Some(piece) => json.push_str(piece),
            None => json.push(c),
        }
    }
    Cow::Owned(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_knows_is_a_quarter_as_long() {
        let facts = r#"{"newspaper":{"value":"临江晚报","source":"folio","confidence":0.95},"date":{"value":"2013-01-01","source":"folio","confidence":0.99},"number":null,"edition":null,"label":{"value":"1","source":"folio","confidence":0.95},"name":null}"#;
        let short = shorten(facts);
        assert!(short.len() * 4 < facts.len(), "{} of {}", short.len(), facts.len());
        assert_eq!(restore(&short), facts);
    }

    /// Archives were written so: this must never change.
    #[test]
    fn what_stands_in_archives_is_read() {
        assert_eq!(restore("[\u{1e}odd\u{15}]"), r#"[{"code":"odd","detail":""}]"#);
        let facts = "\u{b}某报\u{7}95\u{e}1920-04-05\u{1a}nameplate\u{11}9\u{2}1\u{7}95\u{19}";
        let printed = r#"{"newspaper":{"value":"某报","source":"folio","confidence":0.95},"date":{"value":"1920-04-05","source":"nameplate","confidence":0.9},"number":null,"edition":null,"label":{"value":"1","source":"folio","confidence":0.95},"name":null}"#;
        assert_eq!(restore(facts), printed);
        assert_eq!(shorten(printed), facts);
        for (piece, sign) in PIECES.iter().zip(SIGNS.chars()) {
            assert_eq!(shorten(piece), sign.to_string());
        }
    }

    #[test]
    fn json_written_with_line_breaks_is_left_as_it_is() {
        let json = "{\n\t\"a\":\r\n1}";
        assert_eq!((restore(json).as_ref(), shorten(json).as_str()), (json, json));
    }

    #[test]
    fn any_words_come_back() {
        let mut dice = fastrand::Rng::with_seed(1920);
        for _ in 0..2_000 {
            let mut raw = String::new();
            for _ in 0..dice.usize(..8) {
                let piece = PIECES[dice.usize(..PIECES.len())];
                let from = dice.usize(..piece.len());
                raw.push_str(&piece[from..]);
                raw.extend((0..dice.usize(..4)).map(|_| dice.char(' '..)));
            }
            assert_eq!(restore(&shorten(&raw)), raw);
            let json = serde_json::to_string(&raw).unwrap();
            assert_eq!(restore(&shorten(&json)), json);
        }
    }
}
