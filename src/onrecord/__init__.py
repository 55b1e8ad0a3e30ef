"""onrecord reads news reports and puts them on the record.

>>> import onrecord
>>> record = onrecord.read("...", published="2024-03-04")    # doctest: +SKIP

`read`, `read_file` and `read_many` give `onrecord.records.Record` values; `to_dict` and `to_json` give their
written form; `open_ledger` opens where many are kept. Importing this package loads no model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Record", "from_dict", "from_json", "open_ledger", "read", "read_file", "read_many", "to_dict", "to_json"]

if TYPE_CHECKING:
    from onrecord.ledger import open_ledger
    from onrecord.pipeline import read, read_file, read_many
    from onrecord.records import Record
    from onrecord.wire import from_dict, from_json, to_dict, to_json

_HOME = {
    "Record": "records",
    "from_dict": "wire",
    "from_json": "wire",
    "open_ledger": "ledger",
    "read": "pipeline",
    "read_file": "pipeline",
    "read_many": "pipeline",
    "to_dict": "wire",
    "to_json": "wire",
}


def __getattr__(name: str) -> Any:
    """Public names are loaded when first asked for, so that ``import onrecord`` stays instant."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
