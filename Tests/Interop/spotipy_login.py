"""spotipy at a running simulator: its clients with their addresses turned home, and how they log in."""

import contextlib
import logging
import warnings

import requests
import spotipy
from spotipy.cache_handler import MemoryCacheHandler
from spotipy.exceptions import SpotifyException, SpotifyOauthError
from spotipy.oauth2 import SpotifyClientCredentials, SpotifyOAuth, SpotifyPKCE

import simulator
from harness import expect, raises
from simulator import REDIRECT

# spotipy logs what it raises, and warns of what Spotify has deprecated: both are what is tested here.
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")


class Simulator(simulator.Simulator):
    """A running simulator, and clients of it."""

    def __enter__(self):
        super().__enter__()
        self.wire = requests.Session()
        # Neither proxies nor a .netrc that replaces the Authorization header.
        self.wire.trust_env = False
        self.answers = []
        self.wire.hooks["response"].append(lambda answer, *_, **__: self.answers.append(answer))
        return self

    def __exit__(self, *_):
        self.wire.close()
        super().__exit__()

    @property
    def last(self):
        """The last answer spotipy got."""
        return self.answers[-1]

    def _at_home(self, manager):
        manager.OAUTH_AUTHORIZE_URL = self.url + "/authorize"
        manager.OAUTH_TOKEN_URL = self.url + "/api/token"
        return manager

    def pkce(self, client_id=None, redirect=REDIRECT, scope=None, state="a state/with=odd&signs"):
        return self._at_home(SpotifyPKCE(
            client_id=client_id or self.client_id, redirect_uri=redirect, scope=scope, state=state,
            open_browser=False, requests_session=self.wire, cache_handler=MemoryCacheHandler()))

    def secret_app(self, secret=None, redirect=REDIRECT, scope=None):
        return self._at_home(SpotifyOAuth(
            client_id=self.client_id, client_secret=secret or self.secret, redirect_uri=redirect, scope=scope,
            state="state", open_browser=False, requests_session=self.wire, cache_handler=MemoryCacheHandler()))

    def credentials(self, client_id=None, secret=None):
        return self._at_home(SpotifyClientCredentials(
            client_id=client_id or self.client_id, client_secret=secret or self.secret, requests_session=self.wire,
            cache_handler=MemoryCacheHandler()))

    def api(self, token=None, manager=None):
        api = spotipy.Spotify(auth=token, auth_manager=manager, requests_session=self.wire)
        api.prefix = self.url + "/v1/"
        return api


def consent(manager, button="Allow"):
    """Goes through the consent page; the address the browser is sent to at the end."""
    return simulator.consent(manager.get_authorize_url(), button)


def log_in(manager):
    """Logs in; what the token endpoint gave, as spotipy keeps it."""
    code = manager.parse_response_code(consent(manager))
    return redeem(manager, code)


def redeem(manager, code):
    if isinstance(manager, SpotifyOAuth):
        manager.get_access_token(code, as_dict=False, check_cache=False)
    else:
        manager.get_access_token(code, check_cache=False)
    return manager.cache_handler.get_cached_token()


@contextlib.contextmanager
def oauth_error(simulator, error, description):
    """The token endpoint refuses: 400 on the wire, and both words in what spotipy raises."""
    with raises(SpotifyOauthError, error=error, error_description=description):
        yield
    expect(simulator.last.status_code, 400, "status")
    expect(simulator.last.json(), {"error": error, "error_description": description}, "body")


@contextlib.contextmanager
def api_error(simulator, status, message, reason=None):
    """The Web API refuses, in Spotify's error object."""
    with raises(SpotifyException, http_status=status, reason=reason) as caught:
        yield
    expect(caught[0].msg, f"{simulator.last.url}:\n {message}", "message")
    expected = {"status": status, "message": message} | ({"reason": reason} if reason else {})
    expect(simulator.last.json()["error"], expected, "error object")
