-- The third step: imports can be listed and their reports read.

ALTER TABLE import ADD COLUMN paths TEXT NOT NULL DEFAULT '[]';      -- JSON [text]: as the reader gave them
ALTER TABLE import ADD COLUMN trouble TEXT;                         -- why it broke off

-- Counts of the report, so that a list of imports need not read what they said of each file.
ALTER TABLE import_file ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_file ADD COLUMN warnings INTEGER NOT NULL DEFAULT 0;
UPDATE import_file
    SET articles = coalesce(report ->> 'articles', 0), warnings = json_array_length(report, '$.warnings');
CREATE INDEX import_file_tally ON import_file (import_id, outcome, articles, warnings);
