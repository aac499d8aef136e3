"""The templates: one Jinja2 environment a process and theme.

A course may put single templates of its own into `course/theme/templates/`; those run in Jinja2's
sandbox, since a course's folder may come from anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import SandboxedEnvironment

from builder import resources
from builder.diagnostics import Position
from builder.render.codes import TEMPLATE
from builder.render.errors import RenderError, failed

THEME_TEMPLATES = "course/theme/templates"


def environment(root: Path) -> Environment:
    """The environment for the course at `root`; templates are read once a process."""
    own = root / THEME_TEMPLATES
    return _environment(str(own) if own.is_dir() else "", str(resources.templates()))


@cache
def _environment(own: str, default: str) -> Environment:
    kind: type[Environment] = SandboxedEnvironment if own else Environment
    return kind(
        loader=FileSystemLoader([own, default] if own else [default]),
        bytecode_cache=None if own else _compiled(),
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _compiled() -> FileSystemBytecodeCache | None:
    """Compiled templates of the default theme, kept beside the builder as Python keeps its `__pycache__`.

    Never in a course's folder: compiled code is as trusted as the builder itself.
    """
    folder = resources.compiled_templates()
    return FileSystemBytecodeCache(str(folder)) if folder else None


def forget_templates() -> None:
    """Read every template anew at its next use: for a preview, where they change while it runs."""
    _environment.cache_clear()


@contextmanager
def templates_of(root: Path) -> Iterator[Environment]:
    """The environment for the course at `root`; a template that fails while it is open is a RenderError.

    A template of the course's own can raise anything; one of the default theme's raises only TemplateError
    on purpose, and anything else is a fault of this program that must not be hidden.
    """
    own = (root / THEME_TEMPLATES).is_dir()
    try:
        yield environment(root)
    except TemplateError as error:
        raise _failed(error, root) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if own and _frames(error):
            raise _failed(error, root) from error
        raise


def _failed(error: Exception, root: Path) -> RenderError:
    """What an author hears of a template that fails: one of the course's own, or one that it left out."""
    frames = _frames(error)
    name, line = frames[-1] if frames else ("", 1)
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or name, error.lineno
    is_own = (root / THEME_TEMPLATES / name).is_file()
    missing = error.name if isinstance(error, TemplateNotFound) else None
    what = f"the template `{missing}` is not there" if missing else f"the template fails: {error}"
    at = Position(f"{THEME_TEMPLATES if is_own else 'templates'}/{name}".rstrip("/"), line)
    return failed(TEMPLATE, at, what, "compare it with the builder's template of the same name")


def _frames(error: BaseException) -> list[tuple[str, int]]:
    """The templates through which an exception came, outermost first, as (name, line)."""
    found = []
    trace = error.__traceback__
    while trace is not None:
        namespace = trace.tb_frame.f_globals
        if "__jinja_template__" in namespace or trace.tb_frame.f_code.co_filename.endswith(".html"):
            found.append((_name(trace.tb_frame.f_code.co_filename), trace.tb_lineno))
        trace = trace.tb_next
    return found


def _name(filename: str) -> str:
    """A template's name from its file: its path below the folder of templates that holds it."""
    path = Path(filename)
    for folder in (*path.parents,):
        if folder.name == "templates":
            return path.relative_to(folder).as_posix()
    return path.name
