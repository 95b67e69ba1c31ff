"""Hand-downs: matters that the 12345 hotline or another office gives to the community as a file."""
