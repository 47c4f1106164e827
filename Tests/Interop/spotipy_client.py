"""spotipy, a Spotify client by others, against spotify-simulator: whether what our simulator answers is what a client
of the real service understands. Each case asserts what went over the wire and what spotipy made of it.

usage: spotipy_client.py FOLDER-OF-BINARIES"""

import contextlib
import socket
import subprocess
import sys
import threading
import time

import spotipy
from spotipy.exceptions import SpotifyException, SpotifyOauthError

from harness import Browser, Cases, expect, query, raises
from spotipy_login import REDIRECT, Simulator, api_error, consent, log_in, oauth_error, redeem

BINARIES = sys.argv[1]
ALBUM = "OK Computer"
SHORT = 2  # seconds a token lives where its end is awaited
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"  # of RFC 7636, appendix B


def use(api):
    """A search, an album and its links, and for whom they are."""
    found = api.search(q="radiohead", type="artist,album", limit=10)
    expect(found["artists"]["items"][0]["name"], "Radiohead", "first artist")
    hit = next(item for item in found["albums"]["items"] if item["name"] == ALBUM)
    album = api.album(hit["uri"])
    expect((album["name"], album["total_tracks"]), (ALBUM, 12), "album")
    expect(album["tracks"]["items"][1]["name"], "Paranoid Android", "second track")


# Logging in


def pkce_login(simulator):
    manager = simulator.pkce(scope="user-read-playback-state,playlist-read-private")
    token = log_in(manager)
    expect(simulator.last.status_code, 200, "status")
    expect(simulator.last.headers["Cache-Control"], "no-store", "Cache-Control")
    answer = simulator.last.json()
    expect(
        sorted(answer), ["access_token", "expires_in", "refresh_token", "scope", "token_type"], "keys of the answer")
    expect((answer["token_type"], answer["expires_in"]), ("Bearer", 3600), "type and lifetime")
    expect(set(answer["scope"].split()), {"user-read-playback-state", "playlist-read-private"}, "scopes")
    api = simulator.api(manager=manager)
    me = api.me()
    expect((me["id"], me["display_name"]), ("demo.listener", "Demo Listener"), "me")
    use(api)
    # The collaborative one takes a scope of its own.
    names = [playlist["name"] for playlist in api.current_user_playlists()["items"]]
    expect(names, ["Road Songs", "Odds and Ends", "Mira's Mornings"], "playlists")
    expect(manager.validate_token(token), token, "a token spotipy finds good")


def paging(simulator):
    api = simulator.api(log_in(simulator.pkce())["access_token"])
    first = api.search(q="love", type="track", limit=3)
    second = api.next(first["tracks"])["tracks"]
    expect((second["offset"], second["limit"]), (3, 3), "second page")
    expect(api.previous(second)["tracks"]["items"], first["tracks"]["items"], "the first page again")


def whole_flow(simulator):
    """spotipy with its own browser opener and loopback server, as users run it, and a user who allows at once."""
    port = free_port()
    manager = simulator.pkce(redirect=f"http://127.0.0.1:{port}/callback")
    manager.open_browser = True

    def follow(url):
        answer = Browser().get(url)
        expect(answer.status, 302, "status of the grant")
        Browser().get(answer.location)

    opened = []
    spotipy.oauth2.webbrowser.open = lambda url: opened.append(threading.Thread(target=follow, args=[url])) or (
        opened[-1].start())
    expect(simulator.api(manager=manager).me()["id"], "demo.listener", "me")
    opened[0].join()
    expect(len(opened), 1, "pages opened")


def free_port():
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def denial(simulator):
    manager = simulator.pkce()
    location = consent(manager, "Cancel")
    expect(query(location), {"error": "access_denied", "state": manager.state}, "parameters")
    with raises(SpotifyOauthError, error="access_denied"):
        manager.parse_response_code(location)


def nonce_once(simulator):
    browser = Browser()
    page = browser.get(simulator.pkce().get_authorize_url())
    expect(browser.press(page, "Allow").status, 302, "first press")
    again = browser.press(page, "Allow")
    expect((again.status, again.location), (400, None), "second press")


# Refreshing


