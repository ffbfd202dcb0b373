"""The English pages: views whose texts are English already, from a catalogue of messages."""
