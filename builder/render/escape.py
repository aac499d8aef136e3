"""JSON for pages and part scripts."""

from __future__ import annotations

import json
from typing import Any

_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_TABLE = str.maketrans(_IN_SCRIPT)


def script_json(data: Any) -> str:
    """Compact JSON that may stand in a `script` element: nothing in it can end the element or start a comment."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_TABLE)


def part_json(data: Any) -> str:
    """Compact JSON in ASCII, so that no server's charset can break it."""
    return json.dumps(data, separators=(",", ":"))


def part_script(name: str, data: str, version: str) -> bytes:
    """A classic script that registers a part, given as `part_json`, of one version of the module.

    The player refuses a part of another version than its page: an LMS replaced the files meanwhile.
    """
    return f"modulePart({part_json(name)},{data},{part_json(version)});\n".encode("ascii")
