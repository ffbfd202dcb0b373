"""What the portal talks about: frozen values, no reading, no writing, no clock."""
