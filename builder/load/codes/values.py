"""C0xx, first half: what is wrong inside a YAML file or a front matter."""

from __future__ import annotations

from builder.diagnostics import Code

SYNTAX = Code(
    "C004",
    "error",
    "Not valid YAML",
    "The file cannot be read as keys and values from this place on. The usual causes are a colon or a quotation mark "
    "inside a text without quotes, a bracket or quote that is never closed, and lines that are not indented alike.",
    "title: Why: a two-way street",
    'title: "Why: a two-way street"',
)
TAB = Code(
    "C005",
    "error",
    "A tab or a special space where spaces belong",
    "YAML does not allow tabs for indentation, since editors show them in different widths. Spaces that do not break, "
    "which come with text copied from web pages and word processors, are no spaces to YAML at all.",
    "parts:\n\t- id: main",
    "parts:\n  - id: main",
)
DUPLICATE_KEY = Code(
    "C006",
    "error",
    "A key is written twice",
    "Only one of the two values can count, and nobody could say which one was meant.",
    "title: First\ntitle: Second",
    "title: Second",
)
UNKNOWN_KEY = Code(
    "C007",
    "error",
    "An unknown key",
    "What is written under a key that the builder does not know would be lost without a word. Usually the key is "
    "misspelt, or indented under the wrong line.",
    "titel: Why",
    "title: Why",
)
MISSING_KEY = Code(
    "C008",
    "error",
    "A key is missing",
    "The builder cannot guess this value.",
    "parts:\n  - id: main\n    modules: [start]",
    "parts:\n  - id: main\n    title: Main\n    modules: [start]",
)
WRONG_TYPE = Code(
    "C009",
    "error",
    "A value of another kind",
    "A list, a text, a number or a group of keys stands where something else belongs.",
    "objectives: describe-links",
    "objectives: [describe-links]",
)
SURPRISE = Code(
    "C010",
    "error",
    "A text that YAML reads as something else",
    "Without quotes, YAML takes no, yes, on and off for true or false, 12:30 for a number, 1.0 for 1 and 2026-01-31 "
    "for a date, and different programs do so differently. In quotes it is the text that stands there.",
    "version: 1.0",
    'version: "1.0"',
)
NOT_ONE_OF = Code(
    "C011",
    "error",
    "Not one of the values that are possible",
    "This key takes one of a few words.",
    "kind: exam",
    "kind: assessment",
)
OUT_OF_RANGE = Code(
    "C012",
    "error",
    "A number that is too small or too large",
    "The number lies outside of what makes sense here.",
    "pass_mark: 180",
    "pass_mark: 80",
)
WRONG_FORM = Code(
    "C013",
    "error",
    "A value of the wrong form",
    "Ids become parts of file names, addresses and reports, so they have few and safe characters. Versions, dates, "
    "colours and addresses have a form of their own.",
    "id: Trace the links!",
    "id: trace-the-links",
)
WRONG_LENGTH = Code(
    "C014",
    "error",
    "Too short, too long, or empty",
    "A text or a list must not be empty here, or is longer than those who show it allow for.",
    'title: ""',
    "title: Why water matters",
)
TAG = Code(
    "C015",
    "error",
    "A YAML tag",
    "Tags (`!name`) make programs run code or build objects. Courses need none, and the builder obeys none. A text "
    "that begins with an exclamation mark needs quotes.",
    "title: !important Read this",
    'title: "!important Read this"',
)
ALIASES = Code(
    "C016",
    "error",
    "Anchors and aliases that go too far",
    "An alias (`*name`) repeats what an anchor (`&name`) marks. Aliases of aliases grow without end, and an alias "
    "inside its own anchor never stops. A text that begins with `&` or `*` needs quotes.",
    "all: &all [*all]",
    "all: [one, two]",
)
TOO_DEEP = Code(
    "C017",
    "error",
    "Nested too deeply",
    "No source format of a course has so many levels. Usually a bracket is never closed.",
    "title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "title: Why",
)
SECOND_DOCUMENT = Code(
    "C018",
    "error",
    "More than one YAML document",
    "A line `---` begins a new document, and only one can count.",
    "title: First\n---\ntitle: Second",
    "title: First",
)
TOO_MANY = Code(
    "C019",
    "error",
    "Too many values in one file",
    "No file of a course has so many values. It was made by a program, or by mistake.",
    bad="course/glossary.yaml    200,000 entries, written by a program",
    good="course/glossary.yaml    the 80 terms that the course uses",
)
TYPOGRAPHIC_QUOTES = Code(
    "C021",
    "warning",
    "Typographic quotes around a value",
    "Word processors turn straight quotes into typographic ones. YAML does not know them: they become part of the text "
    "that learners see.",
    "title: “Why water matters”",
    'title: "Why water matters"',
)
