-- The fifth step: an article's words lie apart from its row, in the order in which they came in.
-- Articles are sought by names that lie far from one another. With their words in the same rows a quarter of the file
-- was room left over between them, and every list of articles went through their words.

-- text_frame.rs: all words of an article with their spans.
CREATE TABLE words (
    id    INTEGER PRIMARY KEY,
    frame BLOB NOT NULL
) STRICT;

-- Null: an earlier version took the article in. Its words are in `text`, and what lists show of them in columns. Now
-- `text` and `beginning` are empty, and column_title, kicker, headline, subheadline, dateline null.
ALTER TABLE article ADD COLUMN words_id INTEGER;

CREATE TRIGGER words_go_with_their_article AFTER DELETE ON article WHEN old.words_id IS NOT NULL
BEGIN
    DELETE FROM words WHERE id = old.words_id;
END;

-- dictionary.rs: what articles are packed with; each twice. Empty: there was nothing to learn.
CREATE TABLE dictionary (
    id      BLOB    NOT NULL,                   -- the first bytes of the hash of its content
    copy    INTEGER NOT NULL,
    content BLOB    NOT NULL,
    PRIMARY KEY (id, copy)
) STRICT;
