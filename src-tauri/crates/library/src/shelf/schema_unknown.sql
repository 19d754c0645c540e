-- The third step: a reader may also say that a fact is not known, because what was read is wrong and nobody knows better.

-- value null and unknown 0: nothing is said any more, what was inferred holds. value null and unknown 1: it is not known,
-- whatever was inferred.
ALTER TABLE given ADD COLUMN unknown INTEGER NOT NULL DEFAULT 0 CHECK (unknown IN (0, 1));
