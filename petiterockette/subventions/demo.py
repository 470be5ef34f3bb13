"""The grant of the founding document, in the demo: agreed, half paid, its dossier begun."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from petiterockette.comptes.demonstration import compte_de_la_direction
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire
from petiterockette.dossiers.services.textes import ecrire
from petiterockette.personnes.models import Structure

from .models import Subvention
from .services.comptes_rendus import ecrire_les_lignes, ecrire_les_mots
from .services.parts import En, repartir_entre_les_poles
from .services.subventions import attendre, faire_le_dossier, noter
from .services.versements import verser

FINANCEUR = "ADEME Île-de-France"
# 21 555 €, as France Relance announced it; half of it on notification.
ACCORDE_CTS, PREMIER_VERSEMENT_CTS = 2_155_500, 1_077_750
# Code → target in the unit of its indicator: 300 t, 90 %, 1 500 h.
CIBLES = {
    "T_COLLECTE": 300_000_000,
    "T_SORTI": None,
    "R_REVALORISATION": 90,
    "T_REEMPLOI": None,
    "H_BENEVOLAT": 1_500 * 3_600,
    "ADHERENTS": None,
}
# What no pole takes, the two ressourceries; then the pole that it creates.
PARTS_CP = {"": 6_000, "animation": 4_000}
# Planned as it was asked; done as far as the year goes.
LIGNES: dict[str, tuple[int | None, int | None]] = {
    "60": (450_000, 312_540),
    "61": (600_000, 548_200),
    "62": (200_000, 121_075),
    "64": (2_250_000, 1_164_000),
    "ind-fixes": (300_000, None),
    "70": (800_000, 742_310),
    "864": (1_500_000, 1_312_000),
    "870": (1_500_000, 1_312_000),
}


class Subventions(Chapitre):
    """A grant on its way, on the last day of the story."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        direction = compte_de_la_direction()
        if direction is None or Subvention.objects.exists():
            return
        premier = jour.replace(month=1, day=1)
        financeur, _neuf = Structure.objects.get_or_create(
            nom=FINANCEUR, defaults={"genre": Structure.Genre.AUTRE, "ordre": 99}
        )
        subvention, _neuve = noter(
            compte=direction,
            uuid=uuid5(NAMESPACE_URL, f"demo-subvention-{jour.year}"),
            financeur=financeur,
            dispositif=_("Fonds économie circulaire"),
            objet=_("faire tourner les deux ressourceries et créer un pôle pédagogique"),
            demande_cts=3_000_000,
            demandee_le=premier,
            accorde_cts=ACCORDE_CTS,
            notifiee_le=premier,
            debut=premier,
            fin=jour.replace(month=12, day=31),
            bilan_du_le=date(jour.year + 1, 6, 30),
        )
        verser(
            subvention=subvention,
            compte=direction,
            uuid=uuid5(subvention.uuid, "versement"),
            le=premier,
            montant_cts=PREMIER_VERSEMENT_CTS,
        )
        repartir_entre_les_poles(
            subvention=subvention, compte=direction, en=En.POURCENT, parts=PARTS_CP
        )
        attendre(subvention=subvention, compte=direction, cibles=CIBLES)
        ecrire_les_lignes(subvention=subvention, compte=direction, lignes=LIGNES)
        ecrire_les_mots(
            subvention=subvention,
            compte=direction,
            mots={
                "mise_en_oeuvre": _("Les deux ressourceries ouvrent toute l’année."),
                "dates_et_lieux": _("Du lundi au samedi, dans les deux ressourceries."),
            },
        )
        dossier = faire_le_dossier(subvention=subvention, compte=direction)
        for texte in dossier.textes.filter(titre=_("Ce que la subvention a permis")):
            mots = _(
                "La subvention fait tourner les deux ressourceries et crée un pôle pédagogique."
            )
            ecrire(dossier=dossier, compte=direction, texte=texte, titre=texte.titre, mots=mots)


CHAPITRES.append(Subventions())
