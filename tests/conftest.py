"""Settings that all tests share.

Property tests draw the same examples in every run of `make test`, so that a red run can be run
again; `make test-all` sets COURSE_EXAMPLES=full and draws new and more of them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

UNUSED = [
    # Two renderers and half a second of processor time for each window: pop-ups of the address bar, a spare process.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"),
    # Of what Playwright disables, since the last list counts: what would change addresses, storage or painting.
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning", "PaintHolding"),
    *("DestroyProfileOnBrowserClose", "AvoidUnnecessaryBeforeUnloadCheckSync", "MediaRouter", "OptimizationHints"),
]
CHROMIUM_ARGUMENTS = [
    f"--disable-features={','.join(UNUSED)}",
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("same", deadline=None, derandomize=True, suppress_health_check=SLOW, print_blob=True)
settings.register_profile("full", deadline=None, max_examples=1000, suppress_health_check=SLOW, print_blob=True)
settings.load_profile("full" if os.environ.get("COURSE_EXAMPLES") == "full" else "same")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once in each test process: Playwright allows no second one beside it."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.fail("Chromium is missing: run `apt-get install chromium`")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()
