"""What authors ask of a course beside building it: lists, comparisons, conversions. `build` imports none of it."""
