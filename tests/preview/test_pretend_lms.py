"""The pretend LMS: every edition, every failure that it can pretend, and what the player makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect
from served import Served, ready

EDITIONS = ["scorm12", "scorm2004-3", "scorm2004-4"]
AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"


def go(page: Page, lesson: str) -> None:
    """Go to a lesson as by its link."""
    frame = page.frame(url=lambda url: "/content/" in url)
    assert frame is not None
    frame.evaluate("place => { location.hash = place }", f"#lesson/{lesson}")
    expect(page.frame_locator("#frame").locator(f"[data-go='lesson/{lesson}'][aria-current]").first).to_be_attached()


def saving(page: Page, state: str) -> None:
    expect(page.frame_locator("#frame").locator("#saving")).to_have_attribute("data-state", state, timeout=15_000)


def calls(page: Page) -> list[dict[str, object]]:
    found: list[dict[str, object]] = log(page)["calls"]
    return found


def log(page: Page) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the log").click()
    found: dict[str, Any] = json.loads(download.value.path().read_text("utf-8"))
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_edition_shows_its_calls_its_data_and_the_state(
    page: Page, show: Callable[..., Frame], edition: str, said: list[str]
) -> None:
    show("tides", edition=edition)
    go(page, "rise")
    saving(page, "saved")
    made = calls(page)
    is12 = edition == "scorm12"
    assert made[0]["method"] == ("LMSInitialize" if is12 else "Initialize")
    refused = {call["error"] for call in made} - {"0", "403"}
    assert refused == set(), [call for call in made if call["error"] in refused]
    expect(page.locator("#calls tr").first).to_contain_text("Commit")
    expect(page.locator("#lms-status")).to_have_text("incomplete" if is12 else "incomplete, unknown")
    size = int(page.locator("#state-meter").evaluate("one => one.value"))
    assert 30 < size < 4096
    expect(page.locator("#state-size")).to_contain_text(f"{size} of 4,096 characters; at most ")
    page.locator("#state-decoded").locator("..").locator("summary").click()
    expect(page.locator("#state-decoded")).to_contain_text('"lesson": "rise"')
    page.locator("#data-details summary").click()
    expect(page.locator("#data")).to_contain_text("cmi.suspend_data")
    assert said == []


def test_another_edition_is_chosen(page: Page, show: Callable[..., Frame]) -> None:
    show("tides")
    page.locator("#edition").select_option("scorm2004-4")
    expect(page.locator("#calls tr", has_text="GetValue cmi.completion_status").first).to_be_visible()
    assert {str(call["method"])[:3] for call in calls(page)} & {"LMS"} == set()
    page.reload()
    expect(page.locator("#edition")).to_have_value("scorm2004-4")


@pytest.mark.parametrize("edition", EDITIONS)
def test_close_and_resume(page: Page, show: Callable[..., Frame], edition: str, said: list[str]) -> None:
    show("knots", edition=edition)
    go(page, "fall")
    saving(page, "saved")
    page.get_by_role("button", name="Close and resume").click()
    expect(
        page.locator("#calls tr", has_text="Terminate" if edition != "scorm12" else "LMSFinish").first
    ).to_be_visible()
    expect(page.locator("#calls tr.is-new")).to_have_count(1)
    frame = ready(page)
    expect(page.frame_locator("#frame").locator("[data-go='lesson/fall'][aria-current]").first).to_be_attached()
    assert frame.evaluate("location.hash") == "#lesson/fall"
    assert log(page)["data"]["cmi.core.entry" if edition == "scorm12" else "cmi.entry"] == "resume"
    assert said == []


@pytest.mark.parametrize(("button", "learner"), [("New learner", "Learner 2"), ("New attempt", "Learner 1")])
def test_a_record_is_emptied(page: Page, show: Callable[..., Frame], button: str, learner: str) -> None:
    show("knots")
    go(page, "fall")
    saving(page, "saved")
    page.get_by_role("button", name=button).click()
    expect(page.locator("#lms-learner")).to_have_text(learner)
    expect(page.locator("#calls tr.is-new")).to_have_count(1)
    ready(page)
    assert log(page)["data"]["cmi.core.entry"] == "ab-initio"
    expect(page.locator("#state-decoded")).not_to_contain_text('"lesson": "fall"')


def test_the_lms_fails_and_recovers(page: Page, show: Callable[..., Frame]) -> None:
    show("tides")
    saving(page, "saved")
    page.get_by_role("button", name="LMS fails now").click()
    go(page, "turn")
    saving(page, "unsaved")
    expect(page.locator("#calls tr.is-refused").first).to_contain_text("101 general failure")
    expect(page.frame_locator("#frame").locator("#unsaved")).to_be_visible()
    page.get_by_role("button", name="LMS fails now").click()
    page.frame_locator("#frame").locator("#unsaved button").click()
    saving(page, "saved")


def test_a_slow_lms(page: Page, show: Callable[..., Frame]) -> None:
    show("tides")
    page.get_by_role("button", name="Slow LMS").click()
    go(page, "turn")
    saving(page, "saved")
    assert max(float(str(call["took"])) for call in calls(page)) >= 900


def test_the_api_comes_late(page: Page, show: Callable[..., Frame]) -> None:
    show("tides")
    page.get_by_role("button", name="API late").click()
    expect(page.locator("#calls tr.is-new")).to_have_count(1)
    expect(page.frame_locator("#frame").locator("#saving")).not_to_be_empty()  # it says that it is connecting
    ready(page)
    saving(page, "saved")
    assert min(float(str(call["at"])) for call in calls(page) if call["launch"] == 2) >= 2500


def test_the_session_is_lost(page: Page, show: Callable[..., Frame]) -> None:
    show("tides")
    saving(page, "saved")
    page.get_by_role("button", name="Session lost").click()
    go(page, "turn")
    saving(page, "unsaved")
    expect(page.locator("#calls tr.is-refused").first).to_contain_text("301")
    page.get_by_role("button", name="Close and resume").click()
    page.frame_locator("#frame").get_by_role("button", name="Take it over").click()  # the LMS never got it
    ready(page)
    saving(page, "saved")
    expect(page.get_by_role("button", name="Session lost")).to_have_attribute("aria-pressed", "false")


def test_width_colours_direction_and_a_slow_link(page: Page, show: Callable[..., Frame]) -> None:
    frame = show("tides")
    page.locator("#width").select_option("360")
    assert frame.evaluate("innerWidth") == 360
    page.locator("#scheme").select_option("dark")
    assert frame.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 23, 26)"
    page.locator("#scheme").select_option("light")
    assert frame.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(252, 251, 248)"
    page.locator("#rtl").check()
    assert frame.evaluate("document.documentElement.dir") == "rtl"
    page.locator("#rtl").uncheck()
    assert frame.evaluate("document.documentElement.dir") == "ltr"
    began = page.evaluate("performance.now()")
    page.locator("#link-slow").check()
    expect(page.locator("#calls tr.is-new")).to_have_count(1, timeout=15_000)
    frame = ready(page)
    assert "+slow" in frame.url
    assert page.evaluate("performance.now()") - began > 1000


def test_the_learners_view_has_the_module_alone(page: Page, show: Callable[..., Frame]) -> None:
    show("tides")
    page.get_by_role("button", name="Author’s view").click()
    expect(page.locator("#panel")).to_be_hidden()
    assert page.locator("#frame").evaluate("one => one.clientWidth") == 1280


def test_each_thing_leads_to_its_line(page: Page, serve: Served, show: Callable[..., Frame]) -> None:
    frame = show("tides")
    go(page, "fall")
    inside = page.frame_locator("#frame")
    source = (serve.root / "modules/tides/02-fall.md").read_text("utf-8").split("\n")
    expect(inside.locator("[id='lesson/fall'] .preview-line").nth(2)).to_be_attached()
    pairs = frame.evaluate(
        """[...document.querySelectorAll("[id='lesson/fall'] p > .preview-line")].map((one) => {
          const line = Number(one.textContent);
          return [line, one.parentElement.textContent.slice(one.textContent.length).trim().slice(0, 15), one.href];
        })"""
    )
    own = [pair for pair in pairs if pair[2].partition(":")[2].rpartition("/")[2].startswith("02-fall.md:")]
    assert own
    for line, words, _ in own:
        assert re.sub(r"[][]", "", source[line - 1]).startswith(words), (line, words)
    question = inside.locator("[id='lesson/fall'] .exercise > .preview-line").first
    href = question.get_attribute("href") or ""
    path, line, _ = href.rsplit(":", 2)
    assert path.endswith("/quizzes/tides/check-fall.yaml")
    assert "id:" in (serve.root / "quizzes/tides/check-fall.yaml").read_text("utf-8").split("\n")[int(line) - 1]
    page.get_by_role("button", name="Author’s view").click()
    expect(inside.locator(".preview-line")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/module/tides"])
def test_the_preview_is_accessible(page: Page, serve: Served, path: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(serve.address + path)
    if path != "/":
        ready(page)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, { iframes: false })")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
