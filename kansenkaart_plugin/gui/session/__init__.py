"""The joint session: prepared, held on a shared screen, written down afterwards."""
