"""Linli 邻里: the working system of a self-governing urban community."""
