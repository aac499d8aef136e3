"""Builds SCORM packages from courses written in Markdown and YAML."""

__version__ = "0.1.0"
