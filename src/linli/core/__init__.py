"""Values and rules that need no database and no Django."""
