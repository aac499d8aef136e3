"""L0xx: files that cannot be read, or should not be."""

from __future__ import annotations

from builder.diagnostics import Code

UNREADABLE = Code(
    "L001",
    "error",
    "A file that cannot be read",
    "The system refuses to open the file or folder: it is locked, damaged, or belongs to somebody else.",
    bad="modules/base/01-start.md    -rw------- root",
    good="modules/base/01-start.md    -rw-r--r-- ana",
)
LEAVES = Code(
    "L002",
    "error",
    "A link that leaves the course's folder",
    "A course must be whole in its folder. What lies elsewhere is missing on every other computer, and a link could "
    "lead to files that nobody means to publish.",
    "modules/why/media/logo.png -> /home/ana/logo.png",
    "a copy of the file itself",
)
LINKED_FOLDER = Code(
    "L003",
    "error",
    "A link to a folder",
    "Links to folders can run in circles, and other computers cannot follow them. The builder does not.",
    "modules/why/media -> ../../course/media",
    "a folder with the files in it; files of `course/media/` can be used from every module",
)
SPECIAL = Code(
    "L004",
    "error",
    "Not a file",
    "A pipe, a socket or a device has no content that could be built. Reading it could wait for ever.",
    bad="modules/base/media/feed.csv    a named pipe",
    good="modules/base/media/feed.csv    a file: what came through the pipe, saved",
)
FOLDER = Code(
    "L005",
    "error",
    "A folder with the name of a file",
    "A folder that ends in `.md` or `.yaml` was meant as a file, or needs another name.",
    "modules/why/01-start.md/",
    "modules/why/01-start.md",
)
TOO_LARGE = Code(
    "L006",
    "error",
    "A text file that is too large",
    "Lessons, quizzes and settings have at most 2 MB. What is larger is no text, or belongs into several files.",
    bad="modules/base/01-start.md    5 MB, with a picture pasted in as text",
    good="modules/base/01-start.md    9 KB, with a link to media/picture.png",
)
NOT_UTF8 = Code(
    "L007",
    "error",
    "Text that is not UTF-8",
    "In another encoding, letters with accents and other scripts turn into wrong signs. UTF-8 holds all of them, and "
    "every editor can save it.",
    bad="modules/base/01-start.md    Mobilit\\xE9: one byte for é, as Windows-1252 has it",
    good="modules/base/01-start.md    Mobilit\\xC3\\xA9: the two bytes of é in UTF-8",
)
CONTROL = Code(
    "L008",
    "error",
    "An invisible character",
    "Control characters and Unicode's own line separators come from copying out of documents. Learners' browsers, XML "
    "and YAML do not allow them or disagree about them.",
    bad="title: Where people move\\x0B",
    good="title: Where people move",
)
NAME = Code(
    "L009",
    "error",
    "A file name that other computers cannot hold",
    "Windows, macOS and zip archives do not agree about such names: the file would be lost or renamed on the way.",
    "media/what: now?.png",
    "media/what-now.png",
)
NON_ASCII = Code(
    "L010",
    "warning",
    "A file name with letters beyond a to z",
    "macOS, Windows and Git write accents in file names in two different ways, so that a link works on one computer "
    "and not on the next.",
    "media/mobilité.png",
    "media/mobilite.png",
)
CASE = Code(
    "L011",
    "error",
    "Two names that differ only in case",
    "On Windows and macOS they are one file: one of the two is lost.",
    "media/Map.png\nmedia/map.png",
    "media/map.png\nmedia/map-2.png",
)
EMPTY_MEDIA = Code(
    "L012",
    "error",
    "An empty media file",
    "The file has no content; it may have been cut when it was copied.",
    bad="modules/base/media/map.png    0 bytes",
    good="modules/base/media/map.png    48 KB",
)
NOT_A_PICTURE = Code(
    "L013",
    "error",
    "A picture that cannot be read",
    "The file's content is not the kind of picture that its name says. Browsers would show a broken picture.",
    bad="modules/base/media/map.png    a PDF that was given another name",
    good="modules/base/media/map.png    the map, exported from the PDF as PNG",
)
