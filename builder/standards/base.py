"""The interface of a standard: what `package` needs to wrap a site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from builder.model.site import ModuleSite


class Standard(Protocol):
    """One edition of one standard.

    `id` names it on the command line and in file names, and its player bundle. `state_limit` is
    the most characters that a saved state may have (None: no limit of the standard's).
    """

    id: str
    title: str
    state_limit: int | None

    def manifest(self, site: ModuleSite, files: Sequence[str]) -> tuple[str, bytes]:
        """Name and bytes of the manifest that lists `files`, all members but itself."""
        ...

    def control_files(self) -> dict[str, bytes]:
        """Schema files that the manifest names, by path in the package."""
        ...
