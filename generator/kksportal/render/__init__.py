"""From views to bytes. Nothing here computes or decides."""
