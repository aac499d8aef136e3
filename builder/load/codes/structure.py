"""C0xx, second half: what is wrong with a file as a whole, or between the parts of a course."""

from __future__ import annotations

from builder.diagnostics import Code

NO_COURSE = Code(
    "C001",
    "error",
    "No `course/course.yaml`",
    "That file says what the course is and which modules it has. Without it there is nothing to build.",
    bad=("course/course.yml\ncourse/glossary.yaml\nmodules/start/index.md\n"),
    good=("course/course.yaml\ncourse/glossary.yaml\nmodules/start/index.md\n"),
)
EMPTY = Code(
    "C002",
    "error",
    "An empty file",
    "The file holds nothing, or nothing but comments. It may have been saved before it was written, or cut short.",
    bad=("-- quizzes/base/next.yaml --\n# to be written\n"),
    good=(
        "-- quizzes/base/next.yaml --\n"
        "title: Check yourself\n"
        "kind: check\n"
        "questions:\n"
        "  - {id: n, type: true-false, objective: three, text: Two pages are enough., answer: true, explanation: "
        "Mostly.}\n"
    ),
)
CONFLICT = Code(
    "C003",
    "error",
    "An unresolved merge conflict",
    "Git writes these markers where two people changed the same lines. One version must be chosen, and the markers go.",
    "<<<<<<< HEAD\ntitle: Mine\n=======\ntitle: Theirs\n>>>>>>> main",
    "title: Theirs",
)
NO_FRONT_MATTER = Code(
    "C030",
    "error",
    "No front matter",
    "A lesson and an opening page begin with their settings between two lines `---`, in the file's first line.",
    "# Where people move\n\nText.",
    "---\ntitle: Where people move\n---\n\nText.",
)
OPEN_FRONT_MATTER = Code(
    "C031",
    "error",
    "Front matter that is never closed",
    "Without the second line `---` the whole lesson would be read as settings.",
    "---\ntitle: Where people move\n\nText.",
    "---\ntitle: Where people move\n---\n\nText.",
)
DUPLICATE_ID = Code(
    "C040",
    "error",
    "An id is given twice",
    "Progress, answers and reports are kept under ids. Two things of one id would overwrite each other.",
    "- {id: one, text: First}\n- {id: one, text: Second}",
    "- {id: one, text: First}\n- {id: two, text: Second}",
)
LESSON_NAME = Code(
    "C041",
    "error",
    "A Markdown file that is not named as a lesson",
    "The number gives the order of lessons, the rest their id. A file of another name would be left out silently.",
    "modules/why/Lesson one.md",
    "modules/why/01-lesson-one.md",
)
QUIZ_NAME = Code(
    "C042",
    "error",
    "A quiz file of another name",
    "The file's name is the quiz's id: lower-case letters, digits and hyphens, and `.yaml`.",
    "quizzes/why/Final Test.yml",
    "quizzes/why/final-test.yaml",
)
TOOL_NAME = Code(
    "C050",
    "error",
    "A worksheet file of another name",
    "The file's name is the worksheet's id, by which lessons place it: lower-case letters, digits and hyphens, and "
    "`.yaml`.",
    "modules/why/tools/Five Gates.yml",
    "modules/why/tools/five-gates.yaml",
)
SAME_NUMBER = Code(
    "C043",
    "warning",
    "Two lessons have the same number",
    "Their order is then that of the alphabet, which may not be the one meant.",
    "01-why.md\n01-how.md",
    "01-why.md\n02-how.md",
)
NO_MODULE = Code(
    "C044",
    "error",
    "A module without a folder",
    "A part names a module that is not in `modules/`. One that will be written later is named in `planned` as well.",
    "parts:\n  - {id: main, title: Main, modules: [later]}",
    "parts:\n  - {id: main, title: Main, modules: [later]}\nplanned: [later]",
)
UNNAMED_MODULE = Code(
    "C045",
    "warning",
    "A folder that belongs to no module",
    "A folder in `modules/` or `quizzes/` that no part of `course.yaml` names is never built.",
    "parts:\n  - {id: main, title: Main, modules: [start]}",
    "parts:\n  - {id: main, title: Main, modules: [start, extra]}",
)
NO_INDEX = Code(
    "C046",
    "error",
    "A module without `index.md`",
    "The opening page names the module, its objectives and its assessment.",
    bad=("modules/base/01-start.md\nmodules/base/02-next.md\n"),
    good=("modules/base/index.md\nmodules/base/01-start.md\nmodules/base/02-next.md\n"),
)
LANGUAGE = Code(
    "C047",
    "error",
    "An unknown language",
    "The language tells screen readers how to speak and the interface which words to use. It is a BCP 47 tag: a "
    "language code, and where needed a script or a region.",
    "language: english",
    "language: en",
)
NO_REASON = Code(
    "C048",
    "warning",
    "An ignore without a reason",
    "Whoever reads the source later must know why the warning does not apply. Without a reason it is not ignored.",
    "# check: ignore Q009",
    "# check: ignore Q009 -- the question is a joke",
)
UNCLEAR_IGNORE = Code(
    "C049",
    "warning",
    "A comment for the checker that it does not understand",
    "It looks like an ignore but ignores nothing.",
    "# check: disable Q009 -- it is a joke",
    "# check: ignore Q009 -- it is a joke",
)
