"""The reading room: web pages, and the same as JSON and CSV, over a ledger.

    onrecord serve --ledger onrecord.db

It computes nothing: it shows what the ledger answers (`onrecord.ledger.View`) in the words of `onrecord.views`. The
address is the state: every page can be linked to, and stands as ``.json`` and ``.csv`` beside itself.
"""
