"""One file a kind of chart; style.py has fonts, colours and the one way to finish a figure."""
