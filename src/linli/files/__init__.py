"""Photos that people upload: made safe, kept once, shown to those who may see them."""
