"""The dashboard: a period's figures, where from, where to, why; its spreadsheet; the summary."""
