"""Documents made up from parts whose meaning is known before anybody reads them."""
