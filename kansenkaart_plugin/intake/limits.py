"""How much is read of a table from outside."""

CELL_LIMIT = 32_767
"""How many characters a cell of a spreadsheet holds."""

COLUMN_LIMIT = 1024
ROW_LIMIT = 1_048_576
"""How many rows a sheet has at most."""

FILE_LIMIT = 500_000_000
"""Largest table that is read, in bytes."""

UNPACKED_LIMIT = 1_000_000_000
"""Largest spreadsheet that is read, in bytes, unpacked."""
