"""Who may write: the lease beside the file, and what says so in every dock."""
