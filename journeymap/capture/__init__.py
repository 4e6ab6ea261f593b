"""The room, without a screen: what a typed line means, and the session it is typed in."""
