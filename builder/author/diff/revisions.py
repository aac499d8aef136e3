"""Packages of two git revisions of a course, made in a temporary folder with this builder."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from yaml.nodes import SequenceNode

from builder.author.diff.contents import Contents, read
from builder.author.new import edit
from builder.build import Order, build
from builder.diagnostics import Diagnostic
from builder.load.files import COURSE
from builder.load.yaml_source import compose
from builder.standards import standard_ids

FOLDERS = ("course", "modules", "quizzes")


class RevisionError(Exception):
    """A revision cannot be compared; the text says why, `diagnostics` what is wrong in its sources."""

    def __init__(self, text: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(text)
        self.diagnostics = diagnostics


def packages_of_both(
    root: Path, old: str, new: str, modules: tuple[str, ...] = ()
) -> tuple[dict[str, Contents], dict[str, Contents]]:
    """The modules of two revisions by id, in an edition that both have, if any. Raises RevisionError."""
    with TemporaryDirectory(prefix="course-") as name:
        folders = [Path(name) / "old", Path(name) / "new"]
        for folder, revision in zip(folders, (old, new), strict=True):
            _export(root, revision, folder)
        made = [_editions(folder) for folder in folders]
        shared = next((edition for edition in made[0] if edition in made[1]), None)
        before, after = (
            _packages(folder, revision, modules, shared or editions[0])
            for folder, revision, editions in zip(folders, (old, new), made, strict=True)
        )
        return before, after


def _editions(sources: Path) -> tuple[str, ...]:
    """The editions that the course asks for; all where its file says nothing that can be read."""
    text = (sources / COURSE).read_text("utf-8", errors="replace") if (sources / COURSE).is_file() else ""
    node = edit.value(compose(text, COURSE, []), "standards")
    named = [item.value for item in node.value] if isinstance(node, SequenceNode) else []
    return tuple(edition for edition in standard_ids() if edition in named) or standard_ids()


def _packages(sources: Path, revision: str, modules: tuple[str, ...], edition: str) -> dict[str, Contents]:
    with TemporaryDirectory(prefix="course-") as name:
        out = Path(name)
        present = tuple(module for module in modules if (sources / "modules" / module).is_dir())
        if modules and not present:
            return {}
        result = build(Order(sources, out, present, (edition,), cache=False))
        errors = tuple(found for found in result.diagnostics if found.severity == "error")
        if errors:
            raise RevisionError(f"the sources of {revision} do not build", errors)
        return {
            entry["module"]: read(out / entry["file"], f"{revision}:{entry['module']}") for entry in result.packages
        }


def _export(root: Path, revision: str, target: Path) -> None:
    top = Path(_git(root, "rev-parse", "--show-toplevel").decode().strip())
    prefix = _git(root, "rev-parse", "--show-prefix").decode().strip()
    known = set(
        _git(root, "ls-tree", "--name-only", revision, *(f"{prefix}{folder}" for folder in FOLDERS), at=top)
        .decode()
        .split("\n")
    )
    folders = [f"{prefix}{folder}" for folder in FOLDERS if f"{prefix}{folder}" in known]
    if f"{prefix}course" not in folders:
        raise RevisionError(f"{revision} has no course in {prefix or 'this folder'}")
    archive = _git(root, "archive", "--format=tar", revision, *folders, at=top)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(target, members=_below(tar, prefix), filter="data")


def _below(tar: tarfile.TarFile, prefix: str) -> Iterator[tarfile.TarInfo]:
    for member in tar:
        if member.name.startswith(prefix):
            member.name = member.name.removeprefix(prefix)
            yield member


def _git(root: Path, *arguments: str, at: Path | None = None) -> bytes:
    try:
        ran = subprocess.run(["git", *arguments], cwd=at or root, capture_output=True, check=False)
    except FileNotFoundError:
        raise RevisionError("git is not installed") from None
    if ran.returncode:
        said = ran.stderr.decode(errors="replace").strip().splitlines()
        raise RevisionError(f"git: {said[0] if said else arguments[0]}")
    return ran.stdout
