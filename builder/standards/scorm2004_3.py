"""SCORM 2004 3rd Edition. The completion threshold is the element's text (adlcp:completionThreshold, CAM 3.4)."""

from __future__ import annotations

from lxml import etree

from builder.standards import xml
from builder.standards.base import Standard
from builder.standards.scorm2004 import Scorm2004


def _threshold(item: etree._Element) -> None:
    xml.add(item, "adlcp:completionThreshold", "1.0")


STANDARD: Standard = Scorm2004("scorm2004-3", "SCORM 2004 3rd Edition", "2004 3rd Edition", _threshold)
