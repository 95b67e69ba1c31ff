"""Giving credit: integrity points for whoever helps. A thank-you, never a score of a person.

Points only reward. Nobody loses any except by the reversal of a named award or by redeeming.
"""
