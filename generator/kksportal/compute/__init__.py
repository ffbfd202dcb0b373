"""From rows to answers: claims, scores, traces, change. Pure functions over frozen values."""
