"""公示: what a stairwell, a building or the whole community is told, on the web and on paper."""
