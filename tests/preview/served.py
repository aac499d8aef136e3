"""A running preview, and what stands in its page."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Frame, Page


@dataclass
class Served:
    """A running preview: its course and its address, without a slash at the end."""

    root: Path
    address: str

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file of the course as an editor does."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")


def start(root: Path, *arguments: str) -> tuple[subprocess.Popen[str], str]:
    """Start the command on a free port; the process and its address."""
    command = [sys.executable, "-m", "builder.cli", "serve", "--root", str(root), "--port", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    if not address:
        process.wait(10)
        raise AssertionError(process.stderr.read() if process.stderr else "")
    return process, address.rstrip("/")


def ready(page: Page) -> Frame:
    """The frame of the module, once its player is at work."""
    page.frame_locator("#frame").locator("html.is-ready").wait_for(state="attached")
    frame = page.frame(url=lambda url: "/content/" in url)
    assert frame is not None
    return frame
