#!/usr/bin/env bash
# apsw 3.54.1.0 (PyPI), which carries SQLite 3.54.1 with FTS5.
#
# With `unicode61 remove_diacritics 2` a Latin name is found with and without its accents, in composed (NFC) and
# decomposed (NFD) form alike. A Greek or Cyrillic name is not: in NFC its accents stay, since the option is
# documented for Latin script alone, but in NFD they are taken off. So a query in one form never finds the name in the
# other, and a query without accents finds it in NFD only. Japanese voicing marks fare worse: in NFD the mark is a
# separator, and one word becomes two.
#
# Guess before the run: whatever happens to a script's accents, NFC and NFD of a name are treated alike, as in Latin.
# Why it matters here: names typed or sent by a service are mostly NFC, names out of files can be NFD; an index of a
# library that is filled from both needs one form before FTS5 sees it, although the accents are said to be removed
# anyway.
#
# Seen on 2026-11-29, with these lines (queries: bare = without marks):
# | SQLite 3.54.1
# | Sigur Rós: text in NFC found by bare NFC NFD; text in NFD found by bare NFC NFD
# | Ξύλινα Σπαθιά: text in NFC found by NFC; text in NFD found by bare NFD
# | Мумий Тролль: text in NFC found by NFC; text in NFD found by bare NFD
# | ゲスの極み乙女: text in NFC found by NFC; text in NFD found by NFD
# | words of ゲスの極み乙女: 1 in NFC, 2 in NFD
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install apsw==3.54.1.0 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
import unicodedata

import apsw


def form(name, kind):
    if kind == "bare":
        name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        kind = "NFC"
    return unicodedata.normalize(kind, name)


def index_of(text):
    index = apsw.Connection(":memory:")
    index.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize = 'unicode61 remove_diacritics 2')")
    index.execute("CREATE VIRTUAL TABLE words USING fts5vocab(names, 'row')")
    index.execute("INSERT INTO names VALUES (?)", (text,))
    return index


def finding(text, name):
    index = index_of(text)
    kinds = ("bare", "NFC", "NFD")
    rows = {kind: list(index.execute("SELECT * FROM names(?)", (f'"{form(name, kind)}"',))) for kind in kinds}
    return " ".join(kind for kind in kinds if rows[kind])


print("SQLite", apsw.sqlite_lib_version())
for name in ("Sigur Rós", "Ξύλινα Σπαθιά", "Мумий Тролль", "ゲスの極み乙女"):
    found = (f"text in {kind} found by {finding(form(name, kind), name)}" for kind in ("NFC", "NFD"))
    print(f"{name}: {'; '.join(found)}")
words = {kind: len(list(index_of(form(name, kind)).execute("SELECT term FROM words"))) for kind in ("NFC", "NFD")}
print(f"words of {name}: {', '.join(f'{count} in {kind}' for kind, count in words.items())}")
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
PYTHONUTF8=1 "$work/venv/bin/python" "$work/run.py" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
