"""Rules about what the LMS is told: scores, completion, time, sequencing, objectives."""

from __future__ import annotations

import re

from lxml import etree

from builder.verify.document import Document, text_of
from builder.verify.editions import ADLSEQ, IMSSS

ACTIONS = frozenset({"exit,message", "exit,no message", "continue,message", "continue,no message"})
_TIME12 = re.compile(r"\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def check_tracking(document: Document) -> None:
    """Every rule of this file that fits the edition."""
    if document.edition.is_2004:
        _check_thresholds(document)
        _check_measures(document)
        _check_objectives(document)
        _check_sequencing(document)
    else:
        _check_elements_of_12(document)
    _check_scos(document)


def _number(text: str, least: float, most: float) -> bool:
    return bool(_NUMBER.fullmatch(text)) and least <= float(text) <= most


def _check_elements_of_12(document: Document) -> None:
    for element in document.root.iter(document.adlcp("masteryscore")):
        if not _number(text_of(element), 0, 100):
            document.say("P164", element, f"masteryscore is `{text_of(element)}`")
    for element in document.root.iter(document.adlcp("datafromlms")):
        if len(element.text or "") > 255:
            document.say("P170", element, f"datafromlms has {len(element.text or '')} characters")
    for element in document.root.iter(document.adlcp("timelimitaction")):
        if text_of(element) not in ACTIONS:
            document.say("P172", element, f"timelimitaction is `{text_of(element)}`")
    for element in document.root.iter(document.adlcp("maxtimeallowed")):
        if not _TIME12.fullmatch(text_of(element)):
            document.say("P173", element, f"maxtimeallowed is `{text_of(element)}`")
    for element in document.root.iter(document.adlcp("prerequisites")):
        if element.get("type") != "aicc_script":
            document.say("P174", element, f"the type of prerequisites is `{element.get('type') or ''}`")


def _check_thresholds(document: Document) -> None:
    for element in document.root.iter(document.adlcp("completionThreshold")):
        text, attributes = text_of(element), sorted(map(str, element.attrib))
        if text and not _number(text, 0, 1):
            document.say("P167", element, f"completionThreshold is `{text}`")
        if not document.edition.is_4th:
            if attributes:
                document.say("P168", element, f"the attribute {attributes[0]} came with the 4th Edition")
            if not text:
                document.say("P167", element, "completionThreshold is empty")
            continue
        if text:
            document.say("P169", element, "the threshold stands in the element's text")
        for name in ("minProgressMeasure", "progressWeight"):
            value = element.get(name)
            if value is not None and not _number(value, 0, 1):
                document.say("P167", element, f"{name} is `{value}`")
    for element in document.root.iter(document.adlcp("dataFromLMS")):
        if len(element.text or "") > 4000:
            document.say("P171", element, f"dataFromLMS has {len(element.text or ''):,} characters")
    for element in document.root.iter(document.adlcp("timeLimitAction")):
        if text_of(element) not in ACTIONS:
            document.say("P172", element, f"timeLimitAction is `{text_of(element)}`")


def _check_measures(document: Document) -> None:
    for element in document.root.iter(_ss("minNormalizedMeasure")):
        if not _number(text_of(element), -1, 1):
            document.say("P165", element, f"minNormalizedMeasure is `{text_of(element)}`")
    for element in document.root.iter(_ss("primaryObjective"), _ss("objective")):
        by_measure = element.get("satisfiedByMeasure") in ("true", "1")
        if by_measure and element.find(_ss("minNormalizedMeasure")) is None:
            document.say("P166", element, "satisfiedByMeasure is true, but there is no minNormalizedMeasure")


def _check_objectives(document: Document) -> None:
    for mapping in document.root.iter(_ss("mapInfo"), f"{{{ADLSEQ}}}mapInfo"):
        document.say("P160", mapping, "Moodle cannot import a package with mapInfo")
    for objectives in document.root.iter(_ss("objectives")):
        seen: set[str] = set()
        written: set[str] = set()
        primary = objectives.findall(_ss("primaryObjective"))
        if len(primary) != 1:
            document.say("P175", objectives, f"there are {len(primary)} primary objectives; there is exactly one")
        for objective in (*primary, *objectives.findall(_ss("objective"))):
            name = objective.get("objectiveID") or ""
            if name in seen and name:
                document.say("P175", objective, f"the objectiveID `{name}` is used twice")
            seen.add(name)
            maps = objective.findall(_ss("mapInfo"))
            if maps and not name:
                document.say("P175", objective, "an objective with mapInfo needs an objectiveID")
            for mapping in maps:
                target = mapping.get("targetObjectiveID") or ""
                writes = {mapping.get("writeSatisfiedStatus"), mapping.get("writeNormalizedMeasure")} & {"true", "1"}
                if writes and target in written:
                    document.say("P175", mapping, f"two objectives of an activity write `{target}`")
                if writes:
                    written.add(target)
        _check_extensions(document, objectives, seen)


def _check_extensions(document: Document, objectives: etree._Element, names: set[str]) -> None:
    sequencing = objectives.getparent()
    for extension in sequencing.iter(f"{{{ADLSEQ}}}objective") if sequencing is not None else ():
        name = extension.get("objectiveID") or ""
        if name not in names:
            document.say("P175", extension, f"no objective of this activity is called `{name}`")


def _check_sequencing(document: Document) -> None:
    scos = _scos(document)
    for organization in document.root.iter(document.cp("organization")):
        mode = organization.find(f"{_ss('sequencing')}/{_ss('controlMode')}")
        if mode is None or mode.get("flow") not in ("true", "1"):
            document.say("P162", mode if mode is not None else organization, 'controlMode does not say flow="true"')
    for item in document.root.iter(document.cp("item")):
        if item.get("identifierref") not in scos:
            continue
        sequencing = item.find(_ss("sequencing"))
        if sequencing is not None and sequencing.get("IDRef"):
            continue
        controls = sequencing.find(_ss("deliveryControls")) if sequencing is not None else None
        said = (
            [controls.get(name) for name in ("completionSetByContent", "objectiveSetByContent")]
            if controls is not None
            else []
        )
        if len(said) != 2 or not all(value in ("true", "1") for value in said):
            document.say("P163", item, "completionSetByContent and objectiveSetByContent are not both true")


def _check_scos(document: Document) -> None:
    scos = _scos(document)
    launches = [item for item in document.root.iter(document.cp("item")) if item.get("identifierref") in scos]
    if document.edition.is_2004 and len(launches) > 1:
        document.say("P161", launches[1], f"the package has {len(launches)} SCOs")
    if not scos and document.root.find(f".//{document.cp('resource')}") is not None:
        document.say("P176", document.root, "no resource is a SCO")


def _scos(document: Document) -> set[str]:
    names = (document.adlcp("scormType"), document.adlcp("scormtype"))
    return {
        resource.get("identifier") or ""
        for resource in document.root.iter(document.cp("resource"))
        if any(resource.get(name) == "sco" for name in names)
    }


def _ss(name: str) -> str:
    return f"{{{IMSSS}}}{name}"
