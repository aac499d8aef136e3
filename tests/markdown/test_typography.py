"""Where a line must not end, in any language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_context import MadeUp, text_of

from builder.markdown.dialect import render
from builder.markdown.typography import bound

SHOWN = str.maketrans({"\xa0": "~", "\u202f": "'"})


@pytest.mark.parametrize(
    "text",
    [
        "68.4~% of workers",
        "68,4~% et 5~‰",
        "٦٨~٪",
        "at 4~°C, 12~km inland, 80~m², 3~ha",
        "4 kinds, 12 kilometres, 3 mistakes",
        "2.2~million people, 1~milliard d’euros, 3~milhões, 2~millones",
        "26~per~cent of children; 26~pour~cent; 26~por~ciento; 26~por~cento",
        "EUR~5, 5~EUR, €~5 and 5~€",
        "1~200~000 people in 2018 and 999 more",
        "in 2018 200 people",
        "a ledger~– a book~— a page",
        "Pourquoi'? Attention'! Oui'; voici~: «~enfin~»",
        "Pourquoi «~pas'?~» dit-elle",
        "Why? Mind: it is so; no more!",
        "a :) b",
    ],
)
def test_a_space_stays_a_space_and_ends_no_line(text: str) -> None:
    typed = text.replace("~", " ").replace("'", " ")
    assert bound(typed).translate(SHOWN) == text


@given(st.text(st.sampled_from("0123456789 %‰–«»:;!? abkmEUR€.\n\xa0"), max_size=30))
def test_only_spaces_change_and_none_is_added(text: str) -> None:
    done = bound(text)
    assert done.replace("\u202f", " ").replace("\xa0", " ") == text.replace("\xa0", " ")
    assert bound(done) == done


def test_in_lessons_but_not_in_code() -> None:
    """In text with and without markup, after an element as well; what is typed as code stays as typed."""
    shown = render(text_of("It is **68** % and 5 km, `5 km` in code.\n\n```\n5 %\n```\n"), MadeUp()).translate(SHOWN)
    assert "<strong>68</strong>~% and 5~km, <code>5 km</code>" in shown
    assert "5 %\n</code>" in shown
    assert render(text_of("Only 5 % of it"), MadeUp()) == "<p>Only 5\xa0% of it</p>"


def test_columns_of_numbers_stand_at_the_right() -> None:
    """But the first, but one with words, and but where the author says otherwise."""
    rows = "| 2019 | 9 | 68 % | 5 or 6 | 7 |\n| 2020 | 10 | – | 1.200 | 8 |\n"
    shown = render(text_of(f"| Year | N | Share | Some | Left |\n|---|---|---|---|:---|\n{rows}"), MadeUp())
    cells = re.findall(r"<t[hd]([^>]*)>", shown.replace("<thead", "<x"))
    assert ["align-right" in cell for cell in cells] == [False, True, True, False, False] * 3
