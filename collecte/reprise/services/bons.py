"""Write what a file of kilograms says, bons by site, period and direction; cancel it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any
from uuid import uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie, Localite, Matiere, Origine
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.en_nombre.bons import BonDit, contredire_des_bons, ecrire_des_bons
from collecte.livre.services.mouvements import sans_matiere
from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import REEMPLOI, Nature
from collecte.mois.refus import MoisClos
from collecte.mois.services.mois import est_clos, faire_attendre_la_cloture
from collecte.sorties.services.preneurs import Pris, noter_les_preneurs
from petiterockette.comptes.models import Compte
from petiterockette.empreintes import empreinte_de
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import du
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.personnes.models import Structure
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.refus import PlusDUnCoup
from petiterockette.temps.dates import date_format

from ..bilans import Tonnage
from ..fige import fige_par_ses_mois_clos, mois_du_fichier
from ..models import Repris

CODE = "collecte.reprise.ecrite"


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Write the kilograms of a file, in the transaction of whoever brings it in.

    Each bon stands on the last day of its period, whose month is held open meanwhile; what another
    place gave, or another structure took, has its own. Returns what was written: how many bons and
    lines, the grams in and out, where it shows. Raises ``MoisClos``.
    """
    tonnages: Sequence[Tonnage] = sorted(examen.lignes, key=_du_meme_bon)
    _exiger_des_mois_ouverts({(t.lieu, t.periode.fin) for t in tonnages})
    redige = _Redaction(fichier, compte)
    dits = (redige.bon(list(siens)) for _cle, siens in groupby(tonnages, key=_du_meme_bon))

    def ensuite(ecrits: Sequence[tuple[BonDit, Bon]]) -> None:
        lot: list[tuple[Bon, Tonnage]] = [(bon, dit.source) for dit, bon in ecrits]
        Repris.objects.bulk_create([redige.repris(bon, un) for bon, un in lot])
        noter_les_preneurs(
            Pris(bon, redige.structures[un.structure], un.flux) for bon, un in lot if un.structure
        )

    bons = ecrire_des_bons(dits, Nature.REPRISE, ensuite)
    return _compte_rendu(tonnages, bons)


def annuler(fichier: Fichier, compte: Compte, motif: str) -> None:
    """Cancel every bon of a file that stands, by its counter-entry.

    Raises ``PlusDUnCoup`` where a month of them is closed, or ``DroitManquant``.
    """
    siens = Bon.objects.filter(repris__fichier=fichier)
    for lieu, mois in mois_du_fichier(fichier):
        faire_attendre_la_cloture(lieu, mois)
    if fige := fige_par_ses_mois_clos(fichier):
        raise PlusDUnCoup(phrase=fige.phrase)
    # Each bon is the lock of its cancellation.
    list(siens.select_for_update().order_by("id").values_list("pk"))
    vivants = siens.filter(annulation=None).select_related("lieu", "point", "sortie")
    contredire_des_bons(
        list(vivants.order_by("-id")),
        motif,
        compte,
        lambda bon: uuid5(fichier.uuid, f"annule/{bon.pk}"),
    )


def _du_meme_bon(t: Tonnage) -> tuple:
    """What tells the kilograms of a bon from those of another."""
    don = t.flux if t.structure and t.flux in REEMPLOI else ""
    quand = (t.periode.fin, t.periode.debut)
    return (*quand, t.lieu, not t.entre, t.structure, don, t.origine, t.localite)


def _exiger_des_mois_ouverts(jours: Iterable[tuple[str, date]]) -> None:
    """Hold each month against its closing. Raises ``MoisClos``."""
    lieux = dict(Lieu.objects.values_list("code", "id"))
    for lieu, mois in sorted({(lieu, jour.replace(day=1)) for lieu, jour in jours}):
        if est_clos(lieux[lieu], mois):
            raise MoisClos(du_mois=du(date_format(mois, "F Y")))


class _Redaction:
    """Puts kilograms of a file into bons: what lists name is looked for once."""

    def __init__(self, fichier: Fichier, compte: Compte) -> None:
        self.fichier, self.compte = fichier, compte
        self.lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
        self.categories = dict(Categorie.objects.values_list("code", "id"))
        self.matieres = {"": sans_matiere(), **dict(Matiere.objects.values_list("code", "id"))}
        self.origines = dict(Origine.objects.values_list("code", "id"))
        self.localites = dict(Localite.objects.values_list("code", "id"))

    @cached_property
    def structures(self) -> dict[str, Structure]:
        return {str(s.pk): s for s in Structure.objects.all()}

    def bon(self, tonnages: Sequence[Tonnage]) -> BonDit:
        """A bon of these, which all have the same site, period and direction."""
        un = tonnages[0]
        pas = [self._pas(t) for t in tonnages]
        nom = "/".join(map(str, self._nom(un)))
        quoi = {"fichier": self.fichier.empreinte, "bon": nom, "pas": _dits(pas)}
        entete = Entete(
            uuid=uuid5(self.fichier.uuid, nom),
            empreinte=empreinte_de(quoi),
            lieu=self.lieux[un.lieu],
            point=None,
            compte=self.compte,
            par=None,
            commentaire=_("%(quand)s, d’après « %(fichier)s »")
            % {"quand": un.periode.dite, "fichier": self.fichier.nom},
        )
        structure = self.structures[un.structure].pk if un.structure else None
        contenu = {"fichier": self.fichier.pk, "debut": str(un.periode.debut)}
        return BonDit(entete, un.periode.fin, pas, CODE, contenu, structure, un)

    def repris(self, bon: Bon, t: Tonnage) -> Repris:
        return Repris(
            bon=bon,
            fichier=self.fichier,
            debut=t.periode.debut,
            entre=t.entre,
            origine_id=self.origines.get(t.origine),
            localite_id=self.localites.get(t.localite),
        )

    def _nom(self, t: Tonnage) -> Sequence[Any]:
        fin, debut, lieu, sorti, *suite = _du_meme_bon(t)
        sens = "sorti" if sorti else "entre"
        return (lieu, debut, fin, sens, *(suite if any(suite) else ()))

    def _pas(self, t: Tonnage) -> Pas:
        de, vers = t.passage
        categorie, matiere = self.categories[t.categorie], self.matieres[t.matiere]
        return Pas(categorie, matiere, de, vers, t.masse_g, t.mesure)


def _compte_rendu(tonnages: Sequence[Tonnage], bons: int) -> Mapping[str, Any]:
    entrees_g = sum(t.masse_g for t in tonnages if t.entre)
    sorties_g = sum(t.masse_g for t in tonnages if not t.entre)
    annees = sorted({t.periode.fin.year for t in tonnages}, reverse=True)
    return {
        "bons": bons,
        "lignes": len(tonnages),
        "entrees_g": entrees_g,
        "sorties_g": sorties_g,
        "dits": [
            [_("Bons, un par lieu et par période"), nombre(bons)],
            [_("Entré"), kilos(entrees_g)],
            [_("Sorti"), kilos(sorties_g)],
        ],
        "voir": [[str(a), reverse("collecte:periode", args=[a])] for a in annees],
    }


def _dits(pas: Iterable[Pas]) -> list[list[Any]]:
    return [[p.categorie, p.matiere, p.de, p.vers, p.masse_g, p.mesure] for p in pas]
