"""The figures of matter: what came in, went out, waits; every total comes from ``masses()``."""
