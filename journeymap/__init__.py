"""Capture what people say about a service, stage by stage, and give it back to them."""

__version__ = "0.1.0"
