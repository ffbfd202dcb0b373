"""The grammar of the commands: names, options, help. What each does is in `commands`."""
