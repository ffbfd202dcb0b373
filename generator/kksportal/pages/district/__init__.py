"""The pages of one district, a module a page type."""
