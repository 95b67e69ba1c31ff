"""Linli 邻里: the working system of a self-governing urban community."""

__version__ = "0.1.0"
