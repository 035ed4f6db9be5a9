"""One file a kind of package; scripts/package calls them."""
