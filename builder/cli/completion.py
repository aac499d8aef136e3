"""Completion of the command line in bash, zsh and fish, by argcomplete."""

from __future__ import annotations

import argparse

from builder.cli.codes import SOUND
from builder.load.files import find_root, module_folders


def completion(arguments: argparse.Namespace) -> int:
    """Print what a shell must run to complete `course`."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["course"], shell=arguments.shell))
    return SOUND


def complete(parser: argparse.ArgumentParser) -> None:
    """Answer the shell, which asked by `_ARGCOMPLETE` in the environment, and end this process."""
    import argcomplete

    known = {"MODULE": _modules, "QUIZ": _quizzes, "TYPE": _types, "CODE": _codes}
    for action in _all_actions(parser):
        if action.metavar in known and not action.option_strings:
            action.completer = known[action.metavar]  # type: ignore[attr-defined]
    argcomplete.autocomplete(parser)


def _modules(**_: object) -> list[str]:
    from pathlib import Path

    root = find_root(Path.cwd())
    return [folder.partition("/")[2] for folder in module_folders(root)] if root else []


def _quizzes(parsed_args: argparse.Namespace, **_: object) -> list[str]:
    from pathlib import Path

    root = find_root(Path.cwd())
    folder = root / "quizzes" / parsed_args.module if root and getattr(parsed_args, "module", None) else None
    return sorted(file.stem for file in folder.glob("*.yaml")) if folder else []


def _types(**_: object) -> list[str]:
    from builder.model.questions import question_types

    return list(question_types())


def _codes(**_: object) -> list[str]:
    from builder.explain import all_codes

    return list(all_codes())


def _all_actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    found: list[argparse.Action] = []
    for action in parser._actions:
        found.append(action)
        if isinstance(action, argparse._SubParsersAction):
            for made in action.choices.values():
                found += _all_actions(made)
    return found
