"""Tests of the words: sentences, charts and tables as people read them."""
