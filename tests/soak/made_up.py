"""Requests made up from the document that the server publishes of itself, and from what it has answered before."""

import collections
import json
import re
import urllib.parse

# What paths call otherwise than answers do.
SAME = {"project": "project_name", "member_user_id": "user_id", "invited_email": "user_email",
        "team_id": "user_group_id", "account_authentication_method_id": "authentication_method_id"}
EDGES = [None, True, False, 0, -1, 1, 0.5, 1e308, 2**53, 2**63 - 1, 2**63, "", " ", "*", "\u0000", "\n", "a" * 300,
         "ä€😀", "a@a.example", "10.0.0.0/8", "2026-06-01T00:00:00Z", "9999-12-31T23:59:59Z", [], {}, [{}], ["a", "a"]]
NOT_JSON = ["", "{", "null", "[]", '{"a": 1, "a": 2}', '{"name": "x",}', "\ufeff{}", '{"name": "x"}\u0000', "[" * 200]
KEPT = 40  # values of a name
ENDS_MUCH = re.compile("^((Organization|Account|UserAccount)Delete|User(ExpireTokens|Logout|PasswordChange))$")  # much is refused then


class Known:
    """Values by the names that they had in answers since the last look at the world, of which some are gone meanwhile."""

    def __init__(self):
        self.values = collections.defaultdict(lambda: collections.deque(maxlen=KEPT))

    def begin_again(self, state):
        self.values.clear()
        self.learn(state)

    def learn(self, value, name=""):
        if isinstance(value, dict):
            for member, child in value.items():
                self.learn(child, member)
        elif isinstance(value, list):
            for child in value:
                self.learn(child, name)
        elif isinstance(value, str) and value not in self.values[name]:
            self.values[name].append(value)

    def one(self, chance, name):
        values = self.values.get(name) or self.values.get(SAME.get(name))
        return chance.choice(values) if values else None


class Maker:
    def __init__(self, document, chance, known):
        self.document, self.chance, self.known = document, chance, known
        server = (document.get("servers") or [{"url": ""}])[0]["url"]
        base = "" if all(path.startswith("/v1") for path in document["paths"]) else re.sub(r"^https?://[^/]*", "", server)
        self.rows = [(method.upper(), base + path, operation)
                     for path, item in document["paths"].items() for method, operation in item.items()
                     if method in ("get", "post", "put", "patch", "delete")]

    def request(self):
        """Method, target and body of any operation."""
        method, path, operation = self.chance.choice(self.rows)
        while self.chance.random() < self._reluctance(method, operation["operationId"]):
            method, path, operation = self.chance.choice(self.rows)
        target = re.sub(r"\{(\w+)\}", lambda found: quoted(self._word(found[1])), path)
        query = [f"{each['name']}={quoted(self.value(each['schema'], each['name']))}"
                 for each in operation.get("parameters", []) if each["in"] == "query" and self.chance.random() < 0.4]
        schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        return method, target + ("?" if query else "") + "&".join(query), None if schema is None else self._body(schema)

    @staticmethod
    def _reluctance(method, name):
        return 0.98 if ENDS_MUCH.match(name) else 0.7 if method == "DELETE" else 0

    def _body(self, schema):
        if self.chance.random() < 0.03:
            return self.chance.choice(NOT_JSON)
        body = self.value(schema)
        if isinstance(body, dict) and self.chance.random() < 0.12:
            self._spoil(body)
        return json.dumps(body)

    def _spoil(self, body):
        if body and self.chance.random() < 0.5:
            del body[self.chance.choice(sorted(body))]
        else:
            body[self.chance.choice([*sorted(body), "unknown"])] = self.chance.choice(EDGES)

    def _word(self, name):
        known = self.known.one(self.chance, name)
        return known if known is not None and self.chance.random() < 0.95 else self.chance.choice(["x", "org1", "%2F", "ä", ".."])

    def value(self, schema, name=""):
        while "$ref" in schema:
            schema = self._resolved(schema["$ref"])
        if self.chance.random() < 0.02:
            return self.chance.choice(EDGES)
        for several in ("anyOf", "oneOf"):
            if several in schema:
                return self.value(self.chance.choice(schema[several]), name)
        if "enum" in schema:
            return self.chance.choice(schema["enum"])
        kinds = schema.get("type", "string")
        kind = kinds if isinstance(kinds, str) else self.chance.choice(kinds)
        make = getattr(self, f"_{kind}", None)
        return make(schema, name) if make else None

    def _resolved(self, reference):
        found = self.document
        for part in reference.removeprefix("#/").split("/"):
            found = found[part.replace("~1", "/").replace("~0", "~")]
        return found

    def _object(self, schema, _name):
        required = schema.get("required", [])
        members = {name: self.value(child, name) for name, child in schema.get("properties", {}).items()
                   if name in required or self.chance.random() < 0.4}
        if isinstance(schema.get("additionalProperties"), dict):
            members[f"key-{self.chance.randrange(3)}"] = self.value(schema["additionalProperties"])
        return members

    def _array(self, schema, name):
        singular = re.sub(r"s$", "", name)
        return [self.value(schema.get("items", {}), singular) for _ in range(self.chance.randrange(4))]

    def _string(self, schema, name):
        if schema.get("format") == "date-time":
            return f"20{self.chance.randrange(25, 30)}-06-01T00:00:00Z"
        known = self.known.one(self.chance, name)
        if known is not None and self.chance.random() < 0.5:
            return known
        longest = min(schema.get("maxLength", 40), 40)
        return f"{name or 'text'}-{self.chance.randrange(10**6)}"[:max(longest, 1)]

    def _integer(self, schema, _name):
        lowest, highest = schema.get("minimum", 0), schema.get("maximum", 10**6)
        return self.chance.choice([lowest, highest, self.chance.randint(int(lowest), int(highest))])

    _number = _integer

    def _boolean(self, _schema, _name):
        return self.chance.random() < 0.5

    def _null(self, _schema, _name):
        return None


def quoted(value):
    """As a path segment or a query value."""
    text = value if isinstance(value, str) else json.dumps(value)
    return urllib.parse.quote(text, safe="", errors="replace")
