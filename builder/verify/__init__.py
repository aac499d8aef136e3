"""Checks finished packages, ours or anybody's, as an LMS would meet them."""
