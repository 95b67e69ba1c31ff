"""What happened, who did it, and what was answered to it.

Every action records a fact here, in its own transaction; `mechanism` answers facts with
reactions, each exactly once. The journal is the audit trail: nothing in it is changed or deleted.
"""
