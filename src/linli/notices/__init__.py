"""公示: what the stairwell, the building or the whole community is told, on the web and on paper."""
