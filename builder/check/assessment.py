"""I02x: which quiz is shown where, and what completes a module."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView, place
from builder.diagnostics import Code


@module_rule(
    Code(
        "I020",
        "error",
        "Completion by passing, without an assessment",
        "`completion: passed` asks learners to pass an assessment that the module does not have: nobody could "
        "complete it.",
        "completion: passed",
        "completion: lessons",
    )
)
def passed_without_assessment(view: ModuleView) -> Iterator[Finding]:
    """What completes a module can be done."""
    if view.module.completion == "passed" and not view.module.assessment:
        yield Finding(
            view.module.at.of("completion"),
            "`completion: passed` needs an assessment, and the module names none",
            "add `assessment: quiz-id`, or write `completion: lessons`",
        )


@module_rule(
    Code(
        "I021",
        "error",
        "The assessment is not a quiz of the module",
        "`assessment` is the file name of a quiz of this module, without `.yaml`.",
        bad=("-- modules/base/index.md --\n---\nassessment: finale\n---\n"),
        good=("-- modules/base/index.md --\n---\nassessment: final\n---\n"),
    )
)
def unknown_assessment(view: ModuleView) -> Iterator[Finding]:
    """The assessment exists."""
    module = view.module
    if module.assessment and module.quiz(module.assessment) is None:
        path = f"quizzes/{module.id}/{module.assessment}.yaml"
        if path in view.module.files:
            return  # the quiz is there but did not load, which has been said
        yield Finding(
            module.at.of("assessment"),
            f"there is no quiz `{module.assessment}` in quizzes/{module.id}/",
            did_you_mean(module.assessment, (quiz.id for quiz in module.quizzes)) or f"write {path}",
        )


@module_rule(
    Code(
        "I022",
        "error",
        "The assessment's quiz is of another kind",
        "Only a quiz of `kind: assessment` is graded and reported.",
        bad=("-- modules/base/index.md --\n---\nassessment: final\n---\n-- quizzes/base/final.yaml --\nkind: survey\n"),
        good=(
            "-- modules/base/index.md --\n"
            "---\n"
            "assessment: final\n"
            "---\n"
            "-- quizzes/base/final.yaml --\n"
            "kind: assessment\n"
        ),
    )
)
def assessment_of_other_kind(view: ModuleView) -> Iterator[Finding]:
    """The assessment is of kind assessment."""
    quiz = view.module.quiz(view.module.assessment) if view.module.assessment else None
    if quiz is not None and quiz.kind != "assessment":
        yield Finding(
            view.module.at.of("assessment"),
            f"the quiz `{quiz.id}` is of kind {quiz.kind}, not assessment",
            f"write `kind: assessment` in {quiz.at.path}",
        )


@module_rule(
    Code(
        "I023",
        "error",
        "A quiz block names an unknown quiz",
        "`/// quiz | id` shows a quiz of this module by its file name without `.yaml`.",
        bad=("/// quiz | nextt\n///\n"),
        good=("/// quiz | next\n///\n"),
    )
)
def unknown_quiz(view: ModuleView) -> Iterator[Finding]:
    """Quizzes shown in lessons exist."""
    for page, block in view.quiz_blocks:
        name = block.argument.strip()
        path = f"quizzes/{view.module.id}/{name}.yaml"
        if view.module.quiz(name) is None and path not in view.module.files:
            known = [quiz.id for quiz in view.module.quizzes]
            yield Finding(
                place(page.text, block),
                f"there is no quiz `{name}` in quizzes/{view.module.id}/" if name else "the quiz block names no quiz",
                did_you_mean(name, known) or (f"write {path}" if name else "write `/// quiz | its-id`"),
            )


@module_rule(
    Code(
        "I024",
        "error",
        "A lesson shows a quiz that is not for lessons",
        "An assessment has its own page after the lessons and a pre-test its own before them. Inside a lesson, "
        "questions of the assessment would be asked twice and graded once.",
        bad=("-- quizzes/base/final.yaml --\nkind: assessment\n-- modules/base/02-next.md --\n/// quiz | final\n///\n"),
        good=("-- quizzes/base/next.yaml --\nkind: check\n-- modules/base/02-next.md --\n/// quiz | next\n///\n"),
    )
)
def quiz_not_for_lessons(view: ModuleView) -> Iterator[Finding]:
    """Lessons show checks and surveys."""
    for page, block in view.quiz_blocks:
        quiz = view.module.quiz(block.argument.strip())
        if quiz is not None and quiz.kind in ("assessment", "pretest"):
            yield Finding(
                place(page.text, block),
                f"`{quiz.id}` is of kind {quiz.kind}, which no lesson can show",
                f"write `kind: check` in {quiz.at.path}, or show another quiz",
            )


@module_rule(
    Code(
        "I025",
        "error",
        "A quiz is shown twice",
        "Answers are kept by question. Shown twice, a quiz would fill itself in at the second place.",
        bad=("/// quiz | next\n///\n\nWrite it down, and ask again.\n\n/// quiz | next\n///\n"),
        good=("Write it down, and ask again.\n\n/// quiz | next\n///\n"),
    )
)
def quiz_shown_twice(view: ModuleView) -> Iterator[Finding]:
    """Each quiz has one place."""
    seen: dict[str, str] = {}
    for page, block in view.quiz_blocks:
        name = block.argument.strip()
        at = place(page.text, block)
        if name in seen:
            yield Finding(at, f"the quiz `{name}` is already shown at {seen[name]}", "write a second quiz")
        elif name:
            seen[name] = f"{at.path}:{at.line}"


@module_rule(
    Code(
        "I026",
        "warning",
        "A check that no lesson shows",
        "Learners never see it.",
        bad=("-- quizzes/base/next.yaml --\nkind: check\n-- modules/base/02-next.md --\nWrite it down.\n"),
        good=(
            "-- quizzes/base/next.yaml --\n"
            "kind: check\n"
            "-- modules/base/02-next.md --\n"
            "Write it down.\n"
            "\n"
            "/// quiz | next\n"
            "///\n"
        ),
    )
)
def check_never_shown(view: ModuleView) -> Iterator[Finding]:
    """Each check and survey is shown in a lesson."""
    shown = {block.argument.strip() for _, block in view.quiz_blocks}
    for quiz in view.module.quizzes:
        if quiz.kind in ("check", "survey") and quiz.id not in shown and quiz.id != view.module.assessment:
            yield Finding(
                quiz.at.start,
                f"no lesson shows the {quiz.kind} `{quiz.id}`",
                f"write `/// quiz | {quiz.id}` and `///` in a lesson",
            )


@module_rule(
    Code(
        "I027",
        "warning",
        "An assessment that the module does not use",
        "A module has one assessment, the one that `assessment:` in its `index.md` names. Others are never shown.",
        bad=(
            "-- modules/base/index.md --\n"
            "---\n"
            "assessment: final\n"
            "---\n"
            "-- quizzes/base/second.yaml --\n"
            "title: Once more\n"
            "kind: assessment\n"
            "questions:\n"
            "  - {id: s1, type: true-false, objective: one, text: A plan is short., answer: true, explanation: "
            "It is read then.}\n"
        ),
        good=(
            "-- modules/base/index.md --\n"
            "---\n"
            "assessment: final\n"
            "---\n"
            "-- quizzes/base/second.yaml --\n"
            "title: Once more\n"
            "kind: check\n"
            "questions:\n"
            "  - {id: s1, type: true-false, objective: one, text: A plan is short., answer: true, explanation: "
            "It is read then.}\n"
        ),
    )
)
def assessment_not_used(view: ModuleView) -> Iterator[Finding]:
    """A quiz of kind assessment is the module's assessment."""
    for quiz in view.module.quizzes:
        if quiz.kind == "assessment" and quiz.id != view.module.assessment:
            yield Finding(
                quiz.at.of("kind"),
                f"`{quiz.id}` is an assessment, but the module's index.md does not name it",
                f"write `assessment: {quiz.id}` in {view.module.at.path}, or `kind: check` here",
            )


