-- The sixth step: pages have a look.

-- How a source draws a page: sheet_frame.rs. Not for text, which is written and not drawn.
CREATE TABLE sheet (
    witness_id INTEGER PRIMARY KEY REFERENCES witness (id) ON DELETE CASCADE,
    depicted   INTEGER NOT NULL CHECK (depicted IN (0, 1)),     -- 1: there is a picture of it
    frame      BLOB    NOT NULL
) STRICT;

-- A picture without text and the text of the same name beside it are one page.
CREATE INDEX sighting_at ON sighting (path);
