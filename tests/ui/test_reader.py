"""What the reader asks for in a built package: search, settings, print, record; charts; in English and Arabic."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from test_accessible import violations
from test_learner import press, tab_to, until

from builder.build import Order, build

BASE = Path(__file__).parents[1] / "rules/base"
CHARTS = Path(__file__).with_name("charts.md")
LMS = """
  window.API = {
    LMSInitialize: () => "true", LMSFinish: () => "true", LMSCommit: () => "true", LMSSetValue: () => "true",
    LMSGetLastError: () => "0", LMSGetErrorString: () => "", LMSGetDiagnostic: () => "",
    LMSGetValue: (name) => ({ "cmi.core.student_name": "Okello, Ann", "cmi.core.student_id": "7" })[name] ?? "",
  };
"""
SCREENS = ("#opening", "#lesson/start", "#lesson/next", "#search", "#glossary", "#references", "#assessment", "#about",
           "#your-data")  # fmt: skip


@pytest.fixture(scope="session", params=["en", "ar"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base course with a lesson of charts, in a language."""
    root = tmp_path_factory.mktemp(request.param)
    shutil.copytree(BASE, root / "course", dirs_exist_ok=True)
    (root / "course/modules/base/02-next.md").write_text(CHARTS.read_text("utf-8"), "utf-8")
    settings = root / "course/course/course.yaml"
    text = re.sub(r"(?m)^language: .*", f"language: {request.param}", settings.read_text("utf-8"))
    settings.write_text(text, "utf-8")
    made = build(Order(root / "course", root / "dist", standards=("scorm12",)))
    zipfile.ZipFile(root / "dist" / made.packages[0]["file"]).extractall(root / "site")
    return root / "site"


@pytest.fixture
def english(site: Path) -> Path:
    if site.parent.name.startswith("ar"):
        pytest.skip("said in English")
    return site


def opened(page: Page, site: Path, hash: str = "") -> Page:
    page.goto((site / "index.html").as_uri() + hash)
    page.wait_for_selector("html.is-ready")
    return page


def test_search_by_keyboard(page: Page, english: Path) -> None:
    opened(page, english)
    tab_to(page, "a[href='#search']")
    press(page, "Enter")
    expect(page.get_by_role("searchbox", name="Words to look for in this module")).to_be_visible()
    tab_to(page, "#search-field")
    page.keyboard.type("REMITTANCÉS")
    press(page, "Enter")
    expect(page.get_by_role("status").filter(has_text="1 place found")).to_be_visible()
    tab_to(page, ".found a")
    press(page, "Enter")
    expect(page.locator("#money-sent-home")).to_be_focused()
    assert page.evaluate("CSS.highlights.get('found').size") > 0


def test_search_says_when_nothing_is_found(page: Page, english: Path) -> None:
    opened(page, english, "#search")
    page.locator("#search-field").fill("xyzzy")
    expect(page.locator("[data-slot=said]")).to_contain_text("Nothing found")


def test_settings_hold_over_a_reload_and_go_with_the_rest(page: Page, english: Path) -> None:
    page.emulate_media(color_scheme="light")
    opened(page, english)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    light, normal = page.evaluate(paper), page.evaluate(size)
    tab_to(page, "#settings-open")
    press(page, "Enter")
    dialog = page.get_by_role("dialog", name="Settings")
    for group, choice in (("Colours", "Dark"), ("Text size", "Largest"), ("Motion", "None"), ("Line spacing", "Wide")):
        dialog.get_by_role("group", name=group).get_by_label(choice, exact=True).check()
    assert page.evaluate(paper) != light
    press(page, "Escape")
    expect(page.get_by_role("button", name="Settings")).to_be_focused()
    page.reload()
    page.wait_for_selector("html.is-ready")
    assert page.evaluate(paper) != light
    assert page.evaluate(size) > normal * 1.5
    assert page.evaluate("getComputedStyle(document.querySelector('.prose p')).lineHeight").startswith(
        str(round(page.evaluate(size) * 1.9, 1))[:3]
    )
    page.emulate_media(color_scheme="dark")
    page.get_by_role("button", name="Settings").click()
    dialog.get_by_label("Light", exact=True).check()
    assert page.evaluate(paper) == light
    page.evaluate("localStorage.setItem('course-settings', '{\"theme\": 3}')")
    page.reload()
    page.wait_for_selector("html.is-ready")


def test_the_whole_module_is_printed_once(page: Page, english: Path) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed++; };")
    opened(page, english)
    page.get_by_role("button", name="Print the whole module").click()
    until(page, "window.printed === 1")
    page.emulate_media(media="print")
    headings = page.locator(".print-all h1").all_inner_texts()
    assert headings[:3] == ["The base module", "Start with people", "Then write it down"]
    assert "Glossary" in headings
    expect(page.locator(".sheet")).to_be_hidden()
    expect(page.locator(".print-all svg.drawing").first).to_be_visible()
    expect(page.locator(".print-all .opening .stops li")).to_have_count(page.locator("#route .stops li").count())
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".print-all")).to_have_count(0)


def test_what_is_closed_on_screen_is_open_on_paper(page: Page, english: Path) -> None:
    opened(page, english, "#lesson/next")
    numbers = page.locator(".chart-data").first
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(numbers).to_have_attribute("open", "")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(numbers).not_to_have_attribute("open", "")


