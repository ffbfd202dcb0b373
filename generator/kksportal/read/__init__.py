"""From files to rows. What cannot be read becomes a finding; values are not checked here."""
