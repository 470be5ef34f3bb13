"""What the lines of the agreements hold and moved: read of the ledger, kilogram by kilogram."""
