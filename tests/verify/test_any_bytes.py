"""`verify` says something or nothing, but never raises, and is quick, whatever it is given."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.diagnostics import Diagnostic
from builder.verify import verify_package
from builder.verify.archive import Entry, unpack

RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _judge(data):
    found = verify_package(data, "any.zip")
    assert all(isinstance(d, Diagnostic) for d in found)
    assert found == sorted(found)
    return found


@RELAXED
@given(st.binary(max_size=400))
def test_random_bytes(data):
    assert _judge(data)


@RELAXED
@given(edition=st.sampled_from(["scorm12", "scorm2004-4"]), data=st.data())
def test_damaged_packages(edition, data, good, zipped):
    whole = bytearray(zipped(good(edition)))
    for _ in range(data.draw(st.integers(1, 6))):
        # most of what is worth damaging stands in the directory at the end
        at = data.draw(st.one_of(st.integers(0, len(whole) - 1), st.integers(len(whole) - 900, len(whole) - 1)))
        whole[at] = data.draw(st.integers(0, 255))
    _judge(bytes(whole[: data.draw(st.one_of(st.just(len(whole)), st.integers(0, len(whole))))]))


@RELAXED
@given(edition=st.sampled_from(["scorm12", "scorm2004-3", "scorm2004-4"]), data=st.data())
def test_damaged_manifests(edition, data, good, zipped):
    files = good(edition)
    text = bytearray(files["imsmanifest.xml"])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        length = data.draw(st.integers(0, 40))
        text[at : at + length] = data.draw(
            st.binary(max_size=12) | st.sampled_from([b"<x:y/>", b'"', b"&#0;", b"\0", b"<!--"])
        )
    files["imsmanifest.xml"] = bytes(text)
    _judge(zipped(files))


@pytest.mark.parametrize(
    "page",
    [
        b"<img " * 200_000,
        b"<img src='" * 200_000,
        b"<!--" * 200_000,
        b"<script></SCRIPT>" * 100_000,
        b"<script>" * 200_000,
        b"<img a" + b"a" * 1_000_000 + b">",
        b"<img srcset='" + b"a b " * 300_000 + b"'>",
        b"<img src=//x.org/>\n" * 100_000,
        b"<style>" + b"/*" * 400_000,
        b"<style>" + b"url(" * 300_000,
        b"<b style=" * 200_000,
    ],
    ids=range(11),
)
def test_hostile_pages_cost_little(page, good, zipped):
    data = zipped(good("scorm12") | {"index.html": page})
    start = time.process_time()
    _judge(data)
    assert time.process_time() - start < 5  # quadratic work would need minutes


def test_a_member_is_never_unpacked_beyond_its_stated_size():
    import zlib

    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(bytes(50_000_000)) + packer.flush()
    assert unpack(body, Entry("a", b"a", 0, 8, 0, len(body), 10, 0, 0, False)) is None
