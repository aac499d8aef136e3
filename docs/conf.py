"""The documentation as a site: `make site`. The pages are plain Markdown and can be read as they are."""

project = "Course builder"
author = "The maintainers"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "Course builder"
exclude_patterns = ["schema", "images"]
myst_heading_anchors = 4
myst_enable_extensions = ["html_image"]
suppress_warnings = ["myst.xref_missing", "misc.highlighting_failure"]
