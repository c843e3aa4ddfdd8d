"""What the world looks like, and where it comes from."""
