"""The build: read, check, compute, plan, print, write, publish. The one place that joins them."""
