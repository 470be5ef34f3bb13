import sys
from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from petiterockette.comptes.models import Compte
from petiterockette.travaux.estimation import Suivre, ou_il_en_est

from ...comptes.dits import lignes_des_comptes
from ...comptes.rapprochement import inexpliquees
from ...models import Export
from ...mots import fichier as fichier_des_decisions
from ...mots.decisions import ce_qui_reste
from ...mots.vus import voir_les_mots
from ...services import dires, ecriture, exports

# Seconds between two lines of progress; bytes read at once.
SILENCE, MORCEAU = 5, 1 << 20
REFUSEE, A_DECIDER = 1, 2


class Command(BaseCommand):
    help = (
        "Lit l’export d’une base d’Oressource, prend les décisions d’un fichier, essaie sans rien "
        "écrire, ou reprend la base et la compare à ses propres écrans. Sortie 1 : refusé, ou une "
        "différence que rien n’explique ; 2 : quelqu’un doit décider de quelque chose."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fichier", type=Path, metavar="FICHIER", help="l’export à reprendre")
        parser.add_argument("--base", default="", help="le nom de l’installation d’où il vient")
        parser.add_argument("--compte", default="", help="l’identifiant de qui reprend")
        parser.add_argument("--decisions", type=Path, metavar="F", help="le fichier des décisions")
        parser.add_argument("--ecrire", action="store_true", help="écrire, et non essayer")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            export = self._faire(options)
        except ValidationError as refus:
            raise CommandError(" ".join(refus.messages), returncode=REFUSEE) from refus
        except OSError as faute:
            raise CommandError(f"{faute.filename} : {faute.strerror}") from faute
        if reste := ce_qui_reste(export, voir_les_mots(export)):
            self.stdout.write("Il reste " + ", ".join(reste) + ".")
            sys.exit(A_DECIDER)
        if options["ecrire"]:
            self._comparer(export)
        elif obstacles := export.essai["obstacles"]:
            for dit in obstacles:
                self.stderr.write(f"{dit['phrase']} {dit['quoi_faire']}")
            sys.exit(REFUSEE)

    def _faire(self, options: dict[str, Any]) -> Export:
        compte = self._compte(options["compte"])
        export = self._recevoir(options, compte)
        if not export.est_lu:
            exports.examiner(export, self._suivre())
        if export.etat == Export.Etat.REFUSE:
            raise ValidationError(export.phrase)
        if options["decisions"]:
            dites = fichier_des_decisions.lire(options["decisions"].read_bytes())
            dires.charger(export=export, compte=compte, dites=dites)
        if ce_qui_reste(export, voir_les_mots(export)):
            return export
        if options["ecrire"]:
            return ecriture.reprendre(export, compte, self._suivre())
        ecriture.essayer(export, self._suivre())
        self.stdout.write("Essayé : rien n’est écrit. La page de l’essai dit ce qui le serait.")
        return export

    def _recevoir(self, options: dict[str, Any], compte: Compte) -> Export:
        """The export that this very file is, or a new one."""
        empreinte = exports.empreinte_du_fichier(options["fichier"])
        base = options["base"] or "Oressource"
        gardes = Export.objects.filter(base__nom=base, empreinte=empreinte, jete_le=None)
        if deja := gardes.select_related("base").first():
            return deja
        with options["fichier"].open("rb") as source:
            recu, _neuf = exports.recevoir(
                compte=compte,
                uuid=uuid4(),
                base=base,
                nom=options["fichier"].name,
                morceaux=iter(lambda: source.read(MORCEAU), b""),
            )
        return recu

    def _compte(self, identifiant: str) -> Compte:
        """Who is said, else the first that may; nobody may: it is refused."""
        comptes = Compte.objects.filter(actif=True).order_by("pk")
        if identifiant:
            comptes = comptes.filter(**{Compte.USERNAME_FIELD: identifiant})
        for compte in comptes:
            if compte.has_perm(exports.DROIT) and compte.portee(exports.DROIT).partout:
                return compte
        raise CommandError("Aucun compte ne peut reprendre : dites lequel avec --compte.")

    def _comparer(self, export: Export) -> None:
        dites = lignes_des_comptes(export)
        rouges = {id(ligne) for ligne in inexpliquees(dite.ligne for dite in dites)}
        for dite in dites:
            if id(dite.ligne) in rouges:
                cle = dite.ligne.cle
                self.stderr.write(
                    f"{cle.annee or 'sans date'}, {dite.ligne.genre}, {dite.point}, {dite.sorte} : "
                    "une différence que rien n’explique."
                )
        if rouges or not export.compte_rendu["relu"]:
            sys.exit(REFUSEE)
        self.stdout.write("Reprise : chaque différence avec les anciens écrans a sa raison.")

    def _suivre(self) -> Suivre:
        depart, dit = monotonic(), [monotonic()]

        def suivi(part: float, rangees: int) -> None:
            if monotonic() - dit[0] >= SILENCE:
                dit[0] = monotonic()
                self.stderr.write(ou_il_en_est(part, rangees, monotonic() - depart))

        return suivi
