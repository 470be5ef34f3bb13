"""Three agreements in the demo: one declared and sent, one that is due, one to come."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from collecte.matiere.periode import Genre, Periode
from petiterockette.comptes.demonstration import compte_de_la_direction
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire
from petiterockette.dossiers.services.figements import envoyer, figer

from .models import Convention
from .periodes import periode_civile
from .services.chargement import charger_les_conventions, uuid_du_modele
from .services.conventions import CHAMPS, changer
from .services.declarations import declarer
from .services.lignes import soutenir

TRIMESTRE, SEMESTRE = Convention.Periodicite.TRIMESTRIELLE, Convention.Periodicite.SEMESTRIELLE
# What the invented agreement pays for reuse, a tonne: no public page gives one.
SOUTIEN_CTS = 8_000
# By when the second one is due: between two quarters it is neither late nor done.
DELAI_JOURS = 90


class Declarations(Chapitre):
    """The agreements and what they are owed, on the last day of the story."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        direction = compte_de_la_direction()
        if direction is None or Convention.objects.signees().exists():
            return
        charger_les_conventions()
        trimestre = Periode.du(Genre.TRIMESTRE, jour).precedente
        if histoire.debut > trimestre.debut:
            return
        _signer(
            direction, "ecosystem", "appareils électriques", periode_civile(jour, SEMESTRE).debut
        )
        _signer(direction, "Ecomaison", "ameublement", trimestre.debut, delai_jours=DELAI_JOURS)
        refashion = _signer(direction, "Refashion", "textiles", trimestre.debut)
        [ligne] = refashion.lignes.all()
        soutenir(
            ligne=ligne, compte=direction, nature="reemploi", par="tonne", montant_cts=SOUTIEN_CTS
        )
        declaree = declarer(convention=refashion, compte=direction, debut=trimestre.debut)
        figer(dossier=declaree.dossier, compte=direction)
        envoyer(dossier=declaree.dossier, compte=direction)


def _signer(
    compte: Compte, nom: str, filiere: str, debut: date, delai_jours: int = 30
) -> Convention:
    """Complete a model that the product ships."""
    modele = Convention.objects.get(uuid=uuid_du_modele(nom, filiere))
    champs = {nom: getattr(modele, nom) for nom in CHAMPS}
    champs |= {
        "numero": _("%(annee)s-DEMO") % {"annee": debut.year},
        "debut": debut,
        "delai_jours": delai_jours,
        "periodicite": SEMESTRE if modele.suit_les_appareils else TRIMESTRE,
    }
    return changer(convention=modele, compte=compte, **champs)


CHAPITRES.append(Declarations())
