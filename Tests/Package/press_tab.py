"""Types into a shell on a pseudo-terminal, and looks whether the screen shows what completion should bring.

usage: press_tab.py TYPED EXPECTED COMMAND...

TYPED may have \\t for the Tab key. The shell has to show the prompt `ready> ` first. Ends with 0 when EXPECTED appears
within twenty seconds, else with 1 and what the screen has shown.
"""

import os
import pty
import re
import select
import signal
import sys
import time

ESCAPES = re.compile(rb"\x1b\[[0-9;?>=]*[a-zA-Z]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b[()=>][0-9A-Z]?|\r|\x07")


def main():
    typed, expected, command = sys.argv[1].replace("\\t", "\t"), sys.argv[2], sys.argv[3:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    shown = b""

    def wait(text, seconds):
        """Whether a text appears in time, after what was looked for before."""
        nonlocal shown
        end = time.monotonic() + seconds
        while text.encode() not in ESCAPES.sub(b"", shown):
            left = end - time.monotonic()
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                return False
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                return text.encode() in ESCAPES.sub(b"", shown)
        return True

    try:
        if not wait("ready> ", 20):
            return f"no prompt of {command}"
        # Each Tab waits until the screen rests: a shell drops what is typed into its own drawing.
        for part in re.findall(r"\t|[^\t]+", typed):
            os.write(terminal, part.encode())
            while select.select([terminal], [], [], 0.8)[0]:
                try:
                    shown += os.read(terminal, 65536)
                except OSError:
                    break
        return None if wait(expected, 20) else f"{typed!r} in {command} does not bring {expected!r}"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if "SHOW" in os.environ:
            print(ESCAPES.sub(b"", shown).decode(errors="replace"), file=sys.stderr)


fault = main()
if fault:
    print("press_tab:", fault, file=sys.stderr)
sys.exit(1 if fault else 0)
