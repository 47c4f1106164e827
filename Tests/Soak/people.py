"""Those who use juke in a soak: scripts that run one after the other, prompts on a pseudo-terminal, and a `watch`. Each
notes for every line how it has ended and when. What is right is judged in soak.py."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time

ESCAPES = re.compile(rb"\x1b\[[0-9;?>=]*[a-zA-Z]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b[()=>][0-9A-Z]?|\x07")
CRASHES = {signal.SIGSEGV, signal.SIGILL, signal.SIGTRAP, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE}

LISTENING = [
    "play radiohead", 'play album:"ok computer" --shuffle', "pause", "resume", "next", "prev", "volume 40",
    "volume -10", "seek +30s", "shuffle on", "shuffle off", "repeat context", "now", "now --json", "queue",
    'queue add "karma police"', "devices", "device laptop", "toggle", "mute", "restart", "like", "stop-after off",
]
FINDING = [
    "search artist radiohead", "search track love | take 5", "search album,track blue | to json", "albums radiohead",
    'tracks album:"ok computer" | where duration > 5m', 'info album:"ok computer"', "new --days 365 | take 3",
    "find moon", "show nachtzug | episodes | take 3", "artist björk", "top artists | take 3", "recent | take 1 | info",
    "liked | artists | count",
]
COLLECTING = [
    "liked | count", "liked | take 20 | to csv {me}.csv --yes", "saved albums", "following", "saved shows | count",
    "search track love | take 3 | save", "search track love | take 2 | unsave --yes", "liked | sample 2 | unsave --yes",
    "recent | take 2 | save", "follow björk", "unfollow björk", "liked --fresh | count", "playlists | count",
    "search album blue | take 1 | save", "undo --yes", "log 3", "redo --yes",
]
EDITING = [
    'recent | take 3 | playlist add "{list}" --create', 'liked | sample 5 | playlist add "{list}" --create',
    'playlist sort "{list}" by name --yes', 'playlist shuffle "{list}" --yes', 'playlist dedupe "{list}" --yes',
    'playlist remove "{list}" 1', 'playlist move "{list}" 1 to end', 'tracks playlist:"{list}"', "undo --yes",
    "redo --yes",
    'playlist describe "{list}" "soaked"', 'liked | take 8 | playlist set "{list}" --yes',
    'playlist delete "{list}" --yes',
    'playlist diff "{list}" "Road Songs"', 'playlist merge "{list}" "Road Songs" into "{list}"', "log 5",
]
# Each part by itself; a plan that cannot be sent is dropped.
PLANNING = ["begin; liked | sample 2 | unsave --yes; undo; commit || abort",
            'begin; recent | take 2 | save; recent | take 1 | playlist add "{list}" --create; commit || abort',
            'begin; liked | take 3 | playlist add "{list}" --create; plan; abort',
            # What a prompt took over from one that was killed, or planned while it was offline.
            "commit || abort"]
KEEPING = [
    "sync --max-requests 200", "sync --full --max-requests 200", "backup {me}.json --yes --partial",
    "restore {me}.json --dry-run", "stats artists | take 5", "find moon --json", "stats", "budget sync",
    "playlists | where mine | tracks | count", "offline on; liked | count; offline off",
]
RULING = [
    'rule "{list} rule" = liked | where year < 1990 | take 10', 'refresh "{list} rule" --yes', "rules",
    'refresh "{list} rule" --dry-run', "refresh --yes --max-requests 100",
]
IMPORTING = [
    "liked | take 20 | to jspf {me}.jspf --yes", "liked | take 9 | to m3u {me}.m3u8 --yes",
    'import {me}.jspf into "{list}"',
    "import {me}.m3u8 --dry-run", 'liked --jsonl | !cat | rows - | take 4 | playlist add "{list}" --create',
]
ASKING = ["whoami", "doctor", "budget", "capabilities", "profile", "history 5", "context", "log 2", "set",
          "help fields"]
TURNING = ["for x in 1..3 { now; sleep 200ms }", "for x in liked | take 3 { test ${x.year} > 1990 && echo ${x.name} }",
           "every 5s now --json | take 2", "let n = (liked | count); echo $n"]
TRADES = [LISTENING, FINDING, COLLECTING, EDITING, PLANNING, KEEPING, RULING, IMPORTING, ASKING, LISTENING + COLLECTING]


class Line:
    """A line as it ended: `status` is that of the line, `None` when its program was ended before it was known."""

    def __init__(self, who, text, start, end, status, said):
        self.who, self.text, self.start, self.end, self.status, self.said = who, text, start, end, status, said


class Person(threading.Thread):
    """One who uses juke until the soak ends."""

    def __init__(self, soak, name, dice, environment):
        super().__init__(name=name, daemon=True)
        self.soak, self.dice, self.environment = soak, dice, environment
        self.lines, self.crashes, self.killed, self.interrupted, self.memory = [], [], 0, 0, []
        self.process = None

    def say(self, text):
        self.soak.say(f"{self.name}: {text}")

    def choose(self, trade):
        line = self.dice.choice(trade if self.dice.random() < 0.7 else self.dice.choice(TRADES))
        line = line.replace("{me}", self.name).replace("{list}", f"Soak {self.name}")
        first = line.split()[0]
        # A day of so many lines goes beyond juke's own ceilings; most are meant to.
        is_read = first in ("liked", "playlists", "playlist", "search", "saved") and ";" not in line
        if is_read and self.dice.random() < 0.8:
            line += " --spend"
        return line

    def ended(self, code, said):
        """Notes a crash; a death that the soak has not caused is one, too."""
        if code < 0 and (-code in CRASHES or (-code == signal.SIGKILL and not self.killing)):
            self.crashes.append(f"signal {-code}: {said[-2000:]}")
        elif "Fatal error" in said or "Crash:" in said:
            self.crashes.append(said[-2000:])

    killing = False

    def end_it(self, number):
        """Sends a signal to the program that runs now, if one does."""
        process = self.process
        if not process:
            return
        if number == signal.SIGKILL:
            self.killing = True
            self.killed += 1
        else:
            self.interrupted += 1
        self.say(f"gets signal {number}")
        try:
            os.kill(process, number)
        except ProcessLookupError:
            pass


class Script(Person):
    """Runs scripts of some lines, one process after the other."""

    def __init__(self, soak, number, dice, environment, trade):
        super().__init__(soak, f"script{number}", dice, environment)
        self.trade = trade
        self.folder = f"{soak.folder}/{self.name}"
        os.mkdir(self.folder)

    def run(self):
        while not self.soak.over:
            self.run_one()

    def run_one(self):
        texts = [self.choose(self.trade) for _ in range(self.dice.randint(1, 6))]
        path = f"{self.folder}/lines.juke"
        with open(path, "w") as file:
            for number, text in enumerate(texts):
                # Each part may fail without an end of the script; the status is that of the last one.
                parts = [text] if "{" in text else text.split("; ")
                tried = "; ".join(part if part.startswith("for ") else f"try {part}" for part in parts)
                file.write(f"{tried}\necho \"@{number} $?\"\n")
        self.killing = False
        start = time.time()
        program = subprocess.Popen(
            [self.soak.juke, "--allow-shell", path], env=self.environment, cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.process = program.pid
        ends = {}
        errors = []
        reader = threading.Thread(target=lambda: errors.extend(program.stderr), daemon=True)
        reader.start()
        for row in program.stdout:
            found = re.match(rb"@(\d+) (\d+)$", row)
            if found:
                ends[int(found[1])] = (time.time(), int(found[2]))
        code = program.wait()
        reader.join()
        self.process = None
        program.stdout.close()
        program.stderr.close()
        said = b"".join(errors).decode("utf-8", "replace")
        self.ended(code, said)
        was_ended = self.killing or code in (130, 143, -2, -15)
        for number, text in enumerate(texts):
            if number in ends:
                end, status = ends[number]
            elif was_ended or code < 0:
                end, status = time.time(), None
            else:
                # The script has ended by itself before this line.
                end, status = time.time(), code
            here = [row for row in said.splitlines() if f"lines.juke:{number * 2 + 1}:" in row]
            self.lines.append(Line(self.name, text, start, end, status, "\n".join(here) or said[-400:]))
            start = end
            if number not in ends:
                break


class Terminal(Person):
    """A juke on a pseudo-terminal."""

    columns = 100

    def __init__(self, soak, name, dice, environment):
        super().__init__(soak, name, dice, environment)
        self.terminal = None

    def begin(self, *arguments):
        self.killing = False
        self.screen = b""
        child, self.terminal = pty.fork()
        if child == 0:
            os.chdir(self.soak.folder)
            os.execve(self.soak.juke, [self.soak.juke, *arguments], self.environment)
        self.process = child
        self.resize(self.columns)

    def resize(self, columns):
        try:
            fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
        except OSError:
            pass

    def read(self, seconds):
        """Reads what comes within some seconds; false when the program has ended."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            found = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.screen = (self.screen + found)[-60000:]
        return bool(found)

    def type(self, data):
        try:
            os.write(self.terminal, data)
        except OSError:
            pass

    def finish(self):
        """Collects the program that has ended; its code as subprocess has it."""
        process, self.process = self.process, None
        _, status = os.waitpid(process, 0)
        os.close(self.terminal)
        code = os.waitstatus_to_exitcode(status)
        self.ended(code, ESCAPES.sub(b"", self.screen).decode("utf-8", "replace"))
        return code


