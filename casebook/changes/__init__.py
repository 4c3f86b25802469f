"""What one build says that another did not."""
