"""What stands at the docks of a demo: full containers, a transfer on its way, a bridge awaited.

Told by the services themselves, on the day that is not over: whole days have their own
figures, which nothing here changes.
"""

from datetime import date, datetime, timedelta

from collecte.listes.models import Accord
from collecte.livre.entete import Entete
from collecte.livre.models import ContenantPlein, Stock
from collecte.livre.services.pleins import fermer_un_contenant
from collecte.matiere.etapes import Etape
from collecte.sorties.services.transferts import LigneEnvoyee, en_route, envoyer
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.empreintes import empreinte_de
from petiterockette.personnes.models import Structure

from ..ecriture.annuaire import Annuaire, uuid_de
from ..recit.recette import arrondir_en_bas

# site, category, container, percent of what waits to be sorted, where it waits then
PLEINS = [
    ("CHV", "textiles", "Roll textile", 30, Etape.A_RECYCLER),
    ("CHV", "textiles", "Roll textile", 40, Etape.A_RECYCLER),
    ("CHV", "livres", "Caddie", 50, Etape.A_RECYCLER),
    ("CHV", "pam", "Cage D3E", 80, Etape.A_RECYCLER),
    ("CHV", "vaisselle", "Caisse grise", 20, Etape.RAYON),
    ("MTG", "textiles", "Roll textile", 50, Etape.A_RECYCLER),
    ("MTG", "livres", "Caddie", 40, Etape.A_RECYCLER),
]
ENVOI = ("CHV", "MTG", "jouets", 50)
# A recycler who sends its bridge's tickets, for some time only: earlier exits had none.
AU_PONT = ("Gebetex", "textile", timedelta(days=21))


class LeQuai(Chapitre):
    """What a dock finds in the morning."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        annuaire = Annuaire(histoire.graine)
        _peser_au_pont(jour)
        if ContenantPlein.objects.presents().count() < len(PLEINS) // 2:
            for rang, plein in enumerate(PLEINS):
                _fermer(annuaire, jour, rang, *plein)
        if not en_route().exists():
            _envoyer(annuaire, jour)


def _fermer(
    annuaire: Annuaire, jour: date, rang: int, code: str, c: str, nom: str, part: int, vers: str
) -> None:
    net_g = _part_de_l_attente(annuaire, code, c, part)
    contenant = annuaire.contenants[nom]
    if net_g:
        fermer_un_contenant(
            entete=_entete(annuaire, code, f"plein/{jour}/{rang}"),
            categorie=annuaire.categories[c],
            contenant=contenant,
            brut_g=net_g + contenant.tare_g,
            vers=vers,
        )


def _envoyer(annuaire: Annuaire, jour: date) -> None:
    de, vers, c, part = ENVOI
    net_g = _part_de_l_attente(annuaire, de, c, part)
    if net_g:
        envoyer(
            entete=_entete(annuaire, de, f"envoi/{jour}"),
            vers_lieu=annuaire.lieux[vers],
            envois=[LigneEnvoyee(brut_g=net_g, categorie=annuaire.categories[c])],
        )


def _part_de_l_attente(annuaire: Annuaire, code: str, c: str, part: int) -> int:
    """So many percent of what waits there, to the 50 g of a scale; possibly nothing."""
    stocks = Stock.objects.filter(
        lieu=annuaire.lieux[code], categorie=annuaire.categories[c], etape=Etape.A_TRIER
    )
    attend_g = sum(stocks.values_list("masse_g", flat=True))
    return max(0, arrondir_en_bas(attend_g * part / 100))


def _entete(annuaire: Annuaire, code: str, cle: str) -> Entete:
    uuid = uuid_de(annuaire.graine, cle)
    compte = annuaire.comptes["direction"]
    return Entete(
        uuid=uuid,
        empreinte=empreinte_de({"demo": cle}),
        lieu=annuaire.lieux[code],
        point=annuaire.points[code, "Quai"],
        compte=compte,
        par=None,
    )


def _peser_au_pont(jour: date) -> None:
    nom, matiere, depuis = AU_PONT
    if Accord.objects.filter(au_pont=True).exists():
        return
    structure = Structure.objects.filter(nom=nom).first()
    accord = Accord.objects.filter(structure=structure, matiere__code=matiere).last()
    if accord:
        accord.pk = None
        accord.debut, accord.au_pont = jour - depuis, True
        accord.save()
