"""The codes of packages by subject; `builder.verify.codes` puts them together."""
