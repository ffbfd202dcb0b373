"""What each command does. Each imports the modules it needs when it runs."""
