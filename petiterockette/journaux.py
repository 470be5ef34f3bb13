"""What the server writes of itself, for whoever looks after it: settings of Python's logging."""

from typing import Any


def journaux(niveau: str) -> dict[str, Any]:
    """The setting ``LOGGING``: everything to the standard error, from a level on."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"console": {"class": "logging.StreamHandler"}},
        "root": {"handlers": ["console"], "level": niveau},
        "loggers": {
            "axes": {"level": "ERROR"},
            # Else each PDF tells its steps, and what it does not know of screens.
            "weasyprint": {"level": "ERROR"},
            "weasyprint.progress": {"level": "ERROR"},
        },
    }
