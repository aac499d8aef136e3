"""The templates: one Jinja2 environment a process and theme.

A course may put single templates of its own into `course/theme/templates/`; those run in Jinja2's
sandbox, since a course's folder may come from anybody.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from builder import resources
from builder.diagnostics import Position
from builder.render.errors import TEMPLATE, RenderError, failed

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
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def forget_templates() -> None:
    """Read every template anew at its next use: for a preview, where they change while it runs."""
    _environment.cache_clear()


def template_failed(error: TemplateError, root: Path, name: str) -> RenderError:
    """What an author hears of a template that fails: one of the course's own, or one that it left out."""
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or name, error.lineno
    else:
        name, line = _innermost(error, name)
    own = root / THEME_TEMPLATES / name
    path = f"{THEME_TEMPLATES}/{name}" if own.exists() else f"templates/{name}"
    missing = isinstance(error, TemplateNotFound)
    what = f"the template `{error}` is not there" if missing else f"the template fails: {error}"
    return failed(TEMPLATE, Position(path, line), what, "compare it with the template of the same name in templates/")


def _innermost(error: BaseException, name: str) -> tuple[str, int]:
    """The template and line in which an exception arose; Jinja2 puts template frames into the traceback."""
    line = 1
    trace: Any = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "__jinja_template__" in trace.tb_frame.f_globals or code.co_filename.endswith(".html"):
            name, line = Path(code.co_filename).name, trace.tb_lineno
            for folder in (THEME_TEMPLATES, "templates"):
                head, found, tail = code.co_filename.replace("\\", "/").rpartition(f"/{folder}/")
                if found and head:
                    name = tail
                    break
        trace = trace.tb_next
    return name, line
