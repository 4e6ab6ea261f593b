"""Pictures of what was said, drawn by code, each with the same in words beside it."""
