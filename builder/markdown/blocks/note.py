"""`/// note | title`: something worth knowing that the text does not depend on."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="note",
    about="A callout: something worth knowing that the text does not depend on.",
    argument="optional",
    argument_help="Its title; without one, the word for the block stands there.",
    template="callout",
)
