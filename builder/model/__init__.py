"""The data of a course: typed, immutable, picklable, complete when made."""
