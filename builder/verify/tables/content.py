"""P201-P209: pages and styles in the package."""

from __future__ import annotations

from builder.diagnostics import Code

CODES = (
    Code(
        "P201",
        "warning",
        "A page loads from another host",
        "It fails behind firewalls and offline, and it tells a third party who is learning.",
        bad='<img src="https://cdn.example.org/plan.svg" alt="">',
        good='<img src="media/plan.svg" alt="">',
    ),
    Code(
        "P202",
        "warning",
        "A style sheet loads from another host",
        "It fails behind firewalls and offline, and it tells a third party who is learning.",
        bad='@import "https://fonts.example.org/css"',
        good="the font as a file of the package",
    ),
    Code(
        "P203",
        "warning",
        "A page or style sheet names a file that is not there",
        "The learner sees a gap or an error page.",
        bad='<img src="media/gone.svg" alt="">',
        good='<img src="media/plan.svg" alt="">',
    ),
)
