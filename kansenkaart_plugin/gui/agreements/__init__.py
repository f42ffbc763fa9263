"""The dock of agreements: list or board, with a sheet of the chosen one below."""
