"""The commands for authors beside building: facts, stats, cases."""

from __future__ import annotations

import argparse

from builder.cli.codes import SOUND, UsageError
from builder.cli.output import no_such_module, note, root_of, shown


def facts(arguments: argparse.Namespace) -> int:
    """List the sources by date of review."""
    from builder.author import facts as sources

    found = sources.facts(root_of(arguments.root), arguments.due or "")
    text = sources.as_json(found) if arguments.format == "json" else sources.table(found)
    if text:
        print(text)
    else:
        note(f"Nothing is due by {arguments.due}." if arguments.due else "The course has no sources.", arguments)
    return SOUND


def stats(arguments: argparse.Namespace) -> int:
    """Count what the modules hold."""
    from builder.author import stats as figures
    from builder.build import UnknownModuleError

    root = root_of(arguments.root)
    try:
        found = figures.stats(root, tuple(arguments.modules))
    except UnknownModuleError as error:
        raise UsageError(no_such_module(error.module, error.known)) from error
    if arguments.format == "html":
        from builder.author.stats_page import as_html

        print(as_html(root, figures.title_of(root), found).rstrip("\n"))
        return SOUND
    write = {"table": figures.as_table, "json": figures.as_json, "csv": figures.as_csv, "markdown": figures.as_markdown}
    print(write[arguments.format](found).rstrip("\n"))
    return SOUND


def cases(arguments: argparse.Namespace) -> int:
    """Tell the cases that branch in words, or draw them into files."""
    from builder.author.cases import drawing, graphs, words
    from builder.build import UnknownModuleError

    try:
        found = graphs(root_of(arguments.root), tuple(arguments.modules))
    except UnknownModuleError as error:
        raise UsageError(no_such_module(error.module, error.known)) from error
    for number, (module, graph) in enumerate(found):
        if arguments.svg is None:
            print(("\n" if number else "") + words(graph), end="")
            continue
        arguments.svg.mkdir(parents=True, exist_ok=True)
        path = arguments.svg / f"{module}-{graph.case.id}.svg"
        path.write_text(drawing(graph, alone=True), encoding="utf-8", newline="\n")
        print(shown(path))
    if not found:
        note("There are no cases.", arguments)
    return SOUND
