"""A day of juke in some minutes: a prompt, ten scripts and a `watch` at one simulated Spotify in which everything goes
wrong at random, while the clock jumps and programs are killed. At the end the weather is fair, and juke has to have
lost nothing: not the login, not a line of the history, and what it keeps of the library is what is there.

usage: soak.py FOLDER-OF-BINARIES LIBRARY-OF-THE-CLOCK EMPTY-FOLDER MINUTES SEED"""

import collections
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from people import TRADES, Prompt, Script, Watch
from service import Clock, Service, anonymous_memory, environment_of

DAY = 24 * 3600
STEP = 2  # seconds between two jumps of the clock


class Soak:
    """The whole of it."""

    def __init__(self, binaries, library, folder, minutes, seed):
        self.juke, self.folder, self.seconds = f"{binaries}/juke", folder, minutes * 60
        self.dice = random.Random(seed)
        self.library = library
        self.clock, self.skew = Clock(f"{folder}/clock"), Clock(f"{folder}/skew")
        self.log = open(f"{folder}/log", "w", buffering=1)
        self.lock = threading.Lock()
        self.over = False
        self.begun = time.time()
        self.broken = []
        self.service = Service(
            f"{binaries}/spotify-simulator", environment_of(folder, None, [self.clock], library),
            f"{folder}/simulator.log")
        # The computer of juke has a clock of its own, which may be wrong; that of the service is right.
        self.environment = environment_of(folder, self.service, [self.clock, self.skew], library)
        self.people = []
        self.memory = collections.defaultdict(list)  # (who, process) → (real second, MB)

    def say(self, text):
        with self.lock:
            self.log.write(f"{time.time() - self.begun:8.1f} s  {self.clock.seconds / 3600:5.2f} h  {text}\n")

    def run_line(self, *arguments, given=None, seconds=120):
        return subprocess.run(
            [self.juke, *arguments], env=self.environment, cwd=self.folder, input=given or "", capture_output=True,
            text=True, timeout=seconds)

    def log_in(self):
        asked = self.run_line("--no-input", "-c", f"login --client-id {self.service.client_id}").stderr
        address = next(line for line in asked.splitlines() if line.startswith("http"))

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay).open(address)
        except urllib.error.HTTPError as answer:
            ended = self.run_line("-c", "login --redirect-url -", given=answer.headers["Location"])
            if ended.returncode != 0:
                raise SystemExit(f"soak: the login failed: {ended.stderr}")

    # ── The day ──

    def run(self):
        self.log_in()
        dice = lambda: random.Random(self.dice.random())  # noqa: E731 - each person has dice of its own
        for number, trade in enumerate(TRADES):
            self.people.append(Script(self, number, dice(), self.environment, trade))
        self.prompt = Prompt(self, "prompt", dice(), self.environment, True)
        self.victims = [
            Prompt(self, "killed1", dice(), self.environment, False),
            Prompt(self, "killed2", dice(), self.environment, False)]
        self.watch = Watch(self, dice(), self.environment)
        self.people += [self.prompt, *self.victims, self.watch]
        for person in self.people:
            person.start()
        self.drive()
        self.over = True
        self.service.clear()
        self.skew.set(0)
        for person in self.people:
            person.join(180)
            if person.is_alive():
                self.broken.append(f"{person.name} does not end")
                person.end_it(signal.SIGKILL)

    def drive(self):
        """Moves the clock, changes the weather, kills, and looks at memory, until the day is over."""
        steps = int(self.seconds / STEP)
        jump = (DAY - self.seconds) / steps
        until_weather = until_skew = 0
        for step in range(steps):
            started = time.time()
            self.clock.set(self.clock.seconds + jump)
            if step >= until_weather:
                until_weather = step + self.dice.randint(2, 8)
                self.say("weather " + self.service.change_weather(self.dice))
            if step >= until_skew:
                # The computer's clock is wrong at times: by a minute, hours, a month.
                until_skew = step + self.dice.randint(3, 15)
                self.skew.set(self.dice.choice([0, 0, 0, 0, 90, -90, 7200, -3600, -7 * 86400, 40 * 86400]))
                self.say(f"skew {self.skew.seconds:.0f} s")
            if step > 3 and self.dice.random() < 0.3:
                self.harm()
            if step % 5 == 4:
                self.service.collect()
            if step % 3 == 2:
                self.measure()
            if not self.service.process.poll() is None:
                self.broken.append(f"spotify-simulator ended with {self.service.process.returncode}")
                return
            time.sleep(max(0, started + STEP - time.time()))

    def harm(self):
        kinds = [signal.SIGINT, signal.SIGTERM] + ([] if self.service.rotates else [signal.SIGKILL] * 3)
        number = self.dice.choice(kinds)
        scripts = [person for person in self.people if isinstance(person, Script)]
        victims = self.victims if number == signal.SIGKILL else []
        self.dice.choice(scripts + victims * 4).end_it(number)

    def measure(self):
        now = time.time() - self.begun
        for name, process in [("spotify-simulator", self.service.process.pid), ("prompt", self.prompt.process),
                              ("watch", self.watch.process)]:
            size = anonymous_memory(process) if process else None
            if size:
                self.memory[name, process].append((now, size))

    # ── Afterwards ──

    def is_explained(self, line):
        """Why a line may have ended so; `None` when nothing says why."""
        if line.status is None:
            return "ended by the soak"
        if line.status == 0:
            return "done"
        names, statuses = self.service.suffered(line.start, line.end)
        # A narrow terminal breaks sentences.
        said = re.sub(r"\s+", " ", line.said)
        if line.status == 6 and re.search(r"429|quota|limit|ceiling|until|24 hours|--spend|requests", said, re.I):
            return "a limit"
        if line.status in statuses:
            return "/".join(sorted(set(names) - {"fair"}))
        for status, pattern in EXPECTED:
            if line.status == status and re.search(pattern, said):
                return "as it should"
        return None

    def finish(self):
        """Fair weather, a day later: everything is there."""
        self.service.collect()
        # What is closed or used up is over after a day.
        self.clock.set(self.clock.seconds + DAY + 3600)
        token = f"{self.folder}/state/juke/default/token.json"
        for line in ("whoami", "sync --max-requests 500 --spend", "doctor", "liked --fresh --spend | count",
                     "log | count", "now"):
            ended = self.run_line("-c", line)
            self.say(f"afterwards {line}: {ended.returncode} {ended.stdout[-1500:]} {ended.stderr[-1500:]}")
            if ended.returncode != 0:
                self.broken.append(f"afterwards {line} ends with {ended.returncode}: {ended.stderr.strip()[-300:]}")
        self.service.collect()
        with open(token) as file:
            self.bearer = json.load(file)
        self.compare()
        self.look_at_files()

    def api(self, path):
        """What is at Spotify, read without juke."""
        found = json.dumps(self.bearer)
        bearer = re.search(r'"access_token": "([^"]+)"', found)[1]
        items, offset = [], 0
        while True:
            request = urllib.request.Request(
                f"{self.service.url}/v1/{path}?limit=50&offset={offset}", headers={"Authorization": f"Bearer {bearer}"})
            with self.service.opener.open(request) as answer:
                page = json.loads(answer.read())
            items += page["items"]
            offset += 50
            if offset >= page["total"]:
                return items

    def compare(self):
        """What juke keeps of the library, without a request, against what is there."""
        def kept(line):
            ended = self.run_line("-c", f"offline on; {line} | to json")
            return json.loads(ended.stdout) if ended.returncode == 0 else ended.stderr

        def check(what, kept, there):
            if kept != there:
                self.broken.append(f"the copy of {what} is not what is there")
                self.say(f"copy of {what}: {kept}\nthere: {there}")

        rows = kept("liked")
        check("liked", [row["uri"] for row in rows] if isinstance(rows, list) else rows,
              [item["track"]["uri"] for item in self.api("me/tracks")])
        rows = kept("saved albums")
        check("saved albums", [row["uri"] for row in rows] if isinstance(rows, list) else rows,
              [item["album"]["uri"] for item in self.api("me/albums")])
        lists = [item for item in self.api("me/playlists") if item]
        rows = kept("playlists")
        check("playlists", sorted(row["uri"] for row in rows) if isinstance(rows, list) else rows,
              sorted(item["uri"] for item in lists))
        for item in lists:
            if item["owner"]["id"] != "demo.listener":
                continue
            rows = kept(f"tracks {item['uri']}")
            # An entry that is gone keeps its place, and is no row.
            entries = [entry.get("item") or entry.get("track") for entry in self.api(f"playlists/{item['id']}/items")]
            there = [entry["uri"] for entry in entries if entry]
            found = [row["uri"] for row in rows] if isinstance(rows, list) else rows
            check(f"{item['name']} ({item['id']})", found, there)

    def look_at_files(self):
        state = f"{self.folder}/state/juke"
        with open(f"{state}/default/history", errors="replace") as file:
            history = file.read()
        kept = [mark for person in [self.prompt, *self.victims] for mark in person.kept]
        self.lost = [mark for mark in kept if f'"{mark}' not in history]
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = f"{folder}/{name}"
                if name.endswith(".db"):
                    found = sqlite3.connect(path).execute("pragma integrity_check").fetchone()[0]
                    if found != "ok":
                        self.broken.append(f"{path}: {found}")
                if "/juke" in folder[len(self.folder):] and re.search(r"damaged|newer|broken|aside|\.bad", name):
                    self.broken.append(f"{path} was set aside")
        drafts = [name for name in os.listdir(f"{state}/default") if "draft" in name]
        self.say(f"files: {sorted(os.listdir(state))} {sorted(os.listdir(state + '/default'))} drafts {drafts}")

    def growth(self, samples):
        """MB an hour that passes for the machine, by a line through the second half; `None` for too few samples."""
        samples = samples[len(samples) // 2:]
        if len(samples) < 20:
            return None
        middle = sum(second for second, _ in samples) / len(samples)
        level = sum(size for _, size in samples) / len(samples)
        spread = sum((second - middle) ** 2 for second, _ in samples)
        return sum((second - middle) * (size - level) for second, size in samples) / spread * 3600

    def report(self):
        lines = [line for person in self.people for line in person.lines]
        crashes = [f"{person.name}: {crash}" for person in self.people for crash in person.crashes]
        statuses = collections.Counter(line.status for line in lines)
        unexplained = [line for line in lines if self.is_explained(line) is None]
        stuck = [line for line in lines if line.status == "stuck"]
        logins = [line for line in lines if line.status == 3]
        requests = [entry for entry in self.service.requests if entry[2].startswith("/v1")]
        answers = collections.Counter(entry[3] for entry in requests)
        into_bans = self.service.sent_into_bans(self.clock, self.was_skewed)
        for line in unexplained:
            names, _ = self.service.suffered(line.start, line.end)
            self.say(f"UNEXPLAINED {line.who}, {line.start - self.begun:.1f}–{line.end - self.begun:.1f} s, "
                     f"weather {names}: {line.text} → {line.status}: {line.said}")
        rows = [
            ("simulated hours", f"{self.clock.seconds / 3600 - 25:.1f}", None),
            ("lines", len(lines), None),
            ("  of them not done", sum(count for status, count in statuses.items() if status not in (0, None)), None),
            ("requests", len(requests), None),
            ("  of them refused (4xx, 5xx)", sum(answers[code] for code in answers if code and code >= 400), None),
            ("429", answers[429], None),
            ("refreshes", self.service.refreshes, None),
            ("bans of hours", len(self.service.bans), None),
            ("requests sent into a ban", len(into_bans), 0),
            ("programs killed by kill -9", sum(person.killed for person in self.people), None),
            ("programs interrupted", sum(person.interrupted for person in self.people), None),
            ("lost logins", len(logins), 0),
            ("lines of history kept", sum(len(person.kept) for person in [self.prompt, *self.victims]), None),
            ("lost lines of history", len(self.lost), 0),
            ("crashes", len(crashes), 0),
            ("lines without an end", len(stuck), 0),
            ("lines with an unexplained status", len(unexplained), 0),
            ("other broken promises", len(self.broken), 0),
        ]
        for text in crashes + into_bans + self.broken + [f"lost from the history: {mark}" for mark in self.lost]:
            self.say("BROKEN " + text)
        is_broken = any(allowed is not None and value > allowed for _, value, allowed in rows)
        for name, value, allowed in rows:
            verdict = "" if allowed is None else "  BROKEN" if value > allowed else "  ok"
            print(f"{name:44}{value:>8}{verdict}")
        print("statuses: " + ", ".join(
            f"{'ended' if status is None else status}: {count}" for status, count in sorted(statuses.items(), key=str)))
        for name in ("spotify-simulator", "prompt", "watch"):
            samples = max((found for (who, _), found in self.memory.items() if who == name), key=len, default=[])
            growth = self.growth(samples)
            if growth is None:
                print(f"memory of {name}: too few samples")
                continue
            simulated = growth * self.seconds / DAY
            is_too_much = simulated >= 1
            is_broken |= is_too_much
            print(f"memory of {name:18}{samples[len(samples) // 2][1]:6.1f} → {samples[-1][1]:.1f} MB, "
                  f"{simulated:+.2f} MB a simulated hour ({growth:+.1f} a real one)"
                  + ("  BROKEN" if is_too_much else "  ok"))
        for line in unexplained[:20]:
            print(f"  {line.who}: {line.text} → {line.status}: {line.said[:300]!r}")
        for text in (crashes + self.broken + into_bans)[:20]:
            print("  " + text[:400])
        return is_broken

    def was_skewed(self, start, end):
        """Whether a clock was wrong at some time of these."""
        moves = self.skew.moves + [(float("inf"), 0)]
        return any(
            offset and moment < end and moves[index + 1][0] > start
            for index, (moment, offset) in enumerate(moves[:-1]))


# Statuses other than 0 with which lines of the soak may end whatever the weather: what they name is not there yet or no
# longer, or another program has changed it in between. Each with words of what juke says.
EXPECTED = [
    # What row 1 is depends on the listing before, and a copy that is put back is asked about.
    (2, r"is an? \w+, not|but cannot ask here"),
    (1, r"nothing to (undo|redo) in this shell|cannot be read: No such file|past the end|no copy of your library yet"),
    (1, r"has changed since|was changed since|Nothing waits in the plan|No plan is open|is no longer where"),
    (1, r"The player refused|Restriction violated"),
    # Ten programs write to one file; on a busy disk one of them may have to wait for longer than it does.
    (1, r"Another process keeps the copy of your library locked"),
    # A shell that is held up in the middle of a change keeps its turn.
    (1, r"is changing this playlist and has not ended"),
    # The prompt takes back the first description that its list was given.
    (1, r"Spotify does not let apps empty a description"),
    # Asked whether it may send so many requests, the prompt says no at times.
    (1, r"No more requests were sent|Nothing was (done|changed|removed)"),
    # A limit that the line met in its middle; the weather that brought it may be over.
    (8, r"Spotify accepts no more|quota for|API rate limit|own ceiling for them"),
    (4, r"."),
    (5, r"No device|no device"),
    (8, r"has changed since|was changed since|were not found|is gone"),
    (10, r"offline|Offline"),
]


def main():
    binaries, library, folder = (os.path.abspath(text) for text in sys.argv[1:4])
    minutes, seed = float(sys.argv[4]), int(sys.argv[5])
    soak = Soak(binaries, library, folder, minutes, seed)
    try:
        soak.run()
        soak.finish()
        is_broken = soak.report()
    finally:
        soak.over = True
        for person in soak.people:
            if person.process:
                person.end_it(signal.SIGKILL)
        soak.service.stop()
    sys.exit(1 if is_broken else 0)


main()