def test_a_record_is_offered_in_an_lms_only(page: Page, english: Path) -> None:
    opened(page, english)
    expect(page.locator("[data-record]")).to_be_hidden()
    opened(page, english, "#record")
    expect(page.get_by_role("heading", level=1)).to_have_text("The base module")
    page.add_init_script(LMS)
    page.goto("about:blank")
    opened(page, english)
    page.get_by_role("link", name="Personal record").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Personal record, not a certificate")
    record = page.locator(".record dl")
    for words in ("Ann Okello", "The base module", "Not completed yet"):
        expect(record).to_contain_text(words)


def test_a_chart_by_screen_reader(page: Page, english: Path) -> None:
    opened(page, english, "#lesson/next")
    tree = page.locator(".chart").first.aria_snapshot()
    assert tree.startswith('- figure "Most work in services":')
    assert '- img "Most work in services"' in tree
    assert '- link "Example Academy 2020"' in tree
    page.locator(".chart-data summary").first.click()
    assert '- row "Services 68.4"' in page.locator(".chart").first.aria_snapshot()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_text_of_charts_has_the_size_of_text_and_stays_inside(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, site, "#lesson/next")
    found = page.evaluate(
        """[...document.querySelectorAll(".drawing text")].filter((text) => text.checkVisibility()).map((text) => {
             const own = text.getBoundingClientRect(), all = document.querySelector("main").getBoundingClientRect();
             return [parseFloat(getComputedStyle(text).fontSize), own.left - all.left, all.right - own.right];
           })"""
    )
    assert len(found) > 20
    assert min(size for size, _, _ in found) >= 14
    assert min(min(left, right) for _, left, right in found) >= -1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(browser: Browser, site: Path, scheme: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = opened(context.new_page(), site)
    found: list[object] = []
    for screen in SCREENS:
        page.evaluate(f"location.hash = '{screen}'")
        page.wait_for_timeout(250)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
        if screen == "#search":
            page.locator("#search-field").fill("2024")
            page.wait_for_timeout(400)
        found += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, screen
    if width < 1000:
        page.locator("#menu").click()
        found += violations(page)
    page.locator("#settings-open").click()
    found += violations(page)
    context.close()
    assert found == []


def test_at_400_percent_nothing_is_cut_or_scrolls_sideways(browser: Browser, site: Path) -> None:
    """1280 by 1024 pixels at 400 % are 320 by 256 (WCAG 2.2, 1.4.10); with the largest text beside it (1.4.4)."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = opened(context.new_page(), site)
    for size in ("", "185%"):
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        for screen in SCREENS:
            page.evaluate(f"location.hash = '{screen}'")
            page.wait_for_timeout(150)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (screen, size)
    context.close()


def test_bars_are_seen_in_forced_colours(browser: Browser, site: Path) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 768, "height": 800})
    page = opened(context.new_page(), site, "#lesson/next")
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    fills = page.evaluate(
        """[...document.querySelectorAll('.drawing rect')].map((one) => {
             const { fill, stroke } = getComputedStyle(one);
             return [fill, stroke];
           })"""
    )
    assert fills
    assert all(fill != paper or stroke != paper for fill, stroke in fills)
    context.close()


def test_arabic_is_mirrored(page: Page, site: Path) -> None:
    opened(page, site, "#lesson/next")
    rtl = page.evaluate("document.documentElement.dir") == "rtl"
    route = page.locator("#route").bounding_box()
    text = page.locator("main h1").bounding_box()
    assert route
    assert text
    assert (route["x"] > text["x"]) == rtl
    bar = page.locator(".drawing rect").first.bounding_box()
    column = page.locator(".drawing").first.bounding_box()
    assert bar
    assert column
    at_start = bar["x"] - column["x"] if not rtl else column["x"] + column["width"] - bar["x"] - bar["width"]
    assert at_start < 2
    if rtl:
        assert page.locator("#route").inner_text().count("Glossary") == 0


def test_a_printed_module_asks_its_checks_and_tells_no_keys(page: Page, english: Path) -> None:
    """Options and room to write stand on paper; hints, feedback, explanations and what was answered do not."""
    page.add_init_script("window.printed = 0; window.print = () => { window.printed++; };")
    opened(page, english, "#lesson/start")
    check = page.locator("[data-quiz]").first
    options = check.locator(".exercise").first.locator(".option-text").all_inner_texts()
    check.locator("input").first.check()
    check.locator(".actions .button").first.click()
    page.evaluate("document.querySelector('[data-print=module]').click()")
    until(page, "window.printed === 1")
    page.emulate_media(media="print")
    printed = page.locator(".print-all [data-quiz]").first
    assert sorted(printed.locator(".exercise").first.locator(".option-text").all_inner_texts()) == sorted(options)
    expect(
        page.locator(".print-all :is(.feedback, .outcome, .explanation, .hint, [data-verdict], input:checked, [id])")
    ).to_have_count(0)
    assert page.locator(".print-all").evaluate("(all) => getComputedStyle(all).backgroundColor") == "rgba(0, 0, 0, 0)"
    page.emulate_media(media="screen")
    expect(check.locator("input").first).to_be_checked()
