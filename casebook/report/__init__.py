"""Run the notebooks, assemble them, export them; one exporter a format."""
