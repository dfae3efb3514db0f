"""What every layer may use: words, paths, files, time, folding. Standard library only."""
