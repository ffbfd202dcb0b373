"""`kks serve`: the site as it is now, kept up with its portal, for one person on one machine."""
