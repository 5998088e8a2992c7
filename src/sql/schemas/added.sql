-- added.sql: people whom an import has added, by their numbers in the plan, where several changes speak of them.

CREATE TABLE added (
	seq INTEGER PRIMARY KEY,
	id  BLOB    NOT NULL
) STRICT;
