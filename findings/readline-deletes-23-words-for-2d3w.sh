#!/usr/bin/env bash
# gnureadline 8.2.13 (PyPI; GNU Readline 8.2).
#
# In vi's command mode a count may stand before the operator and another before the motion. POSIX (ed. 2018, vi) and vi
# itself multiply them: `2d3w` deletes six words. Readline puts their digits side by side: `2d3w` deletes 23, `1d1w`
# eleven. One count alone, in either place, means what it says.
#
# Guess before the run: six words, as in vi.
# Why it matters here: keys of vi at juke's prompt are compared with those of readline, which most shells have; here
# following it would delete nearly four times what was meant.
#
# Seen on 2026-11-30, with thirty words on the line and the cursor at its beginning; the words that are left:
# | d3w: 4 to 30
# | 6dw: 7 to 30
# | 2d3w: 24 to 30
# | 1d1w: 12 to 30
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install gnureadline==8.2.13 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the package cannot be installed"; exit 2; }

printf 'set editing-mode vi\nset keyseq-timeout 50\nset enable-bracketed-paste off\n' >"$work/inputrc"
cat >"$work/run.py" <<'PYTHON'
import os
import pty
import select
import sys
import time

PROGRAM = 'import gnureadline; print("left:", input("line: "))'
LINE = " ".join(str(number) for number in range(1, 31))


def left(keys):
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-c", PROGRAM],
                  {"INPUTRC": sys.argv[1], "TERM": "dumb", "COLUMNS": "200"})
    seen = b""

    def wait(text):
        nonlocal seen
        end = time.monotonic() + 10
        while text not in seen and time.monotonic() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    seen += os.read(terminal, 4096)
                except OSError:
                    return

    wait(b"line: ")
    os.write(terminal, LINE.encode())
    wait(b" 30")
    os.write(terminal, b"\x1b")
    # Longer than readline waits for the rest of a sequence.
    time.sleep(0.5)
    os.write(terminal, b"0" + keys + b"\r")
    wait(b"left: ")
    wait(b" 30\r\n")
    os.close(terminal)
    os.waitpid(child, 0)
    words = seen.rpartition(b"left: ")[2].split()
    return f"{words[0].decode()} to {words[-1].decode()}"


for keys in (b"d3w", b"6dw", b"2d3w", b"1d1w"):
    print(f"{keys.decode()}: {left(keys)}")
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
"$work/venv/bin/python" "$work/run.py" "$work/inputrc" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
