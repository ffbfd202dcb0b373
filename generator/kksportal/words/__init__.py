"""Values as people read them: figures, tables, quotes, charts, names. All pure, all Indonesian."""
