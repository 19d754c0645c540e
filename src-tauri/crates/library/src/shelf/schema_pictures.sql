-- The sixth step: pages that are drawn, and pages without text.

-- What opens a file that is locked, as the reader said it. It is asked for whenever the original is read anew, so it
-- stands here in the clear, and nowhere else: not in the manifest, a log or a report.
CREATE TABLE password (
    source_hash TEXT PRIMARY KEY,
    password    TEXT NOT NULL,
    given       TEXT NOT NULL                   -- RFC 3339 in UTC
) STRICT, WITHOUT ROWID;

-- A page without text has a title that the reader gives it: one more fact that may be said.
CREATE TABLE given_facts (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    source_hash TEXT    NOT NULL,
    ordinal     INTEGER,
    fact        TEXT    NOT NULL CHECK (fact IN ('newspaper', 'date', 'number', 'edition', 'page', 'title')),
    value       TEXT,
    given       TEXT    NOT NULL,               -- RFC 3339 in UTC
    decision_id INTEGER REFERENCES decision (id),
    unknown     INTEGER NOT NULL DEFAULT 0 CHECK (unknown IN (0, 1))
) STRICT;
INSERT INTO given_facts (id, source_hash, ordinal, fact, value, given, decision_id, unknown)
    SELECT id, source_hash, ordinal, fact, value, given, decision_id, unknown FROM given;
DROP TABLE given;
ALTER TABLE given_facts RENAME TO given;
CREATE INDEX given_of ON given (source_hash);
CREATE INDEX given_by ON given (decision_id);
