"""Questions out of and into other tools: `course questions export|import`."""


class ExchangeError(Exception):
    """A file that cannot be read, or a question that cannot be found; the message says why, for people."""
