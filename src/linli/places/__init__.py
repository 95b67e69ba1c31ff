"""Where things are: communities, grids, compounds, buildings, stairwells, dwellings, shops."""
