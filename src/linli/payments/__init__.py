"""Money from hand to hand: quotes asked for, receipts given, cash handed over, bills paid.

Every fen stands in two places of the ledger at once: whose money it is (a fund, such as the levy of
a repair) and where it is (a collector's pouch, the cash box, the bank). Neither can be overdrawn.
"""
