"""Remove what `build` made, and nothing else."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path

from builder.catalogue.publish import remove_catalogue
from builder.listing import BUILD
from builder.package import sweep


def clean(root: Path, out: Path) -> list[Path]:
    """Remove the packages and kits that `build.json` lists, the catalogue, the list and the cache; returns what went.

    A package is removed only under the plain name that the list gives, inside `out`.
    """
    removed: list[Path] = []
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        last = json.loads((out / BUILD).read_text("utf-8"))
        for name in sorted({str(entry["file"]) for entry in (*last["packages"], *last.get("kits", ()))}):
            path = out / name
            if name == path.name and name.startswith(f"{last['course']}-") and name.endswith(".zip") and path.is_file():
                path.unlink()
                removed.append(path)
        removed += remove_catalogue(out, last["course"])
        (out / BUILD).unlink()
        removed.append(out / BUILD)
    sweep(out)
    cache = root / ".cache"
    if cache.is_dir() and not cache.is_symlink():
        shutil.rmtree(cache)
        removed.append(cache)
    return removed
