"""How a server is asked: HTTP and JSON, with nothing but the standard library."""

from __future__ import annotations

import functools
import json
import os
import ssl
import urllib.error
import urllib.request
from email.message import Message
from typing import Any, Mapping, NamedTuple, Optional


class Answer(NamedTuple):
    status: int
    headers: "Message[str, str]"  # found whatever the case of their names
    body: Any  # parsed JSON; None when there is none


class Refused(Exception):
    """The control API said no: what is wrong, and where."""

    def __init__(self, answer: Answer) -> None:
        message = answer.body.get("message") if isinstance(answer.body, dict) else None
        super().__init__(message or f"status {answer.status}")
        self.answer = answer


def request(method: str, url: str, body: Any = None, headers: Optional[Mapping[str, str]] = None) -> Answer:
    """Any status is an answer. Raises OSError when none comes."""
    data = None if body is None else json.dumps(body).encode()
    wire = urllib.request.Request(url, data, {"Content-Type": "application/json", **(headers or {})}, method=method)
    opener = _opener(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    try:
        with opener.open(wire) as answer:
            return _answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.headers, error.read())


@functools.lru_cache(maxsize=8)  # to read the certificates takes longer than a request
def _opener(*trusted: Optional[str]) -> urllib.request.OpenerDirector:
    """Of what the environment says now is ``trusted``. It asks the server itself, whatever proxy is named for others."""
    return urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=ssl.create_default_context())
    )


def _answer(status: int, headers: "Message[str, str]", text: bytes) -> Answer:
    return Answer(status, headers, json.loads(text) if text else None)


class Control:
    """The control API of one world."""

    def __init__(self, base_url: str, token: Optional[str] = None) -> None:
        self.url = base_url.rstrip("/") + "/_mock"
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def ask(self, method: str, path: str, body: Any = None, accept: int = 0) -> Any:
        """The body of the answer. Raises Refused when its status is an error other than ``accept``."""
        answer = request(method, self.url + path, body, self._headers)
        if answer.status >= 400 and answer.status != accept:
            raise Refused(answer)
        return answer.body
