"""Bytes to articles: encodings, formats, body, script, sentences with offsets, repeats."""
