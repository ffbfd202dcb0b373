"""What a release is made with. It is in no wheel: the program never imports it."""
