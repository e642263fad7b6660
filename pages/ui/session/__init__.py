"""The session: its problem with undo, its settings, the URL."""
