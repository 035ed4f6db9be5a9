"""A world of a server: one complete state of the API, which no other test sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Dict, List, Mapping, Optional, Tuple, Union
from urllib.parse import urlencode

from .talk import Answer, Control, Refused, request

Times = Union[None, int, Tuple[int, int]]


@dataclass(frozen=True)
class Call:
    """A request that the world was asked. ``data`` is all that the journal has of it."""

    operation: str
    method: str
    path: str
    status: int
    principal: str
    reason: Optional[str]  # why it was refused
    data: Mapping[str, Any]

    def __str__(self) -> str:
        why = f": {self.reason}" if self.reason else ""
        return f"{self.method} {self.path} {self.status or self.data['outcome']} {self.operation or '-'}{why}"


class Clock:
    """The clock of a world: it alone decides what has expired."""

    def __init__(self, control: Control) -> None:
        self._control = control

    @property
    def now(self) -> datetime:
        return _time(self._control.ask("GET", "/clock")["now"])

    def freeze(self, at: Optional[datetime] = None) -> datetime:
        """It stands still, where it is or at this time."""
        wish: Dict[str, Any] = {"frozen": True}
        if at is not None:
            wish["now"] = (at if at.tzinfo else at.replace(tzinfo=timezone.utc)).isoformat()
        return _time(self._control.ask("PUT", "/clock", wish)["now"])

    def run(self) -> None:
        self._control.ask("PUT", "/clock", {"frozen": False})

    def advance(self, by: timedelta) -> datetime:
        """It moves on, whether it stands still or runs."""
        seconds = int(by.total_seconds())
        return _time(self._control.ask("POST", "/clock/advance", {"seconds": seconds})["now"])


class World:
    """What the fixture ``aiven`` is."""

    def __init__(self, facts: Mapping[str, Any], control: Control, server: Control) -> None:
        self.name: str = facts["name"]
        self.url: str = facts["base_url"]
        self.token: Optional[str] = facts["token"]
        self.organization_id: Optional[str] = facts["organization_id"]
        self.organization_name: Optional[str] = facts["organization_name"]
        self.project_name: Optional[str] = facts["project_name"]
        self.payment_method_id: Optional[str] = facts["payment_method_id"]
        self.control = control
        self.clock = Clock(control)
        self._server = server

    def environment(self) -> Dict[str, Optional[str]]:
        """What clients read, as ``aiven-mock exec`` sets it; None: it must not be set."""
        return {
            "AIVEN_WEB_URL": self.url,
            "AIVEN_TOKEN": self.token,
            "AIVEN_AUTH_TOKEN": self.token,
            "AIVEN_ORGANIZATION_ID": self.organization_id,
            "AIVEN_ORGANIZATION_NAME": self.organization_name,
            "AIVEN_ACCOUNT_NAME": self.organization_name,
            "AIVEN_PROJECT_NAME": self.project_name,
            "AIVEN_PAYMENT_METHOD_ID": self.payment_method_id,
            "AIVEN_MOCK_CONTROL_URL": self.control.url,
        }

    def token_of(self, principal: str) -> str:
        """A token of a person or an application user, by e-mail address, name or user_id."""
        state = self.state()
        users = list(state["users"])
        for organization in state["organizations"]:
            users += organization.get("application_users", [])
        for user in users:
            if principal in (user.get("user_email"), user.get("user_id"), user.get("real_name"), user.get("name")):
                for token in user.get("access_tokens", []):
                    return str(token["full_token"])
        raise LookupError(f"nobody called {principal!r} has a token in this world")

    def request(self, method: str, path: str, body: Any = None, token: Optional[str] = None) -> Answer:
        """Asks the API, without a client of yours: ``aiven.request("GET", "/v1/me")``."""
        return request(method, self.url + path, body, {"Authorization": f"aivenv1 {token or self.token}"})

    # What goes wrong on purpose. Each returns the id of its rule; words like principal="mike@acme.example",
    # method="POST" or path="/v1/organization/*" narrow down which requests are hit.

    def fail(
        self,
        operation: str,
        status: int,
        *,
        retry_after: Optional[int] = None,
        error_code: Optional[str] = None,
        message: Optional[str] = None,
        times: Optional[int] = None,
        after: Optional[int] = None,
        **match: Any,
    ) -> str:
        """Requests for the operation (an operationId, stars allowed) are answered with this error."""
        fault: Dict[str, Any] = {"kind": "status", "status": status}
        if retry_after is not None:
            fault["headers"] = {"Retry-After": str(retry_after)}
        if error_code is not None:
            fault["error_code"] = error_code
        if message is not None:
            fault["message"] = message
        return self.fault(fault, operation, times=times, after=after, **match)

    def lose_answer(self, operation: str, *, times: Optional[int] = 1, after: Optional[int] = None, **match: Any) -> str:
        """The change is made, and the connection closes without an answer."""
        return self.fault({"kind": "drop", "when": "after"}, operation, times=times, after=after, **match)

    def rate_limit(self, requests: int, per_seconds: int, operation: str = "*", **match: Any) -> str:
        """429 with Retry-After for what is beyond, by the world's clock."""
        return self.fault({"kind": "rate_limit", "requests": requests, "per_seconds": per_seconds}, operation, **match)

    def slow(self, operation: str, by: timedelta, *, times: Optional[int] = None, **match: Any) -> str:
        """Answers come so much later, by real time."""
        return self.fault({"kind": "latency", "ms": int(by.total_seconds() * 1000)}, operation, times=times, **match)

    def fault(
        self,
        fault: Mapping[str, Any],
        operation: str = "*",
        *,
        times: Optional[int] = None,
        after: Optional[int] = None,
        **match: Any,
    ) -> str:
        """Any kind of fault, as docs/faults.md tells them."""
        rule: Dict[str, Any] = {"fault": fault, "match": match if operation == "*" else {"operation": operation, **match}}
        if times is not None:
            rule["times"] = times
        if after is not None:
            rule["after"] = after
        return str(self.control.ask("POST", "/faults", rule)["id"])

    def heal(self) -> None:
        """Takes all faults away."""
        self.control.ask("DELETE", "/faults")

    # What was asked.

    @property
    def calls(self) -> List[Call]:
        """The requests to this world, oldest first."""
        return [_call(data) for data in self._journal()["requests"]]

    def verify(self, operation: str = "*", *, times: Times = None, **match: Any) -> None:
        """So many such requests were made: ``times`` is a number or (at least, at most); at least one without it."""
        wish: Dict[str, Any] = {"match": match if operation == "*" else {"operation": operation, **match}}
        if isinstance(times, tuple):
            wish["times"] = {"at_least": times[0], "at_most": times[1]}
        elif times is not None:
            wish["times"] = times
        answer = self.control.ask("POST", "/journal/verify", wish, accept=409)
        if not answer["verified"]:
            raise AssertionError("\n".join([f"{answer['message']}: {wish['match']}", *map(_near_miss, answer["nearest"])]))

    def verify_nothing_else(self, *operations: str) -> None:
        """No request was made but for these operations."""
        journal = self._journal()
        if journal["forgotten"]:
            raise AssertionError(f"{journal['forgotten']} requests are forgotten: start with a larger --journal-size")
        others = [str(call) for call in map(_call, journal["requests"]) if call.operation not in operations]
        if others:
            raise AssertionError("\n".join([f"Expected nothing but {', '.join(operations)}:", *others]))

    def forget_calls(self) -> None:
        self.control.ask("DELETE", "/journal")

    # What is in it.

    def diff(self, since: str = "seed") -> Any:
        """What has changed since the world was made, or since ``snapshot:NAME``: ``added``, ``removed``, ``changed``."""
        return self.control.ask("GET", "/diff?" + urlencode({"from": since}))

    def access(self, **about: str) -> List[Dict[str, Any]]:
        """Who may do what, and why: ``aiven.access(principal=…, operation=…, organization_id=…, project=…)``."""
        decisions: List[Dict[str, Any]] = self.control.ask("GET", "/access?" + urlencode(about))["decisions"]
        return decisions

    def may(self, principal: str, operation: str, **place: str) -> bool:
        """Whether every decision about this says yes."""
        return all(decision["allowed"] for decision in self.access(principal=principal, operation=operation, **place))

    def state(self) -> Dict[str, Any]:
        """The whole world, as a fixture."""
        state: Dict[str, Any] = self.control.ask("GET", "/state")
        return state

    def load(self, fixture: Mapping[str, Any]) -> None:
        """Replaces what is in the world; a reset goes back to this from now on."""
        self.control.ask("PUT", "/state", fixture)

    def snapshot(self, name: str) -> None:
        self.control.ask("PUT", f"/snapshots/{name}")

    def restore(self, name: str) -> None:
        self.control.ask("POST", f"/snapshots/{name}/restore")

    def reset(self) -> None:
        """Everything is as when the world was made: data, clock, faults, calls."""
        self.control.ask("POST", "/reset")

    def delete(self) -> None:
        self._server.ask("DELETE", f"/worlds/{self.name}", accept=404)

    def _journal(self) -> Any:
        return self.control.ask("GET", "/journal")


def seeded(world: World, clock: Optional[str], seed: Optional[int]) -> World:
    """The same world, begun with another clock or seed: what a reset goes back to has them too."""
    state = world.state()
    if clock is not None:
        state["clock"] = {"now": clock, "frozen": True}
    if seed is not None:
        state["ids"].update(seed=seed, made=0)
    try:
        world.load(state)
    except Refused:
        world.delete()
        raise
    return world


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _call(data: Mapping[str, Any]) -> Call:
    reason = data["reason"]
    return Call(
        data["operation"],
        data["method"],
        data["path"],
        data["status"],
        data["principal"],
        reason["text"] if reason else None,
        data,
    )


def _near_miss(miss: Mapping[str, Any]) -> str:
    why = "; ".join(f"{each['pointer']} is {each['actual']}, not {each['wanted']}" for each in miss["misses"])
    return f"  near: {miss['method']} {miss['path']}: {why}"
