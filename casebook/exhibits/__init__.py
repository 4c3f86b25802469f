"""From facts to charts: which numbers, dates, passages and words a figure shows, and the same in words and as a table."""
