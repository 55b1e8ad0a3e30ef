"""Document -> annotations: one step, one module, one plural noun.

A step is a typed function without hidden state: it touches no store, clock, network, environment or disk,
edits none of its inputs, and its docstring says what it leaves undecided. The order of the steps is in
`onrecord.pipeline`.
"""
