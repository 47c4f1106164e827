#!/usr/bin/env bash
# apsw 3.54.1.0 (PyPI), which carries SQLite 3.54.1 with FTS5.
#
# FTS5 gathers new words in a table in memory until it writes them. The table grows with the words, is empty after the
# commit, and stays as large as it was: each later query for the beginning of a word walks through all of its places. So
# the connection that filled an index answers such queries many times slower than one that is opened afterwards, for as
# long as it lives; queries for whole words take about the same in both. A large `hashsize`, with which an index is
# filled quickly, makes it plain.
#
# Guess before the run: after the commit both connections read the same index of the same file in the same time.
# Why it matters here: a first `sync` writes a hundred thousand names in one go, and `find` in the same shell looks for
# beginnings of words. Closing the connection after much was written mends it.
#
# Seen on 2026-11-30, with these lines (300 000 words in one transaction):
# | SQLite 3.54.1
# | rows found by a beginning in the old and the new connection: 111111 111111
# | a beginning, in the connection that wrote: more than 10 times as slow
# | a whole word, in the connection that wrote: less than 3 times as slow
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install apsw==3.54.1.0 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
import sys
import time

import apsw

path = sys.argv[1]
writer = apsw.Connection(path)
writer.execute("CREATE VIRTUAL TABLE name USING fts5 (text, tokenize = 'ascii')")
writer.execute("INSERT INTO name (name, rank) VALUES ('hashsize', 67108864)")
with writer:
    writer.executemany("INSERT INTO name VALUES (?)", ((f"w{number}",) for number in range(300_000)))
reader = apsw.Connection(path)
QUERY = "SELECT count(*) FROM name WHERE name MATCH ?"


def fastest(connection, text):
    """The shortest of many times, which other programs disturb least."""
    times = []
    for _ in range(100):
        start = time.perf_counter()
        connection.execute(QUERY, (text,)).fetchall()
        times.append(time.perf_counter() - start)
    return min(times)


def compared(text):
    return fastest(writer, text) / fastest(reader, text)


counts = [str(connection.execute(QUERY, ("w1*",)).get) for connection in (writer, reader)]
print("SQLite", apsw.sqlite_lib_version())
print("rows found by a beginning in the old and the new connection:", *counts)
ratio = compared("w29999*")
print("a beginning, in the connection that wrote:", "more than 10 times as slow" if ratio > 10 else ratio)
ratio = compared("w29999")
print("a whole word, in the connection that wrote:", "less than 3 times as slow" if ratio < 3 else ratio)
PYTHON

"$work/venv/bin/python" "$work/run.py" "$work/names.db" | tee "$work/seen"
sed -n 's/^# | //p' "$0" | diff - "$work/seen" || { echo "CHANGED: the header says something else"; exit 1; }
