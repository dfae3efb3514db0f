"""A child process with limits, for files from outside that may break whoever reads them."""
