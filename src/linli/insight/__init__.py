"""Reading across everything: the thread of a matter, the figures of a community."""
