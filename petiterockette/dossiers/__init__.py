"""Dossiers: what is told outside, its figures, words and pictures, then frozen for ever."""
