"""Moving out: the whole base as open files, and back in."""
