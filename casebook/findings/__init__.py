"""What the themes conclude: words in two languages, the facts under them, and whether they still hold."""
