"""The lists of records: what they show, how records are entered, changed and traced there."""
