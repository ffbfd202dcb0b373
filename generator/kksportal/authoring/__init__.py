"""What helps people make packages: descriptors, new portals, simulations. No rendering here."""
