-- The shelf: everything the reader made. Nothing else can bring it back, so a row holds what it needs to speak
-- for itself when the catalogue, or the article it is on, is gone.

-- 收藏.
CREATE TABLE bookmark (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,                -- as minted; the catalogue's lineage says where it went
    quote      TEXT    NOT NULL,                -- the words marked
    prefix     TEXT    NOT NULL,                -- the words before them
    suffix     TEXT    NOT NULL,                -- the words after them
    whole      INTEGER NOT NULL CHECK (whole IN (0, 1)), -- 1: the article as a whole, quote is its beginning
    facts      TEXT    NOT NULL,                -- JSON ShownFacts: as the reader saw them
    note       TEXT    NOT NULL,
    created    TEXT    NOT NULL                 -- RFC 3339 in UTC
) STRICT;
CREATE INDEX bookmark_on ON bookmark (article_id);

-- What the reader said about a source: it outweighs what was inferred, now and at every later parsing.
CREATE TABLE given_fact (
    source_hash TEXT NOT NULL,
    fact        TEXT NOT NULL CHECK (fact IN ('newspaper', 'date')),
    value       TEXT NOT NULL,
    given       TEXT NOT NULL,                  -- RFC 3339 in UTC
    PRIMARY KEY (source_hash, fact)
) STRICT, WITHOUT ROWID;
