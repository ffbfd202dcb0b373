"""What an office hands in, a proposal, and how its owner takes it in."""
