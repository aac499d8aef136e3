"""What the preview's server gives away, and to whom."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from served import Served

from builder.preview.guard import Guard

GUARDED = {
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
}


def ask(serve: Served, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One request with the path as it is written here; status, headers and body of the answer."""
    connection = http.client.HTTPConnection(urlsplit(serve.address).netloc, timeout=20)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = b"" if path.startswith("/events") and answer.status == 200 else answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.mark.parametrize(
    "path",
    ["/", "/state.json", "/module/tides", "/content/scorm12/tides/index.html", "/own/preview/module.js", "/none"],
)
def test_every_answer_keeps_other_sites_out(serve: Served, path: str) -> None:
    _, headers, _ = ask(serve, path)
    assert {name: headers.get(name) for name in GUARDED} == GUARDED
    assert not [name for name in headers if name.startswith("access-control")]
    assert "server" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "192.168.1.7", "", "[::2]"]
)
@pytest.mark.parametrize("path", ["/", "/state.json", "/events", "/content/scorm12/tides/index.html"])
def test_another_name_is_refused(serve: Served, host: str, path: str) -> None:
    status, _, body = ask(serve, path, Host=host)
    assert status in (400, 403)
    assert b"Tides" not in body


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1:1", "[::1]:1", "LOCALHOST"])
def test_names_of_this_machine_are_known(serve: Served, host: str) -> None:
    assert ask(serve, "/", Host=host)[0] == 200


@pytest.mark.parametrize(
    ("host", "name", "known"),
    [
        ("127.0.0.1", "192.168.1.7:8000", False),
        ("0.0.0.0", "192.168.1.7:8000", True),
        ("0.0.0.0", "evil.example:8000", False),
        ("::", "[fe80::1]:8000", True),
        ("office.example", "office.example:8000", True),
    ],
)
def test_names_where_others_are_let_in(host: str, name: str, known: bool) -> None:
    assert Guard(lambda *_: None, host)._known(name) is known  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/content/scorm12/tides/index.html", "/events"])
def test_only_reading(serve: Served, method: str, path: str) -> None:
    status, headers, _ = ask(serve, path, method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/events", "/state.json", "/problems.json", "/content/scorm12/tides/index.html"])
def test_other_origins_are_refused(serve: Served, path: str) -> None:
    assert ask(serve, path, Origin="http://evil.example")[0] == 403
    assert ask(serve, path, Origin="null")[0] == 403
    assert ask(serve, path, Origin="http://127.0.0.1:1")[0] == 403
    assert ask(serve, path, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403
    assert ask(serve, path, Sec_Fetch_Site="same-site", Sec_Fetch_Mode="cors")[0] == 403
    assert ask(serve, path, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="iframe")[0] == 403
    own = urlsplit(serve.address).netloc
    assert ask(serve, path, Origin=f"http://{own}")[0] == 200
    assert ask(serve, path, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document")[0] == 200


OUTSIDE = [
    "/content/scorm12/tides/../../../etc/passwd",
    "/content/scorm12/tides/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/content/scorm12/tides/%2e%2e/%2e%2e/course/course.yaml",
    "/content/scorm12/tides//etc/passwd",
    "/content/scorm12/tides/media/secret.txt",
    "/content/scorm12/tides/..\\..\\course\\course.yaml",
    "/content/scorm12/../course/course.yaml",
    "/content/scorm12/%2e%2e/index.html",
    "/content/scorm13/tides/index.html",
    "/content/scorm12+fast/tides/index.html",
    "/own/preview/../page.html",
    "/own/preview/%2e%2e/page.html",
    "/own/page.html",
    "/own/player/main.js",
    "/own//etc/passwd",
    "/course/course.yaml",
    "/modules/tides/01-rise.md",
    "/quizzes/tides/final.yaml",
    "/.cache/.gitignore",
    "//etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/module/..%2f..",
    "/problems.json?module=../..",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_is_served(serve: Served, path: str) -> None:
    status, _, body = ask(serve, path)
    assert status == 404
    assert b"root:" not in body
    assert b"id: knots" not in body


def test_links_lead_nowhere(serve: Served, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret", "utf-8")
    media = serve.root / "modules" / "knots" / "media"
    media.mkdir(exist_ok=True)
    link = media / "secret.txt"
    link.symlink_to(secret)
    try:
        for name in ("media/secret.txt", "secret.txt", "modules/knots/media/secret.txt"):
            status, _, body = ask(serve, f"/content/scorm12/knots/{name}")
            assert status == 404
            assert b"a secret" not in body
    finally:
        link.unlink()


def test_a_page_of_another_site_learns_nothing(browser: Browser, serve: Served) -> None:
    """A page of another origin in a real browser: it can neither fetch, listen, frame nor load."""
    context = browser.new_context()
    page = context.new_page()
    page.route(
        "http://evil.example/**", lambda route: route.fulfill(body="<title>Evil</title>", content_type="text/html")
    )
    page.goto("http://evil.example/")
    found = page.evaluate(
        """async (address) => {
          const tried = {};
          const state = address + '/state.json';
          tried.fetch = await fetch(state).then((answer) => answer.text(), () => 'refused');
          tried.opaque = await fetch(state, { mode: 'no-cors' }).then(() => 'answered', () => 'refused');
          const load = (tag, name, url) => new Promise((done) => {
            const made = document.createElement(tag);
            made.onload = () => done('loaded');
            made.onerror = () => done('refused');
            made[name] = address + url;
            document.body.append(made);
          });
          tried.script = await load('script', 'src', '/content/scorm12/tides/player.js');
          tried.image = await load('img', 'src', '/favicon.ico');
          tried.events = await new Promise((done) => {
            const source = new EventSource(address + '/events');
            source.onmessage = () => done('heard');
            source.onerror = () => { source.close(); done('refused'); };
          });
          return tried;
        }""",
        serve.address,
    )
    assert found == dict.fromkeys(("fetch", "opaque", "script", "image", "events"), "refused")
    context.close()


def test_building_imports_nothing_of_it() -> None:
    code = (
        "import sys, builder.build, builder.make_module, builder.checkup; print([m for m in sys.modules if m in LIST])"
    )
    names = ("builder.preview", "starlette", "uvicorn", "watchfiles")
    done = subprocess.run(
        [sys.executable, "-c", f"LIST = {names!r}\n{code}"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_what_is_asked_for_by_its_version_may_stay_in_the_browser(serve: Served) -> None:
    page = "/content/scorm12/tides/"
    _, headers, _ = ask(serve, f"{page}player.js?v=12345678")
    assert headers["cache-control"] == "max-age=31536000, immutable"
    assert {name: headers.get(name) for name in GUARDED if name != "cache-control"}.items() <= GUARDED.items()
    for other in (f"{page}player.js", f"{page}index.html?launch=1", "/content/scorm12+slow/tides/player.js?v=12345678"):
        assert ask(serve, other)[1]["cache-control"] == "no-store", other


def test_a_page_tells_which_version_it_is(serve: Served) -> None:
    _, headers, _ = ask(serve, "/content/scorm12/tides/index.html")
    state = json.loads(ask(serve, "/state.json")[2])
    assert headers["server-timing"] == f"site;desc={state['modules']['tides']['site']}"
