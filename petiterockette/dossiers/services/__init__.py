"""The one door to the dossiers: made, filled in, frozen, sent, shared."""
