"""Texts put in heaps by what they are about: how they lie, who lies near, what tells a heap."""
