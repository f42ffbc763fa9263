"""Two people save the same record: nothing is overwritten."""
