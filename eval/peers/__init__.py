"""The reader beside packages of others that do a part of its work: each part in one run, on one machine, by one scorer.

`make peers` prints the tables, `make eval` puts them into docs/quality.md. Packages of others run with the Python of an
environment of their own (.venv-peers); where there is none, their rows are left out and the section says so.
"""
