-- The third step: the catalogue follows what the reader decides.

-- The last decision of the shelf that was followed.
ALTER TABLE state ADD COLUMN decision INTEGER NOT NULL DEFAULT 0;

-- JSON PageFacts: what was inferred, before what the reader said was put over it. Null where an earlier version took
-- the page in: it is read from the original when it is asked for.
ALTER TABLE witness ADD COLUMN inferred TEXT;

-- 1: the reader decided which names it has.
ALTER TABLE newspaper ADD COLUMN decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1));

-- A source that goes leaves the import log; one that comes back is looked for there by its path.
CREATE INDEX import_file_of ON import_file (source_id);
CREATE INDEX import_file_without_source ON import_file (path) WHERE source_id IS NULL;
