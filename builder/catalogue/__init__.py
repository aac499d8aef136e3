"""The catalogue beside the packages: pages for whoever receives them, made from the model.

`facts` is what is remembered of a module when it is made, `requirement` and `moodle` say what an
administrator sets, `pages` makes the files, `publish` writes what changed.
"""
