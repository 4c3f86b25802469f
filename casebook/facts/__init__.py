"""Articles to claims, events, quotations and relations; what agrees and what does not; the store."""
