"""The models behind the steps, loaded once and only when a report is read.

A model is a frozen object with a typed call; steps take it as an argument. Today there is one: the parser that
fills the syntax contract.
"""

from __future__ import annotations

from functools import cache

from onrecord.annotate.syntax import Parser


@cache
def default_parser(package: str | None = None) -> Parser:
    """The parser of this installation.

    Args:
        package: the importable name of a spaCy English pipeline ("en_core_web_md"); None takes the one that
            the environment variable ``ONRECORD_PARSER`` names, else the one that onrecord is pinned to.

    Raises:
        InstallError: the pipeline is not installed or lacks a component that the contract needs.
    """
    from onrecord.models.spacy_parser import load

    return load(package)
