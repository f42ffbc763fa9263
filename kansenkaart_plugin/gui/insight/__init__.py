"""What is missing, what meets, what happened: the dock “Insight”."""
