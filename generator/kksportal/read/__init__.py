"""From files to rows. What cannot be read becomes a finding; nothing is judged here."""
