#!/usr/bin/env bash
# wcwidth 0.9.4, rich 15.0.0 and prompt_toolkit 3.0.53 (PyPI).
#
# wcwidth gives a whole word more cells than its characters one by one: for a vowel sign that stands beside its letter
# (category Mc) `wcwidth()` answers 0, but `wcswidth()` makes the pair two cells wide. So a program that adds up
# characters, as prompt_toolkit does, and one that measures the word get different columns out of one library at one
# version. rich, with tables of its own, agrees with the sum, except for names with a joiner, where it counts fewer
# cells than either. Signs above and below (category Mn: Thai's marks, the e of Devanagari) count 0 both ways, and so
# does a sign beside a pair of joined consonants, which has its two cells already (Khmer).
#
# Guess before the run: the three agree on every title, and a word never takes more cells than its characters.
# Why it matters here: track lists hold such titles, and a column that is padded by one measure and drawn by another
# is not straight; a test that compares a shell's table with one of these libraries has to say which of their measures
# it means.
#
# Seen on 2026-11-29, with these lines (title: sum of wcwidth, wcswidth, prompt_toolkit, rich):
# | Hindi 'Dil Se': 4 5 4 4
# | Bengali 'Amar Sonar Bangla': 10 15 10 10
# | Telugu 'Naatu Naatu': 5 7 5 5
# | Burmese 'Kaba Ma Kyei': 5 6 5 5
# | Sinhala 'Sri Lanka Matha': 8 12 8 7
# | Hindi 'Vande': 3 3 3 3
# | Thai 'Phleng Chat Thai': 10 10 10 10
# | Khmer 'Khmer': 3 3 3 3
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install wcwidth==0.9.4 rich==15.0.0 prompt_toolkit==3.0.53 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
from prompt_toolkit.utils import get_cwidth
from rich.cells import cell_len
from wcwidth import wcswidth, wcwidth

TITLES = {
    "Hindi 'Dil Se'": "दिल से",
    "Bengali 'Amar Sonar Bangla'": "আমার সোনার বাংলা",
    "Telugu 'Naatu Naatu'": "నాటు నాటు",
    "Burmese 'Kaba Ma Kyei'": "ကမ္ဘာမကျေ",
    "Sinhala 'Sri Lanka Matha'": "ශ්\u200dරී ලංකා මාතා",
    "Hindi 'Vande'": "वन्दे",
    "Thai 'Phleng Chat Thai'": "เพลงชาติไทย",
    "Khmer 'Khmer'": "ខ្មែរ",
}
for name, title in TITLES.items():
    print(f"{name}:", sum(map(wcwidth, title)), wcswidth(title), get_cwidth(title), cell_len(title))
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
env -u UNICODE_VERSION PYTHONUTF8=1 "$work/venv/bin/python" "$work/run.py" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
