"""What is needed to work on Linli; the product runs without it."""
