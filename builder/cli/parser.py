"""The grammar of the command line. What only one command needs is imported when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

STANDARDS = ("scorm12", "scorm2004-3", "scorm2004-4")


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `command` of its result is `<room of builder.cli>:<function>`."""
    from builder import __version__

    parser = argparse.ArgumentParser(
        prog="course", description="Build SCORM packages from a course written in Markdown and YAML."
    )
    parser.add_argument("--version", action="version", version=f"course {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(room: str, name: str, help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.set_defaults(command=f"{room}:{name}")
        amount = made.add_mutually_exclusive_group()
        amount.add_argument("-q", "--quiet", action="store_true", help="print results only")
        amount.add_argument("-v", "--verbose", action="store_true", help="say more of what is done")
        return made

    def of_a_course(made: argparse.ArgumentParser) -> None:
        made.add_argument("--root", type=Path, metavar="DIR", help="the course's folder (default: the nearest above)")

    build = command("making", "build", "Check the course and build its packages into dist/.")
    build.add_argument("modules", nargs="*", metavar="MODULE", help="build these modules only")
    build.add_argument("--standard", action="append", choices=STANDARDS, default=[], help="build this edition only")
    build.add_argument("--out", type=Path, metavar="DIR", help="where the packages go (default: dist/ of the course)")
    build.add_argument("--strict", action="store_true", help="let warnings count as errors")
    build.add_argument("--jobs", type=_count, metavar="N", help="processes to use (default: as many as pay)")
    build.add_argument("--no-cache", action="store_true", help="make everything anew")
    _add_format(build)
    of_a_course(build)

    check = command("making", "check", "Say what is wrong with the course, and build nothing.")
    check.add_argument("modules", nargs="*", metavar="MODULE", help="check these modules only")
    check.add_argument("--strict", action="store_true", help="let warnings count as errors")
    check.add_argument(
        "--select", action="append", default=[], metavar="CODES", help="show these codes or families only"
    )
    check.add_argument("--ignore", action="append", default=[], metavar="CODES", help="do not show these")
    check.add_argument("--stdin", metavar="FILE", help="check this file as it comes on standard input, for editors")
    check.add_argument("--fix", action="store_true", help="first fix what is safe to fix")
    check.add_argument("--jobs", type=_count, metavar="N", help="processes to use (default: as many as pay)")
    check.add_argument("--no-cache", action="store_true", help="look at everything anew")
    _add_format(check)
    of_a_course(check)

    serve = command("serving", "serve", "Show the course in the browser while you write, with a pretend LMS.")
    serve.add_argument("module", nargs="?", metavar="MODULE", help="begin with this module")
    serve.add_argument("--host", default="127.0.0.1", metavar="HOST", help="listen there (default: this machine only)")
    serve.add_argument("--port", type=_port, metavar="N", help="listen on this port (default: a free one from 8000)")
    serve.add_argument("--open", action="store_true", help="open the browser")
    serve.add_argument("--editor", metavar="LINK", help="how to open a file: vscode://file/{path}:{line}:{column}")
    of_a_course(serve)

    verify = command("making", "verify", "Open finished SCORM packages as a strict LMS would, ours or anybody's.")
    verify.add_argument("packages", nargs="+", type=Path, metavar="ZIP", help="the packages")
    verify.add_argument("--strict", action="store_true", help="let warnings count as errors")
    _add_format(verify)

    explain = command("making", "explain", "Explain a diagnostic: why it matters, a bad and a good example.")
    explain.add_argument("codes", nargs="*", metavar="CODE", help="codes, or nothing to list them all")

    schema = command("making", "schema", "Write the JSON Schemas of the source formats, for editors.")
    schema.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where to (default: docs/schema)")
    of_a_course(schema)

    facts = command(
        "authoring", "facts", "List the sources by the day on which to look at them again, and who cites them."
    )
    facts.add_argument("--due", type=_day, metavar="DATE", help="only what is due by then (YYYY-MM-DD)")
    _add_form(facts, "text", "json")
    of_a_course(facts)

    stats = command("authoring", "stats", "Count what each module holds: words, minutes, questions, sizes.")
    stats.add_argument("modules", nargs="*", metavar="MODULE", help="these modules only")
    _add_form(stats, "table", "json", "csv", "markdown", "html")
    of_a_course(stats)

    cases = command("authoring", "cases", "Tell each case that branches: steps, choices, scores, endings; or draw it.")
    cases.add_argument("modules", nargs="*", metavar="MODULE", help="of these modules only")
    cases.add_argument("--svg", type=Path, metavar="DIR", help="draw each into a file of this folder instead")
    of_a_course(cases)

    layout = command("laying_out", "format", "Lay every file out alike, with the same meaning.")
    layout.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file differs")
    of_a_course(layout)

    new = command("making_new", "new", "Write new files that pass the checks at once; nothing is overwritten.")
    _add_new(new, of_a_course)

    diff = command(
        "comparing", "diff", "Say what changed between two packages or git revisions, and what it does to learners."
    )
    diff.add_argument("old", metavar="OLD", help="a zip, or a git revision")
    diff.add_argument("new", metavar="NEW", help="the same kind")
    diff.add_argument("modules", nargs="*", metavar="MODULE", help="of two revisions: these modules only")
    _add_form(diff, "text", "json")
    diff.add_argument("--html", type=Path, metavar="FILE", help="also write a page with the changes marked")
    of_a_course(diff)

    questions = command("exchanging", "questions", "Take questions to other tools, and theirs into the course.")
    _add_questions(questions, of_a_course)

    clean = command("making", "clean", "Remove the packages this course built, and its cache; nothing else.")
    clean.add_argument("--out", type=Path, metavar="DIR", help="where the packages are (default: dist/ of the course)")
    of_a_course(clean)

    completion = command("completion", "completion", "Print a script that completes the command in your shell.")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh or fish")
    return parser


def _add_questions(parser: argparse.ArgumentParser, of_a_course: Callable[[argparse.ArgumentParser], None]) -> None:
    ways = parser.add_subparsers(title="what", metavar="WHAT", dest="what", required=True)

    def way(name: str, help: str) -> argparse.ArgumentParser:
        made = ways.add_parser(name, help=help, description=help)
        made.add_argument("-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help="print results only")
        of_a_course(made)
        return made

    export = way("export", "Write the questions of a module as GIFT, Moodle XML or QTI 2.1.")
    export.add_argument("module", metavar="MODULE", help="whose questions")
    export.add_argument("quizzes", nargs="*", metavar="QUIZ", help="these quizzes only")
    export.add_argument(
        "--format", choices=("gift", "moodle", "qti"), default="gift", help="qti is a zip (default: gift)"
    )
    export.add_argument("--out", type=Path, metavar="FILE", help="a new file (default: standard output)")
    taken = way("import", "Write a new quiz of the questions in a GIFT or Moodle XML file.")
    taken.add_argument("file", type=Path, metavar="FILE", help="the file to read")
    taken.add_argument("module", metavar="MODULE", help="the module that gets the quiz")
    taken.add_argument("quiz", metavar="QUIZ", help="the id of the new quiz")
    taken.add_argument("--format", choices=("gift", "moodle"), help="default: as the file looks")
    taken.add_argument("--title", default="", help="the title that learners see")
    _add_quiz_kind(taken)
    taken.add_argument("--objective", default="", metavar="ID", help="for questions that name none of the module's")


def _add_new(parser: argparse.ArgumentParser, of_a_course: Callable[[argparse.ArgumentParser], None]) -> None:
    kinds = parser.add_subparsers(title="what", metavar="WHAT", dest="what", required=True)

    about = {
        "id": "its id: small letters, digits and hyphens",
        "module": "the module that gets it",
        "quiz": "the quiz that gets it",
        "type": "its type, for example single or ordering",
    }

    def kind(name: str, help: str, *places: str, lesson: bool = False) -> argparse.ArgumentParser:
        made = kinds.add_parser(name, help=help, description=help)
        for place in places:
            made.add_argument(place, metavar=place.upper(), help=about[place])
        if name in ("question", "editor", "ci"):
            made.set_defaults(title="")
        else:
            made.add_argument("--title", default="", help="the title that learners see")
        if lesson:
            made.add_argument(
                "--lesson", default="", metavar="ID", help="the lesson to place it in (default: the last)"
            )
        made.add_argument("-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help="print results only")
        if name != "course":
            of_a_course(made)
        return made

    course = kind("course", "A small course that builds, in an empty folder.")
    course.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where to (default: here)")
    course.add_argument("--language", default="en", metavar="TAG", help="of the texts, for example fr or pt-BR")
    module = kind("module", "A module with a lesson, its check and an assessment.", "id")
    module.add_argument("--part", default="", metavar="ID", help="the part that names it (default: the last)")
    kind("lesson", "A lesson with the next number, and its check.", "module", "id")
    quiz = kind("quiz", "A check, an assessment, a pre-test or a survey.", "module", "id", lesson=True)
    _add_quiz_kind(quiz)
    question = kind("question", "A question of any type, at the end of a quiz.", "module", "quiz", "type")
    question.add_argument("id", nargs="?", default="", metavar="ID", help="default: made from quiz and type")
    kind("tool", "A worksheet, placed in a lesson.", "module", "id", lesson=True)
    kind("editor", "Settings, schemas and snippets for VS Code.")
    ci = kind("ci", "A file that checks and builds the course at every push.")
    ci.add_argument("host", choices=("github", "gitlab"), metavar="HOST", help="github or gitlab")
    kind("scenario", "A branching case, placed in a lesson.", "module", "id", lesson=True)


def _add_format(parser: argparse.ArgumentParser) -> None:
    _add_form(parser, "text", "json", "github", "gitlab", "sarif")


def _add_form(parser: argparse.ArgumentParser, *forms: str) -> None:
    help = f"the form of the output (default: {forms[0]})"
    parser.add_argument("--format", choices=forms, default=forms[0], help=help)


def _add_quiz_kind(parser: argparse.ArgumentParser) -> None:
    kinds = ("check", "assessment", "pretest", "survey")
    parser.add_argument("--kind", choices=kinds, default="check", help="what the quiz is for (default: check)")


def _day(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError("a day as YYYY-MM-DD") from None


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535 (0: any free one)")
    return int(text)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a number from 1")
    return number
