-- The second step: what the reader decided about pages and newspapers, and can take back. The catalogue follows the
-- decisions in order; one made anew from originals and manifest comes to the same by them.

-- A decision. what: JSON Decided, for people and, of newspapers, the decision itself. An undo is a decision too, so
-- that the catalogue can follow it; undoes says which it takes back, undone whether one is taken back.
CREATE TABLE decision (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    kind   TEXT    NOT NULL CHECK (kind IN ('remove', 'return', 'set', 'newspapers', 'undo')),
    what   TEXT    NOT NULL,
    made   TEXT    NOT NULL,                    -- RFC 3339 in UTC
    undoes INTEGER REFERENCES decision (id),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- Pages taken out, and taken in again: of what is not undone, the latest row of a page holds.
CREATE TABLE page_gone (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    source_hash TEXT    NOT NULL,
    ordinal     INTEGER NOT NULL,               -- the page's place in the source
    gone        INTEGER NOT NULL CHECK (gone IN (0, 1)),
    decision_id INTEGER NOT NULL REFERENCES decision (id)
) STRICT;
CREATE INDEX page_gone_of ON page_gone (source_hash);
CREATE INDEX page_gone_by ON page_gone (decision_id);

-- What the reader said about pages: of what is not undone, the latest row of a page and fact holds. It outweighs what
-- was inferred, now and at every later parsing. ordinal null: said of all pages of the source, at an import.
-- value null: nothing is said any more, what was inferred holds.
CREATE TABLE given (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    source_hash TEXT    NOT NULL,
    ordinal     INTEGER,
    fact        TEXT    NOT NULL CHECK (fact IN ('newspaper', 'date', 'number', 'edition', 'page')),
    value       TEXT,
    given       TEXT    NOT NULL,               -- RFC 3339 in UTC
    decision_id INTEGER REFERENCES decision (id)
) STRICT;
CREATE INDEX given_of ON given (source_hash);
CREATE INDEX given_by ON given (decision_id);

INSERT INTO given (source_hash, ordinal, fact, value, given)
    SELECT source_hash, NULL, fact, value, given FROM given_fact ORDER BY given, source_hash, fact;
DROP TABLE given_fact;

-- The page the marked words stand on, by what outlives the catalogue. Null of marks made before, until it is looked up.
ALTER TABLE bookmark ADD COLUMN source_hash TEXT;
ALTER TABLE bookmark ADD COLUMN ordinal INTEGER;
