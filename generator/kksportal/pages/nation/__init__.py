"""The pages of the whole portal, a module a page type."""
