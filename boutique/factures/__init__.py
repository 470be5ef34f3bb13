"""Invoices to professionals: their own numbers and chain, credit notes, payments."""
