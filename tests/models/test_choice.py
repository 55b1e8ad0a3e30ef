"""Which models an installation reads with, as the environment chooses."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.models import default_models


@pytest.mark.parametrize("variable", ["ONRECORD_ATTRIBUTIONS", "ONRECORD_EVENTS", "ONRECORD_ENTITIES"])
def test_a_choice_that_there_is_not_is_refused(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "magic")
    with pytest.raises(UsageError, match=f"{variable} is 'magic'"):
        default_models.__wrapped__()


@pytest.mark.model
def test_rules_alone_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_ATTRIBUTIONS", "rules")
    monkeypatch.setenv("ONRECORD_EVENTS", "rules")
    monkeypatch.setenv("ONRECORD_ENTITIES", "rules")
    models = default_models.__wrapped__()
    assert (models.tagger, models.coder, models.linker) == (None, None, None)
    assert list(models.hashes()) == [models.parser.name]
