"""What a person typed, everywhere at once: every text of the base begins with a tag."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models

from tests.greffons.bases import sceaux_leves

POISON = "<b data-poison>"

# No text that anybody typed: words that the code itself chose, and looks for.
MOTS_DU_CODE = {
    "de", "vers", "fin", "mesure", "etape", "ventilation", "genre", "nature", "cle", "code",
    "indicateur", "pole", "zone", "regime", "activites", "accords", "unite", "valeur", "version",
    "task_path", "model", "app_label", "codename", "fichier",
    "code_traitement", "code_nsf", "chemin",
}  # fmt: skip
# Drawn, hashed or signed by the machine: nobody types them, and addresses name their rows.
DE_LA_MACHINE = {
    "jeton", "empreinte", "precedent", "condense", "password", "sha256", "foyer", "appareil",
    "commentaire_empreinte", "trace_empreinte", "empreinte_du_dernier", "session_key",
    "session_data", "session_hash", "dessin", "premier", "dernier", "pictogramme",
    # Read as a colour before it is written in a sheet: another text stops the page.
    "couleur",
}  # fmt: skip


def champs_tapes(modele: type[models.Model]) -> list[models.Field]:
    """The columns of a table that hold words of people."""
    return [
        champ
        for champ in modele._meta.local_concrete_fields
        if isinstance(champ, models.CharField | models.TextField)
        and not isinstance(champ, models.SlugField)
        and not champ.choices
        and champ.name not in MOTS_DU_CODE | DE_LA_MACHINE
        and (modele._meta.label, champ.name) != ("journal.Chaine", "nom")
    ]


# Columns of JSON where words that people typed are kept to be shown again.
JSON_TAPES = {
    "animation.Devis": {"emetteur", "mentions"},
    "boutique_factures.Facture": {"emetteur", "mentions"},
    "journal.Entree": {"contenu"},
    "lieux.Fermeture": {"taches"},
    "lieux.Ouverture": {"taches"},
    "personnes.Effacement": {"efface", "retenu"},
}


@contextmanager
def sans_regles() -> Iterator[None]:
    """Neither seals nor rules of rows, for a time (SQLite)."""
    with sceaux_leves("default"), connection.cursor() as curseur:
        curseur.execute("PRAGMA ignore_check_constraints = ON")
        try:
            yield
        finally:
            curseur.execute("PRAGMA ignore_check_constraints = OFF")


def empoisonner() -> None:
    """Begin every text that people typed with a tag; ask for it inside ``sans_regles``."""
    with connection.cursor() as curseur:
        for ordre, valeurs in _ordres():
            curseur.execute(ordre, valeurs)
    for nom, champs in JSON_TAPES.items():
        for rangee in apps.get_model(nom).objects.all():
            mots = {champ: _infecter(getattr(rangee, champ)) for champ in champs}
            type(rangee).objects.filter(pk=rangee.pk).update(**mots)


@cache
def _ordres() -> list[tuple[str, list[str]]]:
    """One statement a table. Two empty texts may have to differ once they are not."""
    ordres = []
    for modele in apps.get_models():
        maison = not modele._meta.app_config.name.startswith(("django", "axes"))
        champs = champs_tapes(modele) if maison else []
        if not champs:
            continue
        textes = ", ".join(
            f""""{c.column}" = %s || CASE "{c.column}" WHEN '' THEN rowid ELSE "{c.column}" END"""
            for c in champs
        )
        ordres.append((f'UPDATE "{modele._meta.db_table}" SET {textes}', [POISON] * len(champs)))
    return ordres


def _infecter(valeur: Any) -> Any:
    if isinstance(valeur, dict):
        return {cle: _infecter(v) for cle, v in valeur.items()}
    if isinstance(valeur, list):
        return [_infecter(v) for v in valeur]
    return f"{POISON}{valeur}" if isinstance(valeur, str) else valeur
