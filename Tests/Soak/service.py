"""The simulated Spotify of a soak: the process, its weather (which faults it has for some seconds), and what it says
of its requests. It knows no juke."""

import bisect
import ctypes
import json
import mmap
import os
import subprocess
import time
import urllib.request

FAULT_SECONDS = 5  # how long after a fault a command may still suffer from it


class Clock:
    """A file by which the wall clock of programs is moved (clock.c), with its past."""

    def __init__(self, path):
        self.path = path
        with open(path, "wb") as file:
            file.write(bytes(8))
        self.file = open(path, "r+b")
        self.page = mmap.mmap(self.file.fileno(), 8)
        self.value = ctypes.c_int64.from_buffer(self.page)
        self.moves = [(time.time(), 0.0)]

    @property
    def seconds(self):
        return self.moves[-1][1]

    def set(self, seconds):
        self.moves.append((time.time(), seconds))
        self.value.value = int(seconds * 1e9)

    def real(self, simulated):
        """The machine's time at a simulated moment; of one within a jump the time of the jump."""
        index = bisect.bisect_right(self.moves, simulated, key=lambda move: move[0] + move[1]) - 1
        moment, offset = self.moves[max(index, 0)]
        following = self.moves[index + 1][0] if index + 1 < len(self.moves) else float("inf")
        return min(simulated - offset, following)


# Each weather: its faults, its switches, and the statuses with which a line may end then.
NETWORK, LIMIT, PLAYER = {8, 9, 10}, {6, 8, 10}, {5, 7, 8, 9}
PATHS = ("/v1/me/tracks", "/v1/me/player", "/v1/search", "/v1/playlists", "/v1/artists", "/v1/me", "/v1")


def fair(dice):
    return [], {}, set()


def moments(dice):
    after = dice.choice([0, 1, 2, 3, 5, 7, 30, 90, "soon", "", None, "-3", "1.5"])
    body = dice.choice(["json", "html", "text", "empty"])
    fault = {"kind": "rate_limited", "every": dice.randint(1, 6), "body": body}
    if after is not None:
        fault["retry_after"] = after
    return [fault | {"path": dice.choice(PATHS)}], {}, LIMIT


def ban(dice):
    path = dice.choice(["/v1/me/tracks", "/v1/search", "/v1/me/player"])
    after = dice.choice([600, 3600, 20000])
    return [{"kind": "quota_exceeded", "retry_after": after, "path": path, "method": "GET", "first": 1}], {}, LIMIT


def limits(dice):
    return [], {"limits": True}, LIMIT


def errors(dice):
    return [{"kind": "server_error", "status": dice.choice([500, 502, 503, 504, 599]), "path": dice.choice(PATHS),
             "body": dice.choice(["json", "html", "text", "empty"]), "every": dice.randint(1, 4)}], {}, NETWORK


def slow(dice):
    length = dice.choice([300, 2000, 8000, 30000])
    return [{"kind": "slow", "milliseconds": length, "every": dice.randint(2, 9)}], {}, NETWORK


def cuts(dice):
    kind = dice.choice(["connection_refused", "connection_lost"])
    return [{"kind": kind, "path": dice.choice(PATHS), "every": dice.randint(1, 4)}], {}, NETWORK


def damage(dice):
    kind = dice.choice(["truncated", "empty_body", "foreign_page", "wrong_types", "other_status", "text_instead"])
    fault = {"kind": kind, "path": dice.choice(PATHS), "every": dice.randint(1, 4)}
    if kind == "text_instead":
        fault["method"] = dice.choice(["PUT", "POST"])
    # What a search or a list lacks may also be "found nothing", and devices that cannot be read are none.
    return [fault], {}, NETWORK | PLAYER | {1, 4}


def player(dice):
    kind = dice.choice(["access_token_missing", "premium_required"])
    return [{"kind": kind, "path": "/v1/me/player", "every": dice.randint(1, 3)}], {}, PLAYER


def tokens(dice):
    kind = dice.choice(["server_error", "slow", "connection_refused", "connection_lost", "truncated", "empty_body",
                        "foreign_page", "rate_limited", "wrong_types"])
    fault = {"kind": kind, "path": "/api/token", "every": dice.randint(1, 3), "retry_after": dice.choice([1, 20, 200])}
    return [fault], {"access_token_seconds": dice.choice([900, 1800])}, NETWORK | LIMIT


def rotation(dice):
    """Each refresh brings a new token. Nothing else goes wrong and no program is killed: what is lost between the
    service and the disk would be lost for any client."""
    return [], {"refresh_policy": "rotate", "access_token_seconds": dice.choice([900, 1800])}, set()


def forms(dice):
    expires = dice.choice(["number", "text", "missing"])
    return [], {
        "refresh_policy": dice.choice(["none", "empty"]), "expires_in": expires,
        # Where it is not said how long a token lives, an hour is right to assume.
        "access_token_seconds": 3600 if expires == "missing" else dice.choice([900, 3600]),
        "gzip_empty": dice.choice([True, False]),
        "command_answer": dice.choice(["noContent", "okWithText"]), "state_lag_ms": dice.choice([0, 300, 3000]),
        "null_every": dice.choice([None, 7]), "links": dice.choice(["captured", "asAsked", "broken"]),
        "parallel_writes": dice.choice(["served", "serverError"]), "batch_order": dice.choice(["any", "asAsked"]),
        "images": dice.choice(["complete", "none", "null"]), "duplicate_albums": dice.choice([True, False]),
        "dead_uri": dice.choice(["badGateway", "badRequest"]), "latency_ms": dice.choice([0, 20, 200]),
    }, NETWORK


