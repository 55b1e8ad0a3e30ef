"""Many reports -> incidents: what really happened only once, however often it is told.

    Record ─tellings→ Telling ─keys→ candidates ─compare→ Comparison ─clusters→ members
    Record ─shingles→ Copy (whose text is whose) ─────────────────────┐            │
    members' records ─assemble→ origins · responsibility · disputes ──┴→ Incident ←┘

Pure functions of records and of people's judgements: the ledger (`onrecord.ledger`) keeps what they find and asks them
again for what a new report touches, an engine for archives may ask them over blocks. Nothing here depends on the order
in which reports came.
"""
