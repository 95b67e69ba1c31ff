"""Who people are here: residents, owners, leaders, families, and what they agreed to."""
