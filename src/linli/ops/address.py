"""Where the house is reached."""

from __future__ import annotations

import socket
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from linli.ops.failure import Failed

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


@dataclass(frozen=True, kw_only=True)
class Address:
    """A host and a port of this machine."""

    host: str
    port: int

    def __str__(self) -> str:
        host = _EVERYWHERE.get(self.host, self.host)
        return f"http://[{host}]:{self.port}/" if ":" in host else f"http://{host}:{self.port}/"

    @property
    def is_private(self) -> bool:
        """Only this machine reaches it."""
        return self.host in _LOOPBACK

    def require_free(self) -> None:
        """Raises Failed when it cannot be served on, most often because another program does."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((self.host, self.port))
            except (OSError, OverflowError) as why:
                said = getattr(why, "strerror", None) or str(why)
                place = f"{self.host}:{self.port}"
                raise Failed(f"Cannot serve on {place}: {said}. Try another --port.") from None

    def answers(self) -> bool:
        """Linli answers there and has its database."""
        host = _EVERYWHERE.get(self.host, self.host)
        with closing(HTTPConnection(host, self.port, timeout=5)) as asked:
            try:
                asked.request("GET", "/healthz")
                return asked.getresponse().status == 200
            except (OSError, HTTPException):
                return False
