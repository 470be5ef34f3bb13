"""What the server writes of itself, for whoever looks after it: settings of Python's logging.

One JSON object a line where people work; plain words in a demo and while developing. Each line
carries the number of the request that wrote it, which error pages show.
"""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

# The number of the request that is being answered; empty outside of one.
NUMERO: ContextVar[str] = ContextVar("numero_de_demande", default="")
# The access line of each request: who (a number), where from, what, how long.
DEMANDES = "petiterockette.demandes"


class AvecLeNumero(logging.Filter):
    """Give each line the number of its request."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not hasattr(record, "numero"):
            record.numero = NUMERO.get()
        return True


class EnJson(logging.Formatter):
    """One object a line: when, how grave, who says what; ``extra={"champs": {…}}`` adds more."""

    def format(self, record: logging.LogRecord) -> str:
        dit: dict[str, Any] = {
            "date": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "qui": record.name,
            "dit": record.getMessage(),
        }
        if numero := getattr(record, "numero", ""):
            dit["numero"] = numero
        dit |= getattr(record, "champs", {})
        if record.exc_info:
            dit["trace"] = self.formatException(record.exc_info)
        # What cannot be written as it is does not lose its line.
        return json.dumps(dit, ensure_ascii=False, default=str)


def journaux(niveau: str, *, en_json: bool) -> dict[str, Any]:
    """The setting ``LOGGING``: everything to the standard error, from a level on."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"numero": {"()": "petiterockette.journaux.AvecLeNumero"}},
        "formatters": {
            "json": {"()": "petiterockette.journaux.EnJson"},
            "mots": {"format": "%(message)s"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["numero"],
                "formatter": "json" if en_json else "mots",
            }
        },
        "root": {"handlers": ["console"], "level": niveau},
        "loggers": {
            # In a terminal, a line a request would hide the rest.
            DEMANDES: {"level": "INFO" if en_json else "WARNING"},
            "axes": {"level": "ERROR"},
            # Else each PDF tells its steps, and what it does not know of screens.
            "weasyprint": {"level": "ERROR"},
            "weasyprint.progress": {"level": "ERROR"},
        },
    }
