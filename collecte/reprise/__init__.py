"""The matter of before: kilograms, opening stocks, partners of other tools, from spreadsheets."""
