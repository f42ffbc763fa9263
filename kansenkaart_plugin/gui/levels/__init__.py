"""The dock of levels: which level, what the map shows of it, and at which moment."""
