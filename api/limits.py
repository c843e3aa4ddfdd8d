"""Bodies are counted while they arrive, so that no call can fill memory or disk."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Problem, problem_response


class BodyLimit:
    """ASGI middleware that answers 413 as soon as a body is larger than its address accepts.

    Args:
        app: The application.
        limits: Largest body in bytes by beginning of the path; the first that fits counts.
        otherwise: Largest body in bytes of all other paths.

    """

    def __init__(self, app: ASGIApp, limits: tuple[tuple[str, int], ...], otherwise: int) -> None:
        self.app = app
        self.limits = limits
        self.otherwise = otherwise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting its body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        if _declared_length(scope) > limit:
            await problem_response(413, _too_large(limit), headers={"connection": "close"})(
                scope, receive, send
            )
            return
        await self.app(scope, _counted(receive, limit), send)

    def _limit(self, path: str) -> int:
        return next((limit for prefix, limit in self.limits if path.startswith(prefix)), self.otherwise)


def _declared_length(scope: Scope) -> int:
    value = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(value) if value.isdigit() else 0


def _counted(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise Problem(413, _too_large(limit))
        return message

    return counted


def _too_large(limit: int) -> str:
    return f"the body is larger than {limit / 1024 / 1024:g} MiB, the most that this address accepts"
