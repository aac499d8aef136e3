"""The floor: what cannot be left out, in one process, and nothing else.

Reads the files of a course, parses YAML with the C loader, converts each lesson and the texts of
each quiz file in one call with stock Python-Markdown (core extensions and pymdown's blocks), and
deflates the same bytes. No positions, no checks, no templates, no packages. Prints seconds.
"""

from __future__ import annotations

import sys
import time
import zlib
from pathlib import Path


def main(folder: Path) -> float:
    """Seconds from the first import of a parser to the last deflated byte."""
    began = time.perf_counter()
    import markdown
    import yaml

    md = markdown.Markdown(
        extensions=[
            "tables",
            "fenced_code",
            "footnotes",
            "def_list",
            "abbr",
            "attr_list",
            "toc",
            "pymdownx.blocks.admonition",
            "pymdownx.blocks.details",
            "pymdownx.blocks.tab",
        ],
        extension_configs={"pymdownx.blocks.admonition": {"types": ["note", "quiz"]}},
    )
    for path in sorted(folder.rglob("*.md")) + sorted(folder.rglob("*.yaml")):
        text = path.read_text("utf-8")
        if path.suffix == ".yaml":
            data = yaml.load(text, yaml.CSafeLoader)
            if not (isinstance(data, dict) and "questions" in data):
                continue
            texts = []
            for question in data["questions"]:
                texts += [question["text"], question["explanation"]]
                for option in question["options"]:
                    texts += [option["text"], option["feedback"]]
            text = "\n\n<!-- -->\n\n".join(texts)
        else:
            text = text.split("---\n", 2)[2]
        zlib.compress(md.reset().convert(text).encode(), 9)
    return time.perf_counter() - began


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
