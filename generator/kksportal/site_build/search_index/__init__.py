"""The search index: Pagefind's files, the same bytes for the same pages."""
