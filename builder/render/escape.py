"""JSON for pages and part scripts."""

from __future__ import annotations

import json
from typing import Any

_IN_SCRIPT = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def script_json(data: Any) -> str:
    """Compact JSON that may stand in a `script` element: nothing in it can end the element or start a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _IN_SCRIPT:
        text = text.replace(character, escaped)
    return text


def part_json(data: Any) -> str:
    """Compact JSON in ASCII, so that no server's charset can break it."""
    return json.dumps(data, separators=(",", ":"))


def part_script(name: str, data: str, version: str) -> bytes:
    """A classic script that registers a part, given as `part_json`, of one version of the module.

    The player refuses a part of another version than its page: an LMS replaced the files meanwhile.
    """
    return f"modulePart({part_json(name)},{data},{part_json(version)});\n".encode("ascii")
