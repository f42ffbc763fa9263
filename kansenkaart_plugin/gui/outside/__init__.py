"""What another program did to the file: found, said, and taken in or restored."""
