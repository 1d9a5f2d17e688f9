"""The engine on homes in every state."""
