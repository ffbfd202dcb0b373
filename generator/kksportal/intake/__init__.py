"""What people bring, understood: cells as they are written, tables as programs save them.

Pure: text and bytes go in, values come out. What can be read in one way only is `Understood`, with
a note of what was changed; what can be read in several is a `Doubt` and never guessed.
"""
