"""What comes out: the finished site, looked at as a stranger would."""
