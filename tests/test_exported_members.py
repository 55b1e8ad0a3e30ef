"""The public names are those of ``__all__``, exactly."""

from __future__ import annotations

import onrecord


def test_all_is_sorted_and_is_what_is_lazily_loaded():
    assert onrecord.__all__ == sorted(onrecord.__all__)
    assert set(onrecord.__all__) == set(onrecord._HOME)


def test_every_public_name_is_there():
    missing = [name for name in onrecord.__all__ if not callable(getattr(onrecord, name, None))]
    assert missing == []


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(onrecord, "open_sesame")
