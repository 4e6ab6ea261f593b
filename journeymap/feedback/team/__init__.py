"""The findings as they go out to the service team: one set of tables, and a renderer a format."""
