"""SCORM 2004 4th Edition. The completion threshold stands in attributes (adlcp:completionThreshold, CAM 3.4).

`completedByMeasure` makes the LMS look at `cmi.progress_measure` alone; the player always sets it,
to 1 only together with completion.
"""

from __future__ import annotations

from lxml import etree

from builder.standards import xml
from builder.standards.base import Standard
from builder.standards.scorm2004 import Scorm2004


def _threshold(item: etree._Element) -> None:
    xml.add(item, "adlcp:completionThreshold", completedByMeasure="true", minProgressMeasure="1.0")


STANDARD: Standard = Scorm2004("scorm2004-4", "SCORM 2004 4th Edition", "2004 4th Edition", _threshold)
