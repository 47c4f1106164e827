"""The browser that juke opens in these tests: goes through the consent page as its user would, follows the redirect to
juke's loopback address, and leaves a record of what it was answered there.

usage: browser.py RECORD HABIT ADDRESS
habits: allow, cancel, stray (allows, but first knocks at the callback in every wrong way), forged-code"""

import json
import os
import socket
import sys
import urllib.parse

from harness import Browser, query

record, habit, address = sys.argv[1:]


def with_query(url, **changes):
    """The address with parameters replaced, or left out where they are None."""
    fields = {**query(url), **changes}
    fields = {name: value for name, value in fields.items() if value is not None}
    return urllib.parse.urlsplit(url)._replace(query=urllib.parse.urlencode(fields)).geturl()


def main():
    browser = Browser()
    page = browser.get(address)
    answer = browser.press(page, "Cancel" if habit == "cancel" else "Authorize")
    arrived = {"location": answer.location, "knocks": {}}
    if habit == "stray":
        target = urllib.parse.urlsplit(answer.location)
        # Browsers open connections they never use, and ask for icons.
        silent = socket.create_connection((target.hostname, target.port))
        knocks = {
            "icon": target._replace(path="/favicon.ico", query="").geturl(),
            "nothing": target._replace(query="").geturl(),
            "no state": with_query(answer.location, state=None),
            "wrong state": with_query(answer.location, state="of-another-login"),
            "wrong state, refusal": with_query(
                answer.location, state="of-another-login", code=None, error="access_denied"),
        }
        arrived["knocks"] = {name: browser.get(url).status for name, url in knocks.items()}
        silent.close()
    last = with_query(answer.location, code="nobody-issued-this") if habit == "forged-code" else answer.location
    try:
        arrived["status"] = browser.get(last).status
    except OSError as error:
        arrived["status"] = str(error)
    with open(record + ".new", "w") as file:
        json.dump(arrived, file)
    os.rename(record + ".new", record)


main()
