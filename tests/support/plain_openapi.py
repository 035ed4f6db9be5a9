"""The document that the mock serves, with whole paths and without references, and with "null" as a type."""


def plain(document):
    server = "/" + document["servers"][0]["url"].split("://", 1)[1].partition("/")[2]
    return {
        **document,
        "paths": {server.rstrip("/") + path: _plain(document, item) for path, item in document["paths"].items()},
    }


def _plain(document, value):
    if isinstance(value, list):
        return [_plain(document, each) for each in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("$ref"), str):
        found = document
        for step in value["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        return _plain(document, found)
    if value.get("nullable") is not True:
        return {name: _plain(document, each) for name, each in value.items()}
    whole = _plain(document, value["allOf"][0]) if "allOf" in value else _plain(document, {**value, "nullable": None})
    return {**{name: each for name, each in whole.items() if name != "nullable"}, "type": [whole["type"], "null"]}
