"""A site made by hand, as `render` would make it."""

from __future__ import annotations

import pytest

from builder.model.site import ModuleSite


@pytest.fixture
def site() -> ModuleSite:
    return ModuleSite(
        course="sailing",
        module="knots",
        language="en",
        version="1.2.0",
        title="Knots & <hitches>: “how to”",
        course_title="Sailing",
        summary="Six knots.",
        objectives=(("tie", "Tie a bowline."), ("name", "Name six knots.")),
        files={"index.html": b"<!doctype html>", "style.css": b"p{}", "media/bowline.svg": b"<svg/>"},
        mastery=None,
        lessons=2,
        questions=8,
        state_max=400,
    )