def refresh(simulator, expected):
    manager = simulator.pkce()
    first = log_in(manager)
    second = manager.refresh_access_token(first["refresh_token"])
    expect(simulator.last.status_code, 200, "status")
    expect(second["access_token"] != first["access_token"], True, "a new access token")
    answer = simulator.last.json()
    match expected:
        case "none":
            expect("refresh_token" in answer, False, "a refresh token in the answer")
            expect(second["refresh_token"], first["refresh_token"], "the token spotipy keeps")
        case "empty":
            expect(answer["refresh_token"], "", "the refresh token in the answer")
        case "rotate":
            expect(answer["refresh_token"] not in ("", first["refresh_token"]), True, "a new refresh token")
    expect(simulator.api(second["access_token"]).me()["id"], "demo.listener", "me, with the new token")
    if expected == "rotate":
        with oauth_error(simulator, "invalid_grant", "Refresh token revoked"):
            manager.refresh_access_token(first["refresh_token"])
        third = manager.refresh_access_token(second["refresh_token"])
        expect(third["refresh_token"] != second["refresh_token"], True, "a third refresh token")
    else:
        manager.refresh_access_token(first["refresh_token"])
        expect(simulator.last.status_code, 200, "status of a second refresh with the first token")


def refresh_unknown(simulator):
    with oauth_error(simulator, "invalid_grant", "Invalid refresh token"):
        simulator.pkce().refresh_access_token("AQnobody-ever-issued-this")


def refresh_foreign(simulator):
    token = log_in(simulator.pkce())["refresh_token"]
    with oauth_error(simulator, "invalid_client", "Invalid client"):
        simulator.pkce(client_id="0" * 32).refresh_access_token(token)


def refresh_by_itself(simulator):
    """Access tokens with less than a minute: spotipy renews them before every call, twice even, and rotation holds."""
    manager = simulator.pkce()
    log_in(manager)
    simulator.answers.clear()
    use(simulator.api(manager=manager))
    expect([answer.status_code for answer in simulator.answers], [200] * 6, "statuses")
    expect(
        [answer.url.endswith("/api/token") for answer in simulator.answers], [True, True, False] * 2,
        "token requests")


def refresh_after_six_months(simulator):
    manager = simulator.pkce()
    token = log_in(manager)
    manager.refresh_access_token(token["refresh_token"])
    expect(simulator.last.status_code, 200, "status before the end")
    time.sleep(SHORT + 0.1)
    # Refreshing has not extended it: the consent counts.
    with oauth_error(simulator, "invalid_grant", "Refresh token expired"):
        manager.refresh_access_token(token["refresh_token"])


# Being refused at /authorize


def refused(url, text):
    """A text page instead of a redirect: an attacker's address must never be redirected to."""
    page = Browser().get(url)
    expect((page.status, page.location, page.text), (400, None, text), "answer")
    expect(page.headers.get_content_type(), "text/plain", "type")


def wrong_client(simulator):
    refused(simulator.pkce(client_id="0" * 32).get_authorize_url(), "INVALID_CLIENT: Invalid client")


def insecure_redirect(simulator):
    for uri in (
            "http://localhost:43117/callback", "http://localhost/callback", "http://192.168.1.7/callback",
            "http://127.0.0.2:43117/callback"):
        refused(simulator.pkce(redirect=uri).get_authorize_url(), "INVALID_CLIENT: Insecure redirect URI")


def unregistered_redirect(simulator):
    for uri in (
            "https://example.org/callback", "http://127.0.0.1:43117/other", "http://127.0.0.1:43117/callback/",
            "http://127.0.0.1:43117/Callback", "http://[::1]:43117/callback"):
        refused(simulator.pkce(redirect=uri).get_authorize_url(), "INVALID_CLIENT: Invalid redirect URI")


def any_port(simulator):
    for port in ("", ":1", ":65535"):
        log_in(simulator.pkce(redirect=f"http://127.0.0.1{port}/callback"))


def registered_redirects(simulator):
    for uri in ("https://example.org/callback", "http://[::1]:43117/cb", "http://[::1]:43118/cb"):
        log_in(simulator.pkce(redirect=uri))
    refused(simulator.pkce().get_authorize_url(), "INVALID_CLIENT: Invalid redirect URI")