class Prompt(Terminal):
    """Types lines at a prompt. Each has a mark, so that the history can be looked through for it."""

    def __init__(self, soak, name, dice, environment, lives_long):
        super().__init__(soak, name, dice, environment)
        self.lives_long = lives_long
        self.kept = []  # marks of lines that have run
        self.count = 0

    def run(self):
        while not self.soak.over:
            self.begin()
            lives = self.wait_for(b"> ", 30)
            left = 10 ** 9 if self.lives_long else self.dice.randint(2, 12)
            while lives and left and not self.soak.over:
                left -= 1
                lives = self.enter()
            if lives:
                self.type(b"\x04")
                end = time.time() + 30
                while self.read(0.2) and time.time() < end:
                    pass
                if time.time() >= end:
                    self.lines.append(Line(self.name, "Ctrl-D", end - 30, time.time(), "stuck", self.tail()))
                    self.end_it(signal.SIGKILL)
            was_killed = self.killing
            code = self.finish()
            if not was_killed and code not in (0, 130, 143) and not self.soak.over:
                self.say(f"the prompt ended with {code}: {self.tail()}")

    def tail(self):
        return ESCAPES.sub(b"", self.screen).decode("utf-8", "replace")[-1500:]

    def wait_for(self, text, seconds):
        """Waits until a text is on the screen; answers what it is asked. False when the program has ended."""
        end = time.time() + seconds
        while text not in ESCAPES.sub(b"", self.screen):
            if time.time() > end:
                return None
            if not self.read(0.2):
                return False
            # A question that ends at the edge of the terminal is followed by what moves the cursor on.
            asked = ESCAPES.sub(b"", self.screen)[-40:].rstrip()
            if re.search(rb"\[(y/N|Y/n)\]$", asked):
                self.type(self.dice.choice([b"y\r", b"n\r"]))
                self.screen = b""
            elif re.search(r"^1–\d+:$".encode(), asked, re.M):
                self.type(self.dice.choice([b"1\r", b"2\r", b"\r"]))
                self.screen = b""
        return True

    def enter(self):
        """Types a line and waits until it has run; false when the program has ended."""
        self.count += 1
        mark = f"{self.name}-{self.count}-"
        text = self.choose(self.dice.choice(TRADES))
        while "pick" in text or "begin" in text:
            text = self.choose(self.dice.choice(TRADES))
        if self.dice.random() < 0.1:
            self.resize(self.dice.choice([20, 40, 80, 100, 200]))
        if self.dice.random() < 0.15:
            # Something that is begun and dropped: a beginning, Tab, Ctrl-R.
            self.type(self.dice.choice([b"pl\t\t", b"artist rad\t", b"\x12now", b"play album:\t\t"]))
            self.read(0.3)
            self.type(b"\x1b\x03\x15")
            self.read(0.3)
        self.screen = b""
        start = time.time()
        # A prompt continues after a failure. The number after the mark comes from juke, not from what is typed.
        self.type(f"{text}; echo \"{mark}$?\"\r".encode())
        shown = None
        end = time.time() + 150
        while time.time() < end:
            shown = re.search(re.escape(mark).encode() + rb"(\d+)\r?\n", ESCAPES.sub(b"", self.screen))
            if shown:
                break
            if self.wait_for(b"\x00", 0.5) is False:
                self.lines.append(Line(self.name, text, start, time.time(), None, ""))
                return False
        said = self.tail()
        if not shown:
            self.lines.append(Line(self.name, text, start, time.time(), "stuck", said))
            self.type(b"\x03")
            self.read(1)
            return True
        self.kept.append(mark)
        self.lines.append(Line(self.name, text, start, time.time(), int(shown[1]), said))
        wait = time.time() + self.dice.random() * 2
        while time.time() < wait and self.read(0.1):
            pass
        return True


class Watch(Terminal):
    """A `watch` that is left alone, but for a key now and then."""

    def __init__(self, soak, dice, environment):
        super().__init__(soak, "watch", dice, environment)

    def run(self):
        while not self.soak.over:
            start = time.time()
            self.begin("-c", "watch")
            while not self.soak.over and self.read(0.5):
                if self.dice.random() < 0.02:
                    self.type(self.dice.choice([b" ", b"n", b"p", b"+", b"-", b"l"]))
                if self.dice.random() < 0.01:
                    self.resize(self.dice.choice([30, 80, 120]))
            if self.soak.over:
                self.type(b"q")
                end = time.time() + 10
                while self.read(0.2) and time.time() < end:
                    pass
                if time.time() >= end:
                    self.end_it(signal.SIGKILL)
            was_killed = self.killing
            said = ESCAPES.sub(b"", self.screen).decode("utf-8", "replace")[-600:]
            code = self.finish()
            self.lines.append(Line("watch", "watch", start, time.time(), None if was_killed else code, said))
            self.say(f"ended with {code} after {time.time() - start:.0f} s: {said[-200:]!r}")
            time.sleep(1)
