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

    for action in _all_actions(parser):
        if action.metavar == "MODULE":
            action.completer = _modules  # type: ignore[attr-defined]
    argcomplete.autocomplete(parser)


def _modules(**_: object) -> list[str]:
    from pathlib import Path

    root = find_root(Path.cwd())
    return [folder.partition("/")[2] for folder in module_folders(root)] if root else []


def _all_actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    found: list[argparse.Action] = []
    for action in parser._actions:
        found.append(action)
        if isinstance(action, argparse._SubParsersAction):
            for made in action.choices.values():
                found += _all_actions(made)
    return found
