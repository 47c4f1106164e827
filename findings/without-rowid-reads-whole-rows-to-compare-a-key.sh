#!/usr/bin/env bash
# apsw 3.54.1.0 (SQLite 3.54.1, PyPI).
#
# In a table WITHOUT ROWID of 200 rows with 86 kB each, one row is looked up by its key, a text of 26 characters, and a
# whole number of it is asked for. SQLite reads 697 kB: eight rows from their first byte to their last, one for each key
# that it compares on its way, though the key is the first column. In the same table with row numbers it reads 16 kB,
# whatever the size of the rows.
#
# Guess before the run: both read a few pages; what a row has beyond its page stays unread, as nothing asks for it.
# Why it matters here: answers are kept under their address, and finding one took the longer the larger they all were.
#
# Seen on 2026-11-30, with these lines:
# | with row numbers, 100 bytes a row: 16 kB read
# | with row numbers, 86000 bytes a row: 16 kB read
# | WITHOUT ROWID, 100 bytes a row: 8 kB read
# | WITHOUT ROWID, 86000 bytes a row: 697 kB read
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install apsw==3.54.1.0 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the package cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
import sys

import apsw

amounts = []


class CountedFile(apsw.VFSFile):
    def __init__(self, name, flags):
        super().__init__("", name, flags)

    def xRead(self, amount, offset):
        amounts.append(amount)
        return super().xRead(amount, offset)


class CountedFiles(apsw.VFS):
    def __init__(self):
        super().__init__("counted", "")

    def xOpen(self, name, flags):
        return CountedFile(name, flags)


files = CountedFiles()
for name, kind in (("with row numbers", ""), ("WITHOUT ROWID", "WITHOUT ROWID")):
    for size in (100, 86000):
        path = f"{sys.argv[1]}/{name}-{size}"
        database = apsw.Connection(path)
        database.execute("PRAGMA page_size = 4096")
        database.execute(f"CREATE TABLE answer (key TEXT PRIMARY KEY, age INTEGER, body BLOB) {kind}")
        with database:
            for number in range(200):
                row = (f"/v1/me/tracks?offset={number:05}", number, size)
                database.execute("INSERT INTO answer VALUES (?, ?, zeroblob(?))", row)
        database.close()

        database = apsw.Connection(path, vfs="counted")
        list(database.execute("SELECT count(*) FROM sqlite_schema"))
        amounts.clear()
        list(database.execute("SELECT age FROM answer WHERE key = ?", ("/v1/me/tracks?offset=00100",)))
        print(f"{name}, {size} bytes a row: {sum(amounts) // 1000} kB read")
        database.close()
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
"$work/venv/bin/python" "$work/run.py" "$work" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
