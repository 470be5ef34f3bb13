import json
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import majuscule
from petiterockette.mots.mesures import kilos
from petiterockette.mots.taux import pourcent

from ...bilan import Bilan
from ...masses import bilan
from ...revisions import Revisions, lire_revisions
from ...sans_masse import en_mots, vendus_sans_masse


class Command(BaseCommand):
    help = "Le bilan de la matière d’une période : collecté, sorti, taux de revalorisation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--debut", type=_jour, required=True, help="premier jour, AAAA-MM-JJ")
        parser.add_argument("--fin", type=_jour, required=True, help="dernier jour, compris")
        parser.add_argument("--lieu", help="code d’un lieu ; sans lui : tous les lieux")
        parser.add_argument("--format", choices=("json", "texte"), default="texte")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["fin"] < options["debut"]:
            raise CommandError("La fin précède le début.")
        lieux = list(Lieu.objects.filter(code=options["lieu"])) if options["lieu"] else []
        if options["lieu"] and not lieux:
            raise CommandError(f"Il n’y a pas de lieu « {options['lieu']} ».")
        resultat = bilan(options["debut"], options["fin"], lieux)
        codes = resultat.lieux or tuple(Lieu.objects.values_list("code", flat=True))
        ids = [lieu.pk for lieu in lieux] or None
        revisions = lire_revisions(options["debut"], options["fin"], ids)
        sans_masse = vendus_sans_masse(options["debut"], options["fin"], ids)
        ecrire = _en_json if options["format"] == "json" else _en_texte
        self.stdout.write(ecrire(resultat, codes, revisions, sans_masse))


def _jour(texte: str) -> date:
    try:
        return date.fromisoformat(texte)
    except ValueError:
        raise ArgumentTypeError(f"« {texte} » n’est pas une date AAAA-MM-JJ") from None


def _en_json(b: Bilan, lieux: tuple[str, ...], revisions: Revisions, sans_masse: int) -> str:
    """The bilan for machines: integers in grams, shares in whole percent or null, a plain rate."""
    parts = b.parts
    document = {
        "debut": b.debut.isoformat(),
        "fin": b.fin.isoformat(),
        "lieux": list(lieux),
        **b.pour_machine,
        "ecart_g": b.ecart_g,
        "entre_sites_g": b.entre_sites_g,
        "variation_stock_g": b.variation_stock_g,
        "mesure": {"pesee_g": b.pesee_g, "estimee_g": b.estimee_g, "deduite_g": b.deduite_g},
        "parts": (
            {
                "reemploi": parts.reemploi,
                "recyclage": parts.recyclage,
                "dechetterie": parts.dechetterie,
            }
            if parts
            else None
        ),
        **({"vendus_sans_masse": sans_masse} if sans_masse else {}),
        **revisions.pour_machine,
        "sans_taux": str(b.sans_taux) or None,
    }
    return json.dumps(document, ensure_ascii=False)


def _en_texte(b: Bilan, lieux: tuple[str, ...], revisions: Revisions, sans_masse: int) -> str:
    return "\n".join(
        [
            f"Du {b.debut:%d/%m/%Y} au {b.fin:%d/%m/%Y}, {', '.join(lieux)}",
            f"Collecté : {kilos(b.collecte_g)}",
            f"Réemploi : {kilos(b.reemploi_g)}",
            f"Recyclage : {kilos(b.recyclage_g)}",
            f"Énergie : {kilos(b.energie_g)}",
            f"Déchetterie : {kilos(b.dechetterie_g)}",
            f"Sorti : {kilos(b.sorties_g)}",
            f"Variation de stock : {kilos(b.variation_stock_g)}",
            f"Taux de revalorisation (sur les sorties) : {b.sans_taux or pourcent(b.taux)}",
            *([majuscule(en_mots(sans_masse))] if sans_masse else []),
            *(majuscule(c.phrase) for c in revisions.dites),
        ]
    )
