"""Éco-organismes: dated agreements, what their declarations say line by line, what is in none."""
