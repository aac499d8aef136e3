"""The Markdown dialect: `scan` reads where things stand, `dialect` makes HTML of them.

`scan.py` and what it imports stay light: `check` and cached builds never load Markdown itself.
"""
