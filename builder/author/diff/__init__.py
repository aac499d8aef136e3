"""What changed between two packages or two revisions of a course, and what it does to learners: `course diff`.

`contents` opens a package, `compare` finds the changes, `effects` says what they do to learners who
are half-way, `revisions` makes packages of two git revisions, `words` and `page` tell it to people.
"""
