"""Grid management: problems and needs found, taken and solved, and whom to call."""
