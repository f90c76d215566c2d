"""What programs read: the JSON of every command, as types. Their schemas are made from these types (`schemas`).

The types cost nothing where answers are made: there only type checkers see them.
"""
