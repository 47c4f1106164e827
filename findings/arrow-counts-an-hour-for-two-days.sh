#!/usr/bin/env bash
# arrow 1.4.0, pendulum 3.3.0, tzdata 2026.6 (PyPI).
#
# Where clocks are put forward at midnight (Santiago de Chile, 2024-09-08: 00:00 becomes 01:00), arrow's day before ends at
# 01:59:59.999999 of that day, while that day begins when it began: an hour lies in both, and `is_between` finds it in both
# spans. A range of days that goes over the change starts each day after it at 01:00, too, for as long as it is asked.
# pendulum ends the day before at 23:59:59.999999, begins the short one at 01:00, and is at 00:00 again the day after.
#
# Guess before the run: arrow does as pendulum; spans of neighbouring days touch and share nothing.
# Why it matters here: plays are counted by local day, and one at such an hour must count for one day.
#
# Seen on 2026-11-30, with these lines:
# | arrow, end of the day before: 2024-09-08T01:59:59.999999-03:00
# | arrow, begin of the short day: 2024-09-08T04:00:00+00:00
# | arrow, 01:30 is in the day before: True, in the short day: True
# | arrow, days from the 7th: 00:00 01:00 01:00 01:00
# | pendulum, end of the day before: 2024-09-07 23:59:59.999999-04:00
# | pendulum, begin of the short day: 2024-09-08 01:00:00-03:00
# | pendulum, days from the 7th: 00:00 01:00 00:00 00:00
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install arrow==1.4.0 pendulum==3.3.0 tzdata==2026.6 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
import arrow
import pendulum

ZONE = "America/Santiago"

before = arrow.get("2024-09-07T12:00", tzinfo=ZONE)
short = arrow.get("2024-09-08T12:00", tzinfo=ZONE)
played = arrow.get("2024-09-08T01:30", tzinfo=ZONE)
print("arrow, end of the day before:", before.ceil("day"))
print("arrow, begin of the short day:", short.floor("day").to("UTC"))
in_both = [played.is_between(*day.span("day"), bounds="[]") for day in (before, short)]
print(f"arrow, 01:30 is in the day before: {in_both[0]}, in the short day: {in_both[1]}")
days = arrow.Arrow.range("day", arrow.get("2024-09-07", tzinfo=ZONE), limit=4)
print("arrow, days from the 7th:", *[day.format("HH:mm") for day in days])

before = pendulum.datetime(2024, 9, 7, 12, tz=ZONE)
print("pendulum, end of the day before:", before.end_of("day"))
print("pendulum, begin of the short day:", before.add(days=1).start_of("day"))
first = pendulum.datetime(2024, 9, 7, tz=ZONE)
days = pendulum.interval(first, first.add(days=3)).range("days")
print("pendulum, days from the 7th:", *[day.format("HH:mm") for day in days])
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
"$work/venv/bin/python" "$work/run.py" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
