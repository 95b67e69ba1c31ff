"""Why a command could not do what it says."""


class Failed(Exception):
    """One clear line for the person at the terminal; it is printed last, the exit code is 1."""
