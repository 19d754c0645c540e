-- The catalogue: the truth about pages. Everything here can be made again from originals/, manifest.jsonl and
-- the facts given on the shelf; nothing here is the reader's own.
-- Dates are ISO 8601 text, moments RFC 3339 in UTC, "JSON" columns hold the serialised values of newsprint.

-- One row. first_sequence: changes are counted from here, so that an index made from another catalogue is never
-- taken for one of this. manifest_end: bytes of manifest.jsonl taken in.
CREATE TABLE state (
    only           INTEGER PRIMARY KEY CHECK (only = 1),
    first_sequence INTEGER NOT NULL,
    manifest_end   INTEGER NOT NULL
) STRICT;

-- 来源: the content of an imported file.
CREATE TABLE source (
    id        INTEGER PRIMARY KEY,
    hash      TEXT    NOT NULL UNIQUE,          -- BLAKE3 of its bytes, hexadecimal
    format    TEXT    NOT NULL,
    encoding  TEXT    NOT NULL,
    bytes     INTEGER NOT NULL,
    kept      TEXT    NOT NULL CHECK (kept IN ('copy', 'reference')),
    kept_path TEXT    NOT NULL,                 -- copy: below originals/, with '/'; reference: absolute
    warnings  TEXT    NOT NULL                  -- JSON [Warning], of the file as a whole
) STRICT;

-- Where a source was met: one row for each path it was imported from.
CREATE TABLE sighting (
    id        INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    path      TEXT    NOT NULL,                 -- as the reader gave it
    member    TEXT    NOT NULL DEFAULT '',      -- path inside a zip
    seen      TEXT    NOT NULL,
    UNIQUE (source_id, path, member)
) STRICT;

-- 报.
CREATE TABLE newspaper (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL                          -- the one it goes by now
) STRICT;

-- Its names over time, and what else it is called. key: the name as compared.
CREATE TABLE newspaper_name (
    id           INTEGER PRIMARY KEY,
    newspaper_id INTEGER NOT NULL REFERENCES newspaper (id) ON DELETE CASCADE,
    name         TEXT    NOT NULL,
    key          TEXT    NOT NULL UNIQUE,
    kind         TEXT    NOT NULL CHECK (kind IN ('name', 'alias')),
    since        TEXT,
    until        TEXT
) STRICT;
CREATE INDEX newspaper_name_of ON newspaper_name (newspaper_id);

-- 期.
CREATE TABLE issue (
    id           INTEGER PRIMARY KEY,
    newspaper_id INTEGER NOT NULL REFERENCES newspaper (id) ON DELETE CASCADE,
    date         TEXT    NOT NULL,
    edition      TEXT    NOT NULL DEFAULT '',
    number       INTEGER,
    date_fact    TEXT    NOT NULL,              -- JSON Inferred<Date>: the best evidence among its pages
    UNIQUE (newspaper_id, date, edition)
) STRICT;

-- 版. issue_id is null for undated pages and pages of no known newspaper.
CREATE TABLE page (
    id           INTEGER PRIMARY KEY,
    newspaper_id INTEGER REFERENCES newspaper (id) ON DELETE CASCADE,
    issue_id     INTEGER REFERENCES issue (id) ON DELETE CASCADE,
    label        TEXT,
    sort_key     TEXT NOT NULL,
    name         TEXT,
    facts        TEXT NOT NULL                  -- JSON PageFacts: each with source and confidence
) STRICT;
CREATE INDEX page_in_issue ON page (issue_id, sort_key);
CREATE INDEX page_of_newspaper ON page (newspaper_id);

-- A page as one source shows it. Articles come from the preferred witness; each page has one.
CREATE TABLE witness (
    id             INTEGER PRIMARY KEY,
    page_id        INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    source_id      INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    ordinal        INTEGER NOT NULL,            -- the page's place in the source
    preferred      INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    parser_version INTEGER NOT NULL,
    range_start    INTEGER NOT NULL,            -- characters of the source
    range_end      INTEGER NOT NULL,
    account        TEXT    NOT NULL,            -- JSON Account
    furniture      TEXT    NOT NULL,            -- JSON [Furniture]
    warnings       TEXT    NOT NULL,            -- JSON [Warning], of the import
    UNIQUE (source_id, ordinal)
) STRICT;
CREATE UNIQUE INDEX witness_preferred ON witness (page_id) WHERE preferred = 1;
CREATE INDEX witness_of_page ON witness (page_id);

-- 全文: the chain of articles that jumps join. Its id is that of its first article.
CREATE TABLE story (
    id INTEGER PRIMARY KEY
) STRICT;

-- 篇. The id is minted once (minting.rs) and means this article for good.
CREATE TABLE article (
    id             INTEGER PRIMARY KEY,
    page_id        INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    witness_id     INTEGER NOT NULL REFERENCES witness (id) ON DELETE CASCADE,
    ordinal        INTEGER NOT NULL,            -- reading order on its page
    source_start   INTEGER NOT NULL,            -- its first character in the source
    story_id       INTEGER NOT NULL REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED,
    part           INTEGER NOT NULL,            -- place in its story, from 0
    column_title   TEXT,
    kicker         TEXT,
    headline       TEXT,
    subheadline    TEXT,
    beginning      TEXT    NOT NULL,            -- the first words, for lists
    dateline       TEXT,
    continues_to   TEXT,
    continued_from TEXT,
    confidence     REAL    NOT NULL,
    reasons        TEXT    NOT NULL,            -- JSON [Reason]
    text           BLOB    NOT NULL,            -- text_frame.rs: all words with their spans
    UNIQUE (story_id, part)
) STRICT;
CREATE INDEX article_on_page ON article (page_id, ordinal);
CREATE INDEX article_of_witness ON article (witness_id);

-- 署名.
CREATE TABLE article_author (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What became of articles that another parser, or changed bytes, took apart otherwise. new_id is null: gone.
CREATE TABLE lineage (
    id           INTEGER PRIMARY KEY,
    old_id       INTEGER NOT NULL,
    new_id       INTEGER,
    kind         TEXT    NOT NULL CHECK (kind IN ('same', 'split', 'merged', 'gone')),
    from_version INTEGER NOT NULL,
    to_version   INTEGER NOT NULL
) STRICT;
CREATE INDEX lineage_from ON lineage (old_id);

-- The import log.
CREATE TABLE import (
    id        INTEGER PRIMARY KEY,
    started   TEXT    NOT NULL,
    finished  TEXT,
    cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1))
) STRICT;

-- A line of an import's report. The furniture is not repeated here: the witness holds it.
CREATE TABLE import_file (
    import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL,
    path      TEXT    NOT NULL,
    source_id INTEGER REFERENCES source (id) ON DELETE SET NULL,
    outcome   TEXT    NOT NULL,
    report    TEXT    NOT NULL,                 -- JSON FileReport
    PRIMARY KEY (import_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What the index has to follow: the latest change of each story. The commit of an index holds the sequence it
-- has followed up to.
CREATE TABLE change (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL UNIQUE,
    kind     TEXT    NOT NULL CHECK (kind IN ('put', 'delete'))
) STRICT;

INSERT INTO sqlite_sequence (name, seq) VALUES ('change', CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER));
INSERT INTO state (only, first_sequence, manifest_end)
    SELECT 1, seq, 0 FROM sqlite_sequence WHERE name = 'change';
