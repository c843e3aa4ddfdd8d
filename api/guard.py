"""While there are no keys, the interface answers this machine alone, also when a browser is asked to help."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem_response

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")
_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class OwnPagesOnly:
    """ASGI middleware against pages of other sites that use a visitor's browser to reach this machine.

    A foreign page can make a browser send requests here; it can also give its own host name this machine's
    address. So the host must be a name of this machine, and a request that would change something is refused
    where a browser marks it as coming from another site. (Reading is stopped by browsers themselves.)
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 for what comes from elsewhere, pass everything else on."""
        if scope["type"] == "http" and (reason := refusal(scope["method"], Headers(scope=scope))):
            await problem_response(403, reason)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def refusal(method: str, headers: Headers) -> str:
    """Why a request is refused; empty if it is not."""
    host = headers.get("host", "")
    if _name(host) not in LOOPBACK_HOSTS:
        return "this interface answers under the names of this machine alone"
    if method not in _SAFE_METHODS and _is_foreign(headers, host):
        return "requests from pages of other sites are refused"
    return ""


def _is_foreign(headers: Headers, host: str) -> bool:
    origin = headers.get("origin")
    if origin is not None and origin.partition("://")[2] != host:
        return True
    return headers.get("sec-fetch-site", "none") not in ("none", "same-origin")


def _name(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()
