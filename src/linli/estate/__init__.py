"""物业: who manages what, serve first and collect when satisfied, and books anyone may check."""
