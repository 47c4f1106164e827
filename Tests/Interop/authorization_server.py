"""An OAuth authorization server by others, django-oauth-toolkit, at the paths of Spotify's Accounts service, as strict
as it can be set: PKCE is required, refresh tokens rotate, RFC 9700 holds. Beside it stands just enough of a Web API for
juke's `login` and `search`. What is tested, and with which clients, is its caller's; it keeps a log of requests.

usage: authorization_server.py --database FILE --public-client ID --confidential-client ID --client-secret SECRET
           [--access-token-lifetime SECONDS] [--reuse-protection]
Writes its address as one line once it accepts connections. Everything is gone with its process and the database."""

import argparse
import logging

import django
from django.conf import settings

arguments = argparse.ArgumentParser()
arguments.add_argument("--database", required=True)
arguments.add_argument("--public-client", required=True)
arguments.add_argument("--confidential-client", required=True)
arguments.add_argument("--client-secret", required=True)
arguments.add_argument("--access-token-lifetime", type=int, default=3600)
arguments.add_argument("--reuse-protection", action="store_true", help="a used refresh token ends the whole login")
options = arguments.parse_args()

SCOPES = [
    "app-remote-control", "playlist-read-private", "playlist-read-collaborative", "playlist-modify-public",
    "playlist-modify-private", "user-library-read", "user-library-modify", "user-read-private", "user-read-email",
    "user-follow-read", "user-follow-modify", "user-top-read", "user-read-playback-position",
    "user-read-playback-state", "user-read-recently-played", "user-read-currently-playing",
    "user-modify-playback-state", "ugc-image-upload", "streaming",
]

settings.configure(
    SECRET_KEY="known to everybody: nothing here is worth a secret",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    APPEND_SLASH=False,
    USE_TZ=True,
    STATIC_URL="static/",
    LOGGING_CONFIG=None,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": options.database,
            # Requests come in threads: each waits for the other's transaction.
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.staticfiles",
        "oauth2_provider",
    ],
    MIDDLEWARE=[
        f"{__name__}.journal_middleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        f"{__name__}.signed_in_middleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    OAUTH2_PROVIDER={
        "SCOPES": {name: name for name in SCOPES},
        "PKCE_REQUIRED": True,
        "ROTATE_REFRESH_TOKEN": True,
        "REFRESH_TOKEN_REUSE_PROTECTION": options.reuse_protection,
        "ACCESS_TOKEN_EXPIRE_SECONDS": options.access_token_lifetime,
        "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
        "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
        "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
        "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
        # Adds `iss` (RFC 9207) to the redirect: a client has to ignore what it does not know.
        "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
        "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
        "OIDC_ISS_ENDPOINT": "http://127.0.0.1",
    },
)
django.setup()
logging.getLogger("django.server").setLevel(logging.ERROR)

# These need the settings.
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import JsonResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402
from oauth2_provider.models import get_access_token_model, get_application_model  # noqa: E402
from oauth2_provider.oauth2_backends import get_oauthlib_core  # noqa: E402
from oauth2_provider.views import AuthorizationView, TokenView  # noqa: E402

journal = []


def journal_middleware(get_response):
    """Notes of every request what a client must or must not send: names of fields, and values that are no secrets."""

    def respond(request):
        response = get_response(request)
        if request.path != "/journal":
            journal.append({
                "method": request.method,
                "path": request.path,
                "status": response.status_code,
                "query": request.GET.dict(),
                "fields": sorted(request.POST),
                "grant_type": request.POST.get("grant_type"),
                "verifier_length": len(request.POST.get("code_verifier", "")),
                "redirect_uri": request.POST.get("redirect_uri"),
                "content_type": request.content_type,
                "scheme": request.headers.get("Authorization", "").split(" ")[0],
            })
        return response

    return respond


def signed_in_middleware(get_response):
    """Whoever comes with a browser is the one user there is."""
    user = get_user_model().objects.get()

    def respond(request):
        request.user = user
        return get_response(request)

    return respond


def for_a_token(answer):
    """A view of the Web API: the answer for a good bearer token, Spotify's 401 otherwise."""

    def view(request):
        valid, verified = get_oauthlib_core().verify_request(request, scopes=[])
        if not valid:
            message = "The access token expired"
            refusal = JsonResponse({"error": {"status": 401, "message": message}}, status=401)
            refusal["WWW-Authenticate"] = (
                f'Bearer realm="spotify", error="invalid_token", error_description="{message}"')
            return refusal
        return JsonResponse(answer(verified.user))

    return view


def me(user):
    return {"id": user.username, "display_name": "Test Listener", "type": "user", "uri": f"spotify:user:{user.username}"}


def search(_):
    """The same one artist for every query."""
    number = "0000000000000000000001"
    artist = {
        "id": number, "name": "The Interoperables", "type": "artist", "uri": f"spotify:artist:{number}",
        "href": f"http://127.0.0.1/v1/artists/{number}", "external_urls": {}, "images": [],
    }
    return {
        "artists": {
            "href": "", "items": [artist], "limit": 10, "offset": 0, "total": 1, "next": None, "previous": None,
        }
    }


@csrf_exempt
def expire(_):
    """Ends every access token before its time; refresh tokens stay good."""
    return JsonResponse({"expired": get_access_token_model().objects.update(expires=timezone.now())})


urlpatterns = [
    path("authorize", AuthorizationView.as_view()),
    path("api/token", TokenView.as_view()),
    path("v1/me", for_a_token(me)),
    path("v1/search", for_a_token(search)),
    # For the tests alone.
    path("expire", expire),
    path("journal", lambda request: JsonResponse(journal, safe=False)),
]


def main():
    call_command("migrate", verbosity=0)
    get_user_model().objects.create_user("test.listener")
    application = get_application_model()
    # The redirect URI as users register it at Spotify. The toolkit allows any port with it (RFC 8252 §7.3).
    common = {
        "authorization_grant_type": application.GRANT_AUTHORIZATION_CODE,
        "redirect_uris": "http://127.0.0.1/callback",
    }
    application.objects.create(
        name="public", client_id=options.public_client, client_type=application.CLIENT_PUBLIC, **common)
    application.objects.create(
        name="confidential", client_id=options.confidential_client, client_secret=options.client_secret,
        client_type=application.CLIENT_CONFIDENTIAL, **common)
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.set_app(get_wsgi_application())
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
