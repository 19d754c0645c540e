-- The second step: jumps are followed, and articles on several pages become stories.

-- 1: the jumps of the issue are followed as its pages stand now. A page that comes or goes makes it 0.
ALTER TABLE issue ADD COLUMN followed INTEGER NOT NULL DEFAULT 0 CHECK (followed IN (0, 1));
CREATE INDEX issue_to_follow ON issue (id) WHERE followed = 0;

CREATE INDEX article_with_jump ON article (page_id)
    WHERE continues_to IS NOT NULL OR continued_from IS NOT NULL;

-- 转版 that were followed: one article goes on in another of its issue. story_id and part of article follow from
-- these; nobody goes on twice, and no chain is a circle.
CREATE TABLE link (
    from_id    INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    to_id      INTEGER NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE,
    confidence REAL    NOT NULL,
    reasons    TEXT    NOT NULL                 -- JSON [Reason]
) STRICT;

-- Jumps printed in a dated issue that were not followed, and why.
CREATE TABLE open_jump (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    direction  TEXT    NOT NULL CHECK (direction IN ('to', 'from')),
    why        TEXT    NOT NULL,
    candidates TEXT    NOT NULL,                -- JSON [article.id]: those it may mean
    PRIMARY KEY (article_id, direction)
) STRICT, WITHOUT ROWID;
