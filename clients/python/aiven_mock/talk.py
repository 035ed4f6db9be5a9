"""How a server is asked: HTTP and JSON, with nothing but the standard library."""

from __future__ import annotations

import json
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
    # The server is asked itself, whatever proxy the environment names for others.
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=ssl.create_default_context())
    )
    try:
        with opener.open(wire) as answer:
            return _answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.headers, error.read())


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
