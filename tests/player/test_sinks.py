"""Places of the player that touch markup, scripts and addresses: each is listed here, with its reason."""

from __future__ import annotations

import re
from pathlib import Path

PLAYER = Path(__file__).parents[2] / "templates" / "player"

MARKUP = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|setHTML|srcdoc"
CODE = r"\beval\b|new Function|setTimeout\(\s*[\"'`]|javascript:|import\((?!\"\.)"
NETWORK = (
    r"\bfetch\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts"
    r"|serviceWorker|new (?:Worker|SharedWorker|Image|Audio)\b|\.action\s*=|\.submit\(\)"
)
ADDRESSES = r"\.(?:src|srcset)\s*=|createObjectURL|window\.open\b|location\.(?:href\s*=|assign|replace)\b"
PRIVATE = r"document\.cookie|indexedDB|navigator\.(?:clipboard|geolocation|userAgent|credentials|mediaDevices)"

NAMESPACES = {"http://www.w3.org", "http://schemas.openxmlformats.org", "http://purl.org"}
"""Names in documents, never fetched."""

ALLOWED = {
    ("ui/elements.js", "innerHTML"): "the author's HTML from a part, through the builder's allow-list, in a template",
    ("ui/parts.js", ".src ="): "a part of the package, by a relative address",
    ("work/page.js", "createObjectURL"): "a file that the learner saves, made in the page",
}


def strip_comments(source: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", source, flags=re.DOTALL)


def test_every_sink_is_on_the_list_and_the_list_is_not_longer() -> None:
    sinks = re.compile("|".join((MARKUP, CODE, NETWORK, ADDRESSES, PRIVATE)))
    found = {
        (str(path.relative_to(PLAYER)), match[0])
        for path in PLAYER.rglob("*.js")
        if "node_modules" not in path.parts
        for match in sinks.finditer(strip_comments(path.read_text("utf-8")))
    }
    assert found == set(ALLOWED)


def test_parts_come_by_relative_addresses_only() -> None:
    source = (PLAYER / "ui" / "parts.js").read_text("utf-8")
    assert re.findall(r"\.src\s*=\s*(.+)", source) == ["`parts/${name}.js?v=${encodeURIComponent(version)}`;"]


def test_no_address_of_another_host_stands_in_the_player() -> None:
    for path in PLAYER.rglob("*.js"):
        if "node_modules" not in path.parts:
            hosts = set(re.findall(r"https?://[^/\"'`\s]+", strip_comments(path.read_text("utf-8"))))
            assert hosts <= NAMESPACES, path
