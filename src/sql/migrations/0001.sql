-- 0001: the first shape of a registry. Never edited once released.

-- What the file says about itself.
CREATE TABLE meta (
	key   TEXT PRIMARY KEY,
	value BLOB NOT NULL
) STRICT;

-- Something to write for the tests of the store alone.
CREATE TABLE note (
	key      INTEGER PRIMARY KEY,
	id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	reply_to INTEGER REFERENCES note (key),
	number   INTEGER NOT NULL DEFAULT 0 CHECK (number >= 0),
	text     TEXT NOT NULL
) STRICT;
