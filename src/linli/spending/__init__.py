"""Spending a surplus: neighbours propose, every home approves, a published method chooses."""
