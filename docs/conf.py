"""The documentation as a site: `make site`. The pages are plain Markdown and can be read as they are."""

project = "Course builder"
author = "The maintainers"
extensions = ["myst_parser"]
exclude_patterns = ["schema", "images"]
myst_heading_anchors = 4
myst_enable_extensions = ["html_image"]

html_theme = "furo"
html_title = "Course builder"
html_copy_source = False
html_show_sphinx = False
_SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif'
html_theme_options = {
    "top_of_page_buttons": [],
    "light_css_variables": {
        "color-background-primary": "#fcfbf8",
        "color-background-secondary": "#f5f3ee",
        "color-foreground-primary": "#1b1f23",
        "color-brand-primary": "#2b568b",
        "color-brand-content": "#2b568b",
        "font-stack--headings": _SERIF,
    },
    "dark_css_variables": {
        "color-background-primary": "#14171a",
        "color-background-secondary": "#1b1f23",
        "color-foreground-primary": "#e9e6df",
        "color-brand-primary": "#97c1f7",
        "color-brand-content": "#97c1f7",
    },
}
