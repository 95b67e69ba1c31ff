"""Replaying a story: a folder of CSV tables, entered through the product's own actions.

The tables hold inputs only. `tables` reads them, `register` enters what a community starts with,
`entries` says which action each further row is, and `replay` does them in time order.
"""
