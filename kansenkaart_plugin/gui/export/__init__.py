"""The dialog that makes products: what, for whom, where, with a look at the first page."""
