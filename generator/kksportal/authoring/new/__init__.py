"""`kks new`: a story, a district or a source from a few answers, whole or not at all."""