def challenge_required(simulator):
    """Without a secret only PKCE works, and only with S256 (RFC 7636 §4.4.1)."""
    url = simulator.secret_app(secret="none").get_authorize_url()
    for more, description in (
            ("", "code_challenge required"),
            (f"&code_challenge={CHALLENGE}&code_challenge_method=plain", "code_challenge_method must be S256"),
            (f"&code_challenge={CHALLENGE}", "code_challenge_method must be S256")):
        answer = Browser().get(url + more)
        expect(answer.status, 302, "status")
        expect(
            query(answer.location), {"error": "invalid_request", "error_description": description, "state": "state"},
            "parameters")


# Being refused at the token endpoint


def wrong_code(simulator):
    manager = simulator.pkce()
    manager.get_authorize_url()
    with oauth_error(simulator, "invalid_grant", "Invalid authorization code"):
        redeem(manager, "AQnot-a-code")


def used_code(simulator):
    manager = simulator.pkce()
    code = manager.parse_response_code(consent(manager))
    redeem(manager, code)
    with oauth_error(simulator, "invalid_grant", "Invalid authorization code"):
        redeem(manager, code)


def wrong_verifier(simulator):
    manager = simulator.pkce()
    code = manager.parse_response_code(consent(manager))
    manager.get_pkce_handshake_parameters()
    with oauth_error(simulator, "invalid_grant", "code_verifier was incorrect"):
        redeem(manager, code)


def other_redirect(simulator):
    manager = simulator.pkce()
    code = manager.parse_response_code(consent(manager))
    manager.redirect_uri = "http://127.0.0.1:43118/callback"
    with oauth_error(simulator, "invalid_grant", "Invalid redirect URI"):
        redeem(manager, code)


def wrong_client_at_exchange(simulator):
    manager = simulator.pkce()
    code = manager.parse_response_code(consent(manager))
    manager.client_id = "0" * 32
    with oauth_error(simulator, "invalid_client", "Invalid client"):
        redeem(manager, code)


def verifier_of_the_rfc(simulator):
    """The example of RFC 7636, appendix B: spotipy computes challenges in its own way, this one is by the book."""
    manager = simulator.pkce()
    manager.code_verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    manager.code_challenge = CHALLENGE
    redeem(manager, manager.parse_response_code(consent(manager)))
    expect(simulator.last.status_code, 200, "status")


# An app with a secret


def secret_login(simulator):
    manager = simulator.secret_app(scope="user-read-playback-state")
    token = log_in(manager)
    expect(simulator.last.request.headers["Authorization"].split()[0], "Basic", "scheme of the token request")
    expect(simulator.last.json()["scope"], "user-read-playback-state", "scope")
    api = simulator.api(manager=manager)
    expect(api.me()["id"], "demo.listener", "me")
    use(api)
    renewed = manager.refresh_access_token(token["refresh_token"])
    expect("refresh_token" in simulator.last.json(), False, "a refresh token in the answer")
    expect(renewed["refresh_token"], token["refresh_token"], "the token spotipy keeps")


def secret_app_by_pkce(simulator):
    manager = simulator.pkce()
    manager.refresh_access_token(log_in(manager)["refresh_token"])
    expect(simulator.last.status_code, 200, "status")


def wrong_secret(simulator):
    manager = simulator.secret_app()
    code = manager.parse_response_code(consent(manager))
    stranger = simulator.secret_app(secret="0" * 32)
    with oauth_error(simulator, "invalid_client", "Invalid client secret"):
        redeem(stranger, code)
    token = redeem(manager, code)["refresh_token"]
    with oauth_error(simulator, "invalid_client", "Invalid client secret"):
        stranger.refresh_access_token(token)
    with oauth_error(simulator, "invalid_client", "Invalid client secret"):
        simulator.credentials(secret="0" * 32).get_access_token(as_dict=False)


def missing_secret(simulator):
    manager = simulator.secret_app()
    code = manager.parse_response_code(consent(manager))
    # SpotifyPKCE shows no secret, and a verifier proves nothing where no challenge was sent.
    with oauth_error(simulator, "invalid_client", "Invalid client secret"):
        redeem(simulator.pkce(), code)
    token = redeem(manager, code)["refresh_token"]
    with oauth_error(simulator, "invalid_client", "Invalid client secret"):
        simulator.pkce().refresh_access_token(token)


