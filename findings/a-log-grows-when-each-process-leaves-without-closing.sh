#!/usr/bin/env bash
# apsw 3.54.1.0 (PyPI), which carries SQLite 3.54.1.
#
# In WAL mode `wal_autocheckpoint = 16` is meant to keep the log at about 16 pages: a commit that finds more moves them
# into the database, and the next one begins the log at its start. That holds for one process that commits 200 times.
# When 200 processes commit once each and end without closing (exit() with the connection open, or a kill), each of
# them does move all pages, but the log is never begun again: how far they were moved is known in shared memory only,
# and the first connection of the next process makes that anew and takes every page for one that still has to be moved.
# The log grows with every process, and each new one reads all of it at its start. A checkpoint with TRUNCATE in the
# same commit keeps it short.
#
# Guess before the run: a bound on the log bounds it whoever commits; at worst a process that dies leaves 16 pages.
# Why it matters here: a command-line client is a process per command. One that ends at once, because closing a
# database waits for the disk, starts slower with every command of the day.
#
# Seen on 2026-11-29, with these lines:
# | SQLite 3.54.1
# | 200 commits of one process: log within 40 pages
# | 200 processes that close: no log
# | 200 processes that leave: log of at least 200 pages, all of them moved each time
# | 200 processes that leave, TRUNCATE at 16 pages: log within 40 pages
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install apsw==3.54.1.0 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
import os
import sys

import apsw

PAGE = 4096 + 24
COMMITS = 200


def opened(path):
    connection = apsw.Connection(path)
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "wal_autocheckpoint = 16"):
        connection.execute("PRAGMA " + pragma)
    return connection


def commit(connection):
    connection.execute("CREATE TABLE IF NOT EXISTS seen (name TEXT)")
    connection.execute("INSERT INTO seen VALUES ('x')")


def pages(path):
    return os.path.getsize(path + "-wal") // PAGE if os.path.exists(path + "-wal") else None


def in_process(work):
    """Runs the work in a process of its own, which ends without taking apart what the work returns."""
    child = os.fork()
    if child == 0:
        kept = work()
        os._exit(0)
    os.waitpid(child, 0)


def each(path, ending):
    for _ in range(COMMITS):
        def work():
            connection = opened(path)
            commit(connection)
            ending(connection)
            return connection
        in_process(work)
    return pages(path)


def truncate(connection):
    moved = connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    if moved[0] >= 16:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def leave(connection):
    # What the automatic checkpoint of this commit has moved, written down for the parent.
    logged, moved = connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    with open(sys.argv[1] + "/moves", "a") as file:
        file.write(f"{logged} {moved}\n")


folder = sys.argv[1]
print("SQLite", apsw.sqlite_lib_version())


def one():
    connection = opened(folder + "/one.db")
    for _ in range(COMMITS):
        commit(connection)
    return connection


in_process(one)
print(f"{COMMITS} commits of one process: log {'within' if pages(folder + '/one.db') <= 40 else 'beyond'} 40 pages")
left = each(folder + "/closed.db", lambda connection: connection.close())
print(f"{COMMITS} processes that close:", "no log" if left is None else f"log of {left} pages")
left = each(folder + "/left.db", leave)
logs = [[int(word) for word in line.split()] for line in open(folder + "/moves")]
isMoved = all(logged == moved for logged, moved in logs)
size = f"at least {COMMITS}" if left >= COMMITS else f"{left}"
print(f"{COMMITS} processes that leave: log of {size} pages, {'all' if isMoved else 'not all'} of them moved each time")
left = each(folder + "/short.db", truncate)
print(f"{COMMITS} processes that leave, TRUNCATE at 16 pages: log {'within' if left <= 40 else 'beyond'} 40 pages")
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
PYTHONUTF8=1 "$work/venv/bin/python" "$work/run.py" "$work" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
