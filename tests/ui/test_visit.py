"""The module inside an LMS's frame: what the learner is told of saving, reviewing and leaving."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up import bundle_player, write_module
from playwright.sync_api import Browser, FrameLocator, Page, expect

HOST = """<!doctype html><meta charset="utf-8"><title>LMS</title><script>
window.store = JSON.parse(sessionStorage.store || "{}");
window.broken = false;
const given = new URLSearchParams(location.search);
for (const [name, value] of given) store[name] = value;
let error = "0";
const answer = (ok) => (error = ok ? "0" : "101", String(ok));
window.API = {
  LMSInitialize: () => answer(true),
  LMSFinish: () => answer(!broken),
  LMSCommit: () => (broken || (sessionStorage.store = JSON.stringify(store)), answer(!broken)),
  LMSSetValue: (name, value) => (broken || (store[name] = value), answer(!broken)),
  LMSGetValue: (name) => (error = "0", name === "cmi.core.student_id" ? "s1"
    : name === "cmi.core.student_name" ? "Ada, A."
    : name.endsWith("_children") ? "id,score,status" : name.endsWith("_count") ? "0" : store[name] || ""),
  LMSGetLastError: () => error, LMSGetErrorString: () => "", LMSGetDiagnostic: () => "",
};
</script><iframe src="module/index.html" style="width:100%;height:700px" title="module"></iframe>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def lms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("lms")
    write_module(folder / "module")
    shutil.copy(bundle_player(folder / "player.js", "scorm12"), folder / "module/player.js")
    (folder / "index.html").write_text(HOST, "utf-8")
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def module(page: Page) -> FrameLocator:
    frame = page.frame_locator("iframe")
    expect(frame.locator("html.is-ready")).to_be_attached()
    return frame


def test_saving_is_said_and_trouble_explained(visit: Page, lms: str) -> None:
    visit.goto(lms)
    frame = module(visit)
    expect(frame.locator("#saving")).to_have_text("Saved")
    expect(frame.locator("#unsaved")).to_be_hidden()
    visit.evaluate("broken = true")
    frame.get_by_role("link", name="Start with lesson 1").click()
    expect(frame.locator("#saving")).to_have_text("Not saved yet", timeout=15000)
    expect(frame.locator("#unsaved")).to_contain_text("Your work is kept on this device.")
    visit.evaluate("broken = false")
    frame.get_by_role("button", name="Try to save again").click()
    expect(frame.locator("#saving")).to_have_text("Saved", timeout=15000)
    expect(frame.locator("#unsaved")).to_be_hidden()


def test_exit_says_that_the_window_can_be_closed(visit: Page, lms: str) -> None:
    visit.goto(lms)
    frame = module(visit)
    frame.get_by_role("link", name="Start with lesson 1").click()
    frame.get_by_role("button", name="Exit").click()
    expect(frame.locator("main h1")).to_have_text("You can close this window")
    expect(frame.locator("main")).to_contain_text("Your progress is saved.")
    assert visit.evaluate("store['cmi.core.exit']") == "suspend"
    visit.goto(lms)
    expect(module(visit).locator("main h1")).to_have_text("Who waits at the well")


def test_exit_that_cannot_save_asks(visit: Page, lms: str) -> None:
    visit.goto(lms)
    frame = module(visit)
    visit.evaluate("broken = true")
    frame.get_by_role("link", name="Start with lesson 1").click()
    frame.get_by_role("button", name="Exit").click()
    dialog = frame.get_by_role("dialog", name="Not everything is saved")
    expect(dialog).to_be_visible(timeout=15000)
    dialog.get_by_role("button", name="Exit all the same").click()
    expect(frame.locator("main")).to_contain_text("kept on this device")


@pytest.mark.parametrize(
    ("mode", "words"), [("review", "You are reviewing this module."), ("browse", "You are browsing")]
)
def test_modes_that_record_nothing_are_spoken(visit: Page, lms: str, mode: str, words: str) -> None:
    visit.goto(f"{lms}?cmi.core.lesson_mode={mode}")
    frame = module(visit)
    expect(frame.get_by_text(words)).to_be_visible()
    expect(frame.locator("#saving")).to_have_text("Nothing is recorded")
    frame.locator("[data-go='assessment']").click()
    frame.get_by_role("button", name="Start").click()
    expect(frame.locator(".tally")).to_have_text("0 of 3 answered")


def test_work_that_the_platform_lost_is_offered(visit: Page, lms: str) -> None:
    visit.goto(lms)
    frame = module(visit)
    visit.evaluate("broken = true")
    frame.get_by_role("link", name="Start with lesson 1").click()
    frame.get_by_label("Because they arrive late").check()
    frame.get_by_role("button", name="Check answer").first.click()
    visit.evaluate("sessionStorage.clear()")
    visit.goto("about:blank")
    visit.goto(lms)
    frame = visit.frame_locator("iframe")
    dialog = frame.get_by_role("dialog", name="Work that your learning platform does not have")
    dialog.get_by_role("button", name="Take it over").click()
    frame = module(visit)
    expect(frame.locator("main h1")).to_have_text("Who waits at the well")
    expect(frame.get_by_label("Because they arrive late")).to_be_checked()
