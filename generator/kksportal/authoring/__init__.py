"""Tools that write portals and packages: descriptors, new portals, imports. No rendering here."""