def storm(dice):
    parts = [kind(dice) for kind in dice.sample([moments, errors, slow, cuts, damage, player, tokens], 4)]
    switches = {name: value for part in parts for name, value in part[1].items()}
    return [fault for part in parts for fault in part[0]], switches, set().union(*(part[2] for part in parts))


WEATHERS = [fair] * 5 + [
    moments, ban, limits, errors, slow, cuts, damage, player, tokens, tokens, rotation, forms, storm]
CALM = {
    "limits": False, "access_token_seconds": 3600, "refresh_policy": "none", "expires_in": "number",
    "gzip_empty": False,
    "command_answer": "noContent", "state_lag_ms": 300, "null_every": None, "links": "captured", "latency_ms": 0,
    "parallel_writes": "served", "batch_order": "any", "images": "complete", "duplicate_albums": False,
    "dead_uri": "badGateway",
}


class Service:
    """A spotify-simulator, from its start to its end, and all that it was asked."""

    def __init__(self, program, environment, log):
        self.errors = open(log, "wb")
        self.process = subprocess.Popen(
            [program, "--port", "0", "--grant"], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=self.errors, text=True)
        line = self.process.stdout.readline().rstrip("\n")
        if not line:
            raise SystemExit("soak: spotify-simulator did not start")
        self.url, identity, *_ = line.split("  ")
        self.client_id = identity.removeprefix("client ID ")
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.requests = []  # (simulated moment, method, path, status)
        self.refreshes = 0
        self.weathers = []  # (from, name, statuses, is a rotation)
        self.bans = []  # (real moment it was set, path, seconds)

    def control(self, method, what, body=None):
        request = urllib.request.Request(
            f"{self.url}/simulator/{what}", method=method, data=None if body is None else json.dumps(body).encode())
        with self.opener.open(request, timeout=60) as answer:
            return json.loads(answer.read() or b"null")

    def change_weather(self, dice):
        kind = dice.choice(WEATHERS)
        faults, switches, statuses = kind(dice)
        if kind is rotation or (self.weathers and self.weathers[-1][1] == "rotation"):
            # Faults and kills of before and after must not reach into it.
            self.control("PUT", "faults", [])
        self.weathers.append((time.time(), kind.__name__, statuses, kind is rotation))
        self.control("PUT", "switches", CALM | switches)
        self.control("PUT", "faults", faults)
        for fault in faults:
            if fault["kind"] == "quota_exceeded":
                self.bans.append((time.time(), fault["path"], fault["retry_after"]))
        return f"{kind.__name__} {json.dumps(faults)} {json.dumps(switches)}"

    def clear(self):
        self.weathers.append((time.time(), "fair", set(), False))
        self.control("PUT", "faults", [])
        self.control("PUT", "switches", CALM)

    @property
    def rotates(self):
        """Whether a kill could now cost the login."""
        return any(weather[3] for weather in self.weathers[-2:])

    def suffered(self, start, end):
        """The names of the weathers of a time, and the statuses that they explain."""
        names, statuses = [], set()
        for index, (begun, name, explained, _) in enumerate(self.weathers):
            ended = self.weathers[index + 1][0] if index + 1 < len(self.weathers) else float("inf")
            if begun < end and ended + FAULT_SECONDS > start:
                names.append(name)
                statuses |= explained
        return names, statuses

    def collect(self):
        """Reads the log and empties it, so that it costs no memory."""
        entries = self.control("GET", "requests")["requests"]
        self.control("DELETE", "requests")
        for entry in entries:
            self.requests.append((entry["unix_ms"] / 1000, entry["method"], entry["path"], entry["status"]))
            self.refreshes += entry["grant_type"] == "refresh_token"

    def sent_into_bans(self, clock, skewed):
        """Requests that were sent although a 429 had closed the path; none of a time in which a clock was wrong."""
        found = []
        for begun, path, seconds in self.bans:
            fits = [entry for entry in self.requests if entry[1] == "GET" and entry[2].startswith(path)]
            first = next((entry[0] for entry in fits if entry[3] == 429 and clock.real(entry[0]) >= begun), None)
            if first is None:
                continue
            # What was under way at that moment is no fault.
            from_then = clock.real(first) + 2
            for moment, method, path_, _ in fits:
                real = clock.real(moment)
                if first < moment < first + seconds - 1 and real > from_then and not skewed(from_then - 2, real):
                    found.append(f"{method} {path_} {moment - first:.0f} s after a ban of {seconds} s")
        return found

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()


def anonymous_memory(process):
    """What a process has in memory that no file backs, in MB; `None` when it is gone."""
    try:
        with open(f"/proc/{process}/status") as file:
            for line in file:
                if line.startswith("RssAnon"):
                    return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return None


def environment_of(folder, service, clocks, library):
    """What a juke of the soak is started with."""
    found = {
        "PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8", "TERM": "xterm-256color",
        "PAGER": "cat", "JUKE_PACE": "5",
        "XDG_STATE_HOME": f"{folder}/state", "XDG_CONFIG_HOME": f"{folder}/config", "XDG_CACHE_HOME": f"{folder}/cache",
        "LD_PRELOAD": library, "SOAK_CLOCKS": ":".join(clock.path for clock in clocks),
    }
    if service:
        found |= {"JUKE_ACCOUNTS_URL": service.url, "JUKE_API_URL": service.url + "/v1"}
    return found
