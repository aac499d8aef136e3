"""Manifests: equal to the golden ones, valid against the official schemas, safe for any title."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from builder.standards import standard, standard_ids
from builder.standards.identity import identity
from builder.verify.document import read_manifest
from builder.verify.report import Report
from builder.verify.schema import check_schema
from builder.verify.structure import check_structure
from builder.verify.tracking import check_tracking

GOLDEN = Path(__file__).parent / "golden"
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _files(site):
    return [*site.files, "player.js"]


def _judge(data):
    report = Report("m.zip")
    document = read_manifest(data, report)
    assert document is not None, report.diagnostics()
    check_structure(document)
    check_tracking(document)
    check_schema(document)
    return [str(found) for found in report.diagnostics()]


@pytest.mark.parametrize("mastery", [None, 80])
@pytest.mark.parametrize("id", standard_ids())
def test_golden(id, mastery, site):
    name, data = standard(id).manifest(msgspec.structs.replace(site, mastery=mastery), _files(site))
    assert name == "imsmanifest.xml"
    assert data == (GOLDEN / f"{id}{'-mastery' if mastery else ''}.xml").read_bytes()
    assert _judge(data) == []


@pytest.mark.parametrize("id", standard_ids())
def test_nothing_decides_over_the_player_by_default(id, site):
    text = standard(id).manifest(site, _files(site))[1].decode()
    for word in ("masteryscore", "satisfiedByMeasure", "minNormalizedMeasure", "mapInfo"):
        assert word not in text


@pytest.mark.parametrize("id", standard_ids())
@RELAXED
@given(title=st.text(max_size=300))
def test_any_title_gives_a_valid_manifest(id, title, site):
    data = standard(id).manifest(msgspec.structs.replace(site, title=title), _files(site))[1]
    assert _judge(data) == []
    shown = etree.fromstring(data).find(".//{*}item/{*}title").text
    assert 1 <= len(shown) <= 200


def test_order_of_files_does_not_depend_on_the_caller(site):
    names = _files(site)
    for id in standard_ids():
        assert standard(id).manifest(site, names) == standard(id).manifest(site, list(reversed(names)))
        text = standard(id).manifest(site, names)[1].decode()
        assert re.findall(r'<file href="([^"]+)"', text) == [
            "index.html",
            "media/bowline.svg",
            "player.js",
            "style.css",
        ]


ids = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?", fullmatch=True)


@RELAXED
@given(ids, ids, st.sampled_from(["en", "pt-BR", "zh-Hant-TW"]))
def test_identifiers_are_names_that_fussy_lmss_take(course, module, language):
    found = identity(course, module, language)
    names = [found.manifest, found.organization, found.item, found.resource, found.objective]
    assert len(set(names)) == 5
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in names)
    assert len(found.organization) < 10
    assert len(found.manifest) <= 64


def test_identifiers_differ_by_course_module_and_language_and_within_15_characters():
    made = [identity(c, m, x) for c in ("a", "a-b") for m in ("b-c", "c") for x in ("en", "fr")]
    assert len({found.manifest[:15] for found in made}) == len(made)
    assert len({found.item for found in made}) == len(made)
    assert identity("a", "b", "pt-BR") == identity("a", "b", "pt-br")


def test_identifiers_never_change():
    """Learners' records hang on these: a change here loses them."""
    assert identity("sailing", "knots", "en").item == "in5xpxypo"
    assert identity("sailing", "knots", "en").manifest == "mn5xpxypo-sailing-knots-en"


def test_unknown_standard():
    with pytest.raises(KeyError):
        standard("scorm2004-2")
