-- The fourth step: 收藏夹, tags, and what takes back every change to what the reader keeps.

-- A change to bookmarks, collections or tags. Nothing of the reader's is deleted by one: rows it takes off stay and say in
-- gone which change that was; values it writes over and rows it adds stand in shelf_before. An undo is a change too;
-- undoes says which it takes back, undone whether one is taken back.
CREATE TABLE shelf_change (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    kind   TEXT    NOT NULL,                    -- ShelfChangeKind
    what   TEXT    NOT NULL,                    -- for people: the headline, the name of the collection or tag
    count  INTEGER NOT NULL,                    -- how many bookmarks it concerned
    made   TEXT    NOT NULL,                    -- RFC 3339 in UTC
    undoes INTEGER REFERENCES shelf_change (id),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- What a change wrote over (note, name, parent: value is what was there), and what it added (…_added: row_id is the
-- bookmark's or collection's, value the collection's number or the tag).
CREATE TABLE shelf_before (
    change_id INTEGER NOT NULL REFERENCES shelf_change (id),
    what      TEXT    NOT NULL CHECK (what IN ('note', 'name', 'parent', 'bookmark_added', 'collection_added',
                                               'collected_added', 'tag_added')),
    row_id    INTEGER NOT NULL,
    value     TEXT
) STRICT;
CREATE INDEX shelf_before_of ON shelf_before (change_id);

-- uid names a bookmark in every archive it is taken to. Those made before get one that comes out the same when a copy of
-- this shelf is brought back. edited: when the note was last written. gone: the change that took it off.
ALTER TABLE bookmark ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE bookmark ADD COLUMN edited TEXT NOT NULL DEFAULT '';
ALTER TABLE bookmark ADD COLUMN gone INTEGER REFERENCES shelf_change (id);
UPDATE bookmark SET uid = printf('%x-%s-%d', article_id, created, id), edited = created;
CREATE UNIQUE INDEX bookmark_uid ON bookmark (uid);
CREATE INDEX bookmark_gone ON bookmark (gone) WHERE gone IS NOT NULL;

-- 收藏夹. A bookmark may be in several, or in none.
CREATE TABLE collection (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT    NOT NULL UNIQUE,
    name      TEXT    NOT NULL,
    parent_id INTEGER REFERENCES collection (id), -- null: it stands by itself
    created   TEXT    NOT NULL,                 -- RFC 3339 in UTC
    gone      INTEGER REFERENCES shelf_change (id)
) STRICT;
CREATE TABLE collected (
    bookmark_id   INTEGER NOT NULL REFERENCES bookmark (id),
    collection_id INTEGER NOT NULL REFERENCES collection (id),
    gone          INTEGER REFERENCES shelf_change (id),
    PRIMARY KEY (bookmark_id, collection_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX collected_in ON collected (collection_id);

-- 标签.
CREATE TABLE tagged (
    bookmark_id INTEGER NOT NULL REFERENCES bookmark (id),
    tag         TEXT    NOT NULL,
    gone        INTEGER REFERENCES shelf_change (id),
    PRIMARY KEY (bookmark_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tagged_with ON tagged (tag);