def client_credentials(simulator):
    manager = simulator.credentials()
    token = manager.get_access_token(as_dict=False)
    expect(sorted(simulator.last.json()), ["access_token", "expires_in", "token_type"], "keys of the answer")
    use(simulator.api(manager=manager))
    with raises(SpotifyException, http_status=401):
        simulator.api(token).me()


def client_credentials_without_secret(simulator):
    with oauth_error(simulator, "invalid_client", "Invalid client secret"):
        simulator.credentials(secret="0" * 32).get_access_token(as_dict=False)
    with oauth_error(simulator, "invalid_client", "Invalid client"):
        simulator.credentials(client_id="0" * 32, secret="0" * 32).get_access_token(as_dict=False)


# Being refused by the Web API


def challenge(simulator):
    return simulator.last.headers.get("WWW-Authenticate")


def expired_token(simulator):
    api = simulator.api(log_in(simulator.pkce())["access_token"])
    expect(api.me()["id"], "demo.listener", "me, before the end")
    time.sleep(SHORT + 0.1)
    with api_error(simulator, 401, "The access token expired"):
        api.me()
    expect(
        challenge(simulator),
        'Bearer realm="spotify", error="invalid_token", error_description="The access token expired"',
        "WWW-Authenticate")


def unusable_tokens(simulator):
    with api_error(simulator, 401, "Invalid access token"):
        simulator.api("BQnobody-ever-issued-this").me()
    expect(
        challenge(simulator),
        'Bearer realm="spotify", error="invalid_token", error_description="Invalid access token"', "WWW-Authenticate")
    with api_error(simulator, 401, "No token provided"):
        simulator.api().me()
    answer = simulator.wire.get(simulator.url + "/v1/me", headers={"Authorization": "Basic eDp5"})
    expect(
        (answer.status_code, answer.json()["error"]["message"]), (400, "Only valid bearer authentication supported"),
        "another scheme")


def missing_scope(simulator):
    api = simulator.api(log_in(simulator.pkce(scope="user-read-playback-state"))["access_token"])
    api.devices()
    with api_error(simulator, 403, "Insufficient client scope"):
        api.start_playback()
    with api_error(simulator, 403, "Insufficient client scope"):
        api.current_user_playlists()


def development_mode(simulator):
    api = simulator.api(log_in(simulator.pkce())["access_token"])
    artist = api.search(q="radiohead", type="artist")["artists"]["items"][0]
    expect("popularity" in artist or "followers" in artist, False, "keys that Development Mode drops")
    for removed in (
            lambda: api.artist_top_tracks(artist["id"]), lambda: api.artists([artist["id"]]),
            lambda: api.user("mira.example")):
        with api_error(simulator, 403, "Forbidden"):
            removed()
    with api_error(simulator, 400, "Invalid limit"):
        api.search(q="radiohead", type="artist", limit=11)
    with api_error(simulator, 400, "Invalid limit"):
        api.artist_albums(artist["id"], limit=11)
    expect(api.search(q="love", type="track", limit=10)["tracks"]["limit"], 10, "the largest limit")


def extended_mode(simulator):
    api = simulator.api(log_in(simulator.pkce())["access_token"])
    found = api.search(q="radiohead", type="artist", limit=11)["artists"]
    expect(found["limit"], 11, "limit")
    expect("popularity" in found["items"][0], True, "a key that Development Mode drops")


# The switches


def grant_at_once(simulator):
    manager = simulator.pkce()
    answer = Browser().get(manager.get_authorize_url())
    expect((answer.status, query(answer.location)["state"]), (302, manager.state), "answer")
    redeem(manager, manager.parse_response_code(answer.location))
    wrong_client(simulator)
    insecure_redirect(simulator)
    unregistered_redirect(simulator)
    challenge_required(simulator)


