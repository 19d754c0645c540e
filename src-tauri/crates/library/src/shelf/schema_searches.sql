-- Searches that the reader asked or keeps. What was asked is JSON, so that a row speaks for itself:
-- {query, exact, sort, filters}, as shelf/searches.rs writes it.

-- The last ones asked, each once.
CREATE TABLE search_history (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,   -- the latest is the highest
    search TEXT    NOT NULL UNIQUE,
    asked  TEXT    NOT NULL                     -- RFC 3339 in UTC
) STRICT;

-- Those kept by a name. What came in after they were last looked at is new.
CREATE TABLE saved_search (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT    NOT NULL UNIQUE,
    search        TEXT    NOT NULL,
    created       TEXT    NOT NULL,             -- RFC 3339 in UTC
    looked        TEXT    NOT NULL,             -- the same
    looked_import INTEGER NOT NULL              -- the last import that had ended then; 0: none
) STRICT;
