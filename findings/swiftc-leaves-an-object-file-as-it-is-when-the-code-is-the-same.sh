#!/usr/bin/env bash
# Swift 6.3.1 (swift.org's toolchain): its optimising compiler over an object file that is there already.
#
# `swiftc -O -c` keeps a hash of the code it gave to LLVM in the object file. Where the file at the place of the output
# holds the same hash, machine code is neither made again nor written: the file keeps its date and whatever was done to
# it since, even where it was changed. A new comment and a new `-D` leave it as well; other code and another level of
# optimisation write it anew.
#
# Guess before the run: a compiler that is told to write a file writes it.
# Why it matters here: nearly half of the time that a module of a shell takes to compile is LLVM's. Compiling it twice
# with two sets of flags, to see which is cheaper, measures the second one without that half (26.6 s and 15.5 s of CPU
# for the same work), and a rule of make over such a file finds it older than its source ever after.
#
# Seen on 2026-11-30, with these lines:
# | the same again: keeps its date: yes, keeps the mark: yes
# | a comment more: keeps its date: yes, keeps the mark: yes
# | -DNAME: keeps its date: yes, keeps the mark: yes
# | -Onone: keeps its date: no, keeps the mark: no
# | other code: keeps its date: no, keeps the mark: no
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
swiftc --version 2>/dev/null | grep -q 'Swift version 6\.3\.1 ' || { echo "NOT CHECKED: Swift 6.3.1 is not here"; exit 2; }

compile() { swiftc -wmo -parse-as-library -module-name Numbers "$@" -c "$work/numbers.swift" -o "$work/numbers.o"; }
yes_if() { if "$@"; then echo yes; else echo no; fi; }

# Bytes after the end of an object file are valid: nothing in it points at them.
try() {
    local name=$1
    shift
    printf 'mark' >>"$work/numbers.o"
    touch -d 2020-01-01 "$work/numbers.o"
    compile "$@"
    echo "$name: keeps its date: $(yes_if [ "$(date -r "$work/numbers.o" +%Y)" = 2020 ]), keeps the mark:" \
        "$(yes_if [ "$(tail -c 4 "$work/numbers.o" | tr -d '\0')" = mark ])"
}

echo 'public func twice(_ number: Int) -> Int { number * 2 }' >"$work/numbers.swift"
compile -O
{
    try 'the same again' -O
    echo '// It does not overflow for numbers of this program.' >>"$work/numbers.swift"
    try 'a comment more' -O
    try '-DNAME' -O -DNAME
    try '-Onone' -Onone
    compile -O
    echo 'public func thrice(_ number: Int) -> Int { number * 3 }' >>"$work/numbers.swift"
    try 'other code' -O
} | tee "$work/seen"
sed -n 's/^# | //p' "$0" | diff - "$work/seen" || { echo "CHANGED: the header says something else"; exit 1; }
