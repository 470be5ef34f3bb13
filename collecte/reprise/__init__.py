"""The matter of before: kilograms, opening stocks and partners of other tools, from spreadsheets."""
