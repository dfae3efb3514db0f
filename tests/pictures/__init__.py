"""Every view and dialog as a picture: `python3 run.py pictures OUT`."""
