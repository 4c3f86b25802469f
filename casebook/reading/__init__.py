"""One sentence to numbers, dates, names and quotations: pure functions of the text."""
