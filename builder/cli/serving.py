"""The command `serve`."""

from __future__ import annotations

import argparse
import os
import sys

from builder.cli.codes import SOUND, UsageError
from builder.cli.output import no_such_module, note, root_of
from builder.load.files import module_folders

EDITOR = "vscode://file/{path}:{line}:{column}"
UNSAFE = ("javascript:", "data:", "vbscript:")


def serve(arguments: argparse.Namespace) -> int:
    """Serve the course until Ctrl-C."""
    root = root_of(arguments.root)
    module = arguments.module or ""
    known = tuple(path.partition("/")[2] for path in module_folders(root))
    if module and module not in known:
        raise UsageError(no_such_module(module, known))
    editor = arguments.editor or os.environ.get("COURSE_EDITOR") or EDITOR
    if "{path}" not in editor or editor.strip().lower().startswith(UNSAFE):
        raise UsageError("--editor is a link with {path} and, if the editor takes them, {line} and {column} in it")

    from builder.preview.hosts import is_loopback
    from builder.preview.serve import ServeError, Settings, serve

    def say(address: str) -> None:
        if not is_loopback(arguments.host):
            note("Everybody who can reach this machine can read the course.", arguments)
        note("Ctrl-C ends the preview.", arguments)
        print(address, flush=True)

    settings = Settings(
        root=root, host=arguments.host, port=arguments.port, editor=editor, module=module, open=arguments.open
    )
    try:
        serve(settings, say)
    except ServeError as error:
        raise UsageError(str(error)) from error
    if sys.stderr.isatty():
        print(file=sys.stderr)  # the terminal shows ^C
    note("The preview has ended.", arguments)
    return SOUND
