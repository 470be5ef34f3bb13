"""The examination as JSON: what a page, or the second pass, reads again. Masses in grams, sums in
cents; it names no person."""

import json
from dataclasses import asdict

from ..examen.examen import Examen

# Changed whenever a key changes its name or its meaning.
VERSION = 1


def en_json(examen: Examen) -> str:
    dit = asdict(examen)
    dit["horloge"] = examen.horloge.value
    dit["variante"]["schema"] = examen.variante.schema.value
    return json.dumps({"version": VERSION, **dit}, ensure_ascii=False, indent=1)
