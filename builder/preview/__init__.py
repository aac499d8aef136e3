"""The course in the browser while it is written: `course serve`. Nothing here is imported by `build`."""
