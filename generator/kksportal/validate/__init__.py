"""What goes in: pure checks over what was read. A problem is a finding, never an exception."""
