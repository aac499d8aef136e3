"""The pages in a browser: no sideways scrolling, nothing refused by their policy, nothing that axe finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
PAGES = ("index.html", "catalogue/module-m000.html", "catalogue/course.html")


@pytest.mark.parametrize(
    ("folder", "width", "scheme"),
    [
        ("built", 1280, "dark"),
        ("mirrored", 360, "light"),
        pytest.param("built", 360, "light", marks=pytest.mark.full),
        pytest.param("mirrored", 1280, "dark", marks=pytest.mark.full),
    ],
)
def test_pages_open_from_disk_and_are_clean(
    folder: str, width: int, scheme: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    built = request.getfixturevalue(folder)
    for name in PAGES:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.goto((built / name).as_uri())
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert said == []
        assert page.evaluate("getComputedStyle(document.body).direction") == ("rtl" if folder == "mirrored" else "ltr")
        page.context.close()
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            bypass_csp=True,  # type: ignore[arg-type]
        )
        page = context.new_page()
        page.goto((built / name).as_uri())
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run().then(({violations}) => violations.map(({id, nodes}) => id + nodes[0].html))")
        assert found == []
        context.close()


def test_try_it_opens_the_module_without_an_lms(built: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((built / "index.html").as_uri())
    page.locator("a.door").first.click()
    page.wait_for_selector("html.is-ready")
    assert "/try/m000/" in page.url
    page.close()
