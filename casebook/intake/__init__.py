"""`casebook add`: takes new articles into the folder, each with a card, and shows what was understood of them."""