def wrong_switches():
    for switches, words in (
            (["--refresh-policy", "sometimes"], "'none', 'rotate' or 'empty'"),
            (["--app-mode", "beta"], "'development' and 'extended'"),
            (["--token-lifetime", "0"], "A token lives at least one second."),
            (["--refresh-lifetime", "0"], "A token lives at least one second."),
            (["--redirect-uri", "http://localhost/callback"], "http://localhost/callback cannot be registered"),
            (["--redirect-uri", "callback"], "callback cannot be registered")):
        run = subprocess.run(
            [BINARIES + "/spotify-simulator", "--port", "0", *switches], stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=20)
        expect((run.returncode, run.stdout), (64, ""), "status and output of " + " ".join(switches))
        expect(words in run.stderr, True, f"{words!r} in {run.stderr!r}")


def main():
    cases = Cases("spotipy")
    with contextlib.ExitStack() as running:
        # All are started before the first is waited for.
        starting = {
            name: Simulator(BINARIES, *switches)
            for name, switches in {
                "standard": [],
                "rotate": ["--refresh-policy", "rotate"],
                "empty": ["--refresh-policy", "empty"],
                "secret": ["--with-secret", "--refresh-policy", "rotate"],
                "short": ["--token-lifetime", str(SHORT), "--refresh-lifetime", str(SHORT)],
                "renewing": ["--token-lifetime", "30", "--refresh-policy", "rotate"],
                "grant": ["--grant"],
                "extended": [
                    "--app-mode", "extended", "--redirect-uri", "https://example.org/callback", "--redirect-uri",
                    "http://[::1]/cb", "--redirect-uri", REDIRECT],
                "registered": [
                    "--redirect-uri", "https://example.org/callback", "--redirect-uri", "http://[::1]/cb"],
            }.items()
        }
        on = {name: running.enter_context(simulator) for name, simulator in starting.items()}
        standard, secret = on["standard"], on["secret"]

        def run(name, case, *arguments):
            cases.run(name, lambda: case(*arguments))

        run("login with PKCE, then search, album, me, playlists", pkce_login, standard)
        run("links to the next and the previous page are followed", paging, standard)
        run("spotipy's own browser and loopback server, --grant", whole_flow, on["grant"])
        run("the verifier and challenge of RFC 7636", verifier_of_the_rfc, standard)
        run("a denied consent", denial, standard)
        run("a consent page works once", nonce_once, standard)
        run("refresh without a new refresh token", refresh, standard, "none")
        run("refresh with rotation: the old token is revoked", refresh, on["rotate"], "rotate")
        run("refresh with an empty refresh token", refresh, on["empty"], "empty")
        run("spotipy refreshes by itself, --token-lifetime", refresh_by_itself, on["renewing"])
        run("an unknown refresh token", refresh_unknown, standard)
        run("a refresh by another client", refresh_foreign, standard)
        run("a refresh token past its end, --refresh-lifetime", refresh_after_six_months, on["short"])
        run("authorize: wrong client ID", wrong_client, standard)
        run("authorize: insecure redirect URIs", insecure_redirect, standard)
        run("authorize: unregistered redirect URIs", unregistered_redirect, standard)
        run("authorize: any port of the registered redirect URI", any_port, standard)
        run("authorize: redirect URIs given by --redirect-uri", registered_redirects, on["registered"])
        run("authorize: a challenge is required, and S256", challenge_required, standard)
        run("token: wrong code", wrong_code, standard)
        run("token: used code", used_code, standard)
        run("token: wrong verifier", wrong_verifier, standard)
        run("token: another redirect URI", other_redirect, standard)
        run("token: wrong client ID", wrong_client_at_exchange, standard)
        run("login with a secret, then refresh", secret_login, secret)
        run("login with PKCE at an app that has a secret", secret_app_by_pkce, secret)
        run("token: wrong secret", wrong_secret, secret)
        run("token: missing secret", missing_secret, secret)
        run("client credentials", client_credentials, secret)
        run("client credentials of an app without a secret", client_credentials_without_secret, standard)
        run("API: expired access token", expired_token, on["short"])
        run("API: unusable tokens", unusable_tokens, standard)
        run("API: missing scope", missing_scope, standard)
        run("API: removed endpoints and limits of Development Mode", development_mode, standard)
        run("API: limits of extended mode, --app-mode", extended_mode, on["extended"])
        run("--grant refuses what the consent page refuses", grant_at_once, on["grant"])
        run("switches with wrong values", wrong_switches)
    cases.finish()


main()
