"""The profile in a dialog: parties, themes, ambitions, kinds, levels, area and layout."""
