#!/usr/bin/env bash
# Swift 6.3.1 (swift.org's toolchain), the Regex of its standard library; CPython's re stands beside it, any version.
#
# `\b` of a Regex follows Unicode's rules for words (UAX 29): a word goes on over an apostrophe, a full stop or a colon
# between letters, and over an apostrophe, a full stop or a comma between digits. So `\bre\b` does not find `Re` in
# "Re:Stacks", while a slash and a hyphen do end a word. `wordBoundaryKind(.simple)` gives the boundaries of other
# languages.
#
# Guess before the run: `\b` stands between a letter and anything that is none, as in PCRE, JavaScript and Python.
# Why it matters here: `where name matches '\bcan\b'` leaves out "I Can't Dance", which a line of grep or of SQL finds,
# and names of songs are full of such signs.
#
# Seen on 2026-11-29, with these lines (pattern, name, what Swift finds, what Swift finds with simple boundaries, what
# Python finds; all of them without regard to case):
# | \bcan\b  I Can't Dance  Swift: -  simple: Can  Python: Can
# | \bre\b  Re:Stacks  Swift: -  simple: Re  Python: Re
# | \bst\b  St.Elsewhere  Swift: -  simple: St  Python: St
# | \bac\b  AC/DC  Swift: AC  simple: AC  Python: AC
# | \bfoo\b  Foo-Fighters  Swift: Foo  simple: Foo  Python: Foo
# | \b10\b  10,000 Days  Swift: -  simple: 10  Python: 10
# | \b4\b  4'33"  Swift: -  simple: 4  Python: 4
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
swiftc --version 2>/dev/null | grep -q 'Swift version 6\.3\.1 ' && command -v python3 >/dev/null ||
    { echo "NOT CHECKED: Swift 6.3.1 and Python are not both here"; exit 2; }

cat >"$work/names" <<'NAMES'
\bcan\b|I Can't Dance
\bre\b|Re:Stacks
\bst\b|St.Elsewhere
\bac\b|AC/DC
\bfoo\b|Foo-Fighters
\b10\b|10,000 Days
\b4\b|4'33"
NAMES

cat >"$work/run.swift" <<'SWIFT'
func found(_ regex: Regex<AnyRegexOutput>, in name: String) -> String {
    name.firstMatch(of: regex).map { String(name[$0.range]) } ?? "-"
}

while let line = readLine() {
    let parts = line.split(separator: "|").map(String.init)
    let regex = try Regex(parts[0]).ignoresCase()
    print("Swift: \(found(regex, in: parts[1]))  simple: \(found(regex.wordBoundaryKind(.simple), in: parts[1]))")
}
SWIFT
swiftc "$work/run.swift" -o "$work/run"
"$work/run" <"$work/names" >"$work/swift"

python3 - "$work/names" "$work/swift" <<'PYTHON' | tee "$work/seen"
import re
import sys

with open(sys.argv[1]) as names, open(sys.argv[2]) as swift:
    for name, seen in zip(names, swift):
        pattern, title = name.rstrip("\n").split("|")
        match = re.search(pattern, title, re.IGNORECASE)
        print(f"{pattern}  {title}  {seen.rstrip()}  Python: {match.group() if match else '-'}")
PYTHON
sed -n 's/^# | //p' "$0" | diff - "$work/seen" || { echo "CHANGED: the header says something else"; exit 1; }
