"""The Processing provider: parameters in, one call, results out."""
