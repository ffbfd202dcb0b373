"""The forms in which a closed cycle is kept: bags, versions, identifiers, frozen rows. All pure."""
