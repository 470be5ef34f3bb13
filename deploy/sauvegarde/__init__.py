"""Backups: a house saved, verified, put back, and the drill that proves it. No Django here.

A house is its base and the files beside it. The base is copied first, by its own engine (SQLite's
online backup, or pg_dump of one snapshot); the files are read afterwards. That is one consistent
point, for a file is written before the row that names it and is never written again: each row of
the copy finds its file, and a file that came since is only one too many. The one exception is a
file that somebody threw away in between: its row is in the copy, and they wanted it gone.

The heads and the list of erased people say where the house stood last, so they are never put back
over later ones (``remise``).
"""
