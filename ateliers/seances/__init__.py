"""Séances: public agenda, sign-ups, waiting list, attendance, closing, photos and rights."""
