"""From the outside in: layers become levels, tables become records."""
