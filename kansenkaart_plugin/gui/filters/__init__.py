"""The filter that lists and map share: its chips, and the row of menus that makes it."""
