"""Archives: many reports -> Parquet tables of their records, on an engine that spreads the work (Daft).

    sources ─unpack→ inputs, in lots ─read→ tables, a lot at a time ─link→ incidents · actors
             a file     as they came    actor pool, the models once          joins and group-bys
             a task                     a worker, a lot a task               over blocks

The engine is Daft with its own threads, or on Ray across machines: it decides who does what and does it again where a
machine has died. Ours are pure functions of a file, a lot or a block, and where their results are kept: a lot's tables
have the lot's name, and the lot's name is a hash of what is in it, so that whoever does a lot again writes the same
files, and a second run does what the first has not done and nothing else (docs/archives.md).
"""
