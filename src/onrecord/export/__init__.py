"""Records in forms for people and programs: one module a format, each one function ``write(records, file)``."""
