"""The sample workshop: made up, after how an Extra Care dining service was reviewed."""
