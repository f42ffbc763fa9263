"""Places that people draw themselves: drawn, changed and removed."""