@module_rule(
    Code(
        "I028",
        "error",
        "Two pre-tests in a module",
        "A module starts with one pre-test at most.",
        bad=(
            "-- quizzes/base/before.yaml --\n"
            "title: Before\n"
            "kind: pretest\n"
            "questions:\n"
            "  - {id: b1, type: true-false, objective: one, text: A plan is short., answer: true, explanation: "
            "It is read then.}\n"
            "-- quizzes/base/earlier.yaml --\n"
            "title: Earlier\n"
            "kind: pretest\n"
            "questions:\n"
            "  - {id: e1, type: true-false, objective: two, text: All can help., answer: false, explanation: Few "
            "can.}\n"
        ),
        good=(
            "-- quizzes/base/before.yaml --\n"
            "title: Before\n"
            "kind: pretest\n"
            "questions:\n"
            "  - {id: b1, type: true-false, objective: one, text: A plan is short., answer: true, explanation: "
            "It is read then.}\n"
            "  - {id: e1, type: true-false, objective: two, text: All can help., answer: false, explanation: Few "
            "can.}\n"
        ),
    )
)
def two_pretests(view: ModuleView) -> Iterator[Finding]:
    """A module has one pre-test at most."""
    pretests = [quiz for quiz in view.module.quizzes if quiz.kind == "pretest"]
    for quiz in pretests[1:]:
        yield Finding(quiz.at.of("kind"), f"`{pretests[0].id}` is already the module's pre-test", "join the two files")


@module_rule(
    Code(
        "I029",
        "warning",
        "A pre-test that nobody can test out by",
        "Who passes the pre-test has passed the module and need not read its lessons. That holds where a module is "
        "completed by passing its assessment; where reading the lessons completes it, the pre-test changes nothing.",
        bad=(
            "-- modules/base/index.md --\n"
            "---\n"
            "completion: lessons\n"
            "---\n"
            "-- quizzes/base/before.yaml --\n"
            "title: Before\n"
            "kind: pretest\n"
            "questions:\n"
            "  - {id: b1, type: true-false, objective: one, text: A plan is short., answer: true, explanation: "
            "It is read then.}\n"
        ),
        good=(
            "-- modules/base/index.md --\n"
            "---\n"
            "assessment: final\n"
            "completion: passed\n"
            "---\n"
            "-- quizzes/base/before.yaml --\n"
            "title: Before\n"
            "kind: pretest\n"
            "questions:\n"
            "  - {id: b1, type: true-false, objective: one, text: A plan is short., answer: true, explanation: "
            "It is read then.}\n"
        ),
    )
)
def pretest_without_effect(view: ModuleView) -> Iterator[Finding]:
    """A pre-test stands in a module that passing completes."""
    if view.module.completes_when == "passed":
        return
    for quiz in view.module.quizzes:
        if quiz.kind == "pretest":
            yield Finding(
                quiz.at.of("kind"),
                f"`{quiz.id}` is a pre-test, but the module is completed by its lessons",
                "name an `assessment:` in the module's index.md, or write `kind: check`",
            )
