#!/usr/bin/env bash
# apsw 3.54.1.0 (PyPI), which carries SQLite 3.54.1 with FTS5.
#
# Inside one transaction FTS5 gathers the words of new rows in memory and writes them as one segment at the end. A
# statement on another table ends the gathering early when it is one that SQLite may have to undo by itself: an INSERT
# with RETURNING, an INSERT that takes its row from a SELECT, a savepoint of one's own. Then every row of the index
# becomes a segment, although nothing fails and nothing is undone, and the segments have to be merged. An UPSERT, an
# UPDATE of several rows and a SELECT between the rows do no such thing.
#
# Guess before the run: one transaction is one segment, whatever is done to other tables meanwhile.
# Why it matters here: a copy of a library keeps a thing in one table and its words in an index, and RETURNING is the
# usual way to learn the number of the new row. For 100 000 songs it took seconds longer than knowing it before.
#
# Seen on 2026-11-29, with these lines (500 rows in one transaction; merging is put off so that segments can be counted):
# | SQLite 3.54.1
# | segments after INSERT: 1
# | segments after INSERT with RETURNING: 500
# | segments after INSERT from SELECT: 500
# | segments after SAVEPOINT and RELEASE: 500
# | segments after INSERT with ON CONFLICT: 1
# | segments after UPDATE of two rows: 1
# | segments after SELECT: 1
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install apsw==3.54.1.0 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
import apsw

WAYS = {
    "INSERT": ["INSERT INTO thing VALUES (:n, 'x')"],
    "INSERT with RETURNING": ["INSERT INTO thing VALUES (:n, 'x') RETURNING id"],
    "INSERT from SELECT": ["INSERT INTO thing SELECT :n, 'x'"],
    "SAVEPOINT and RELEASE": ["SAVEPOINT one", "INSERT INTO thing VALUES (:n, 'x')", "RELEASE one"],
    "INSERT with ON CONFLICT": ["INSERT INTO thing VALUES (:n, 'x') ON CONFLICT DO NOTHING"],
    "UPDATE of two rows": ["INSERT INTO thing VALUES (:n, 'x')", "UPDATE thing SET name = 'y' WHERE id >= :n - 1"],
    "SELECT": ["INSERT INTO thing VALUES (:n, 'x')", "SELECT count(*) FROM thing WHERE id < :n"],
}


def segments(statements):
    library = apsw.Connection(":memory:")
    library.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)")
    library.execute("CREATE VIRTUAL TABLE words USING fts5(name)")
    library.execute("INSERT INTO words(words, rank) VALUES ('automerge', 0), ('crisismerge', 1999)")
    library.execute("BEGIN")
    for n in range(1, 501):
        for statement in statements:
            library.execute(statement, {"n": n} if ":n" in statement else None).fetchall()
        library.execute("INSERT INTO words(rowid, name) VALUES (?, ?)", (n, f"song number {n}"))
    library.execute("COMMIT")
    # The upper bits of a block's number are the segment; the lowest numbers are the index of all segments.
    return library.execute("SELECT count(DISTINCT id >> 37) FROM words_data WHERE id > 10").get


print("SQLite", apsw.sqlite_lib_version())
for name, statements in WAYS.items():
    print(f"segments after {name}: {segments(statements)}")
PYTHON
"$work/venv/bin/python" "$work/run.py" | tee "$work/seen"
sed -n 's/^# | //p' "$0" | diff - "$work/seen" || { echo "CHANGED: the header says something else"; exit 1; }
