"""Make the rows that the house lacked for old words: through the services of each list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils import timezone

from boutique.articles.models import Article
from boutique.articles.reprise.lecture import ACTIVITE
from boutique.articles.reprise.lecture import categories as categories_de_la_grille
from boutique.articles.services.articles import creer_l_article, jumeau_de
from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.carnet.horloge import PARIS
from boutique.oressource.decisions import Decisions
from boutique.regles.models import Activite, Moyen, PosteComptable
from boutique.regles.services.moyens import code_libre, creer_le_moyen
from collecte.listes.models import Categorie, Localite, Matiere, Origine
from collecte.listes.services.listes import enregistrer, enregistrer_la_matiere
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.lieux.services.lieux import enregistrer as enregistrer_le_lieu
from petiterockette.mots.chercher import plier
from petiterockette.personnes.models import Structure
from petiterockette.reprise.models import Mot

from ..models import Export
from ..mots.decisions import decisions
from ..mots.listes import NOUVEAU
from ..mots.vus import MotDAvant, voir_les_mots

_MODELES: Mapping[str, tuple[Any, Mapping[str, Any]]] = {
    "categorie": (Categorie, {}),
    "matiere": (Matiere, {}),
    "origine": (Origine, {}),
    "localite": (Localite, {}),
    "partenaire": (Structure, {"genre": Structure.Genre.ASSOCIATION}),
    "recycleur": (Structure, {"genre": Structure.Genre.RECYCLEUR}),
}
# List of old points → the first instant of each, as the old screens date it.
_PREMIERS = {
    "points_collecte": "SELECT COALESCE(id_point_collecte, 0) AS point, MIN(timestamp) AS le "
    "FROM collectes GROUP BY 1",
    "points_sortie": "SELECT COALESCE(b.id_point_sortie, 0) AS point, "
    "MIN(MIN(b.timestamp, COALESCE(p.timestamp, b.timestamp))) AS le "
    "FROM sorties b LEFT JOIN pesees_sorties p ON p.id_sortie = b.id GROUP BY 1",
    "points_vente": "SELECT COALESCE(id_point_vente, 0) AS point, MIN(timestamp) AS le "
    "FROM ventes GROUP BY 1",
}


@transaction.atomic
def creer_les_nouveautes(*, export: Export, carnet: Carnet, compte: Compte) -> int:
    """Make a row for each word decided so, and let the word name it; how many words.

    A row that bears that name already is the one. A site opens on the first day of its old rows;
    a means of payment is hidden from the tills; an article has its old price and category, and is
    left out with it. Raises what the services of lists refuse.
    """
    neufs: dict[tuple[str, str], list[MotDAvant]] = {}
    for vue in voir_les_mots(export).values():
        for mot in vue.decides:
            if mot.est_nouveau:
                neufs.setdefault((mot.vu.liste, mot.vu.mot), []).append(mot)
    demande = _Demande(export, carnet, compte)
    # An article needs the category that another word may have made: ``demande.dites`` is read then.
    for (liste, plie), mots in sorted(neufs.items(), key=lambda n: n[0][0] == "article"):
        code = _CREER.get(liste, _une_ligne)(demande, mots)
        Mot.objects.filter(liste=liste, mot=plie, valeur=NOUVEAU).update(valeur=code)
    return len(neufs)


@dataclass(frozen=True)
class _Demande:
    export: Export
    carnet: Carnet
    compte: Compte

    @cached_property
    def dites(self) -> Decisions:
        """What is decided, as it stands when it is first asked."""
        return decisions(self.export)

    def rangees(self, mots: Iterable[MotDAvant]) -> list[Any]:
        """The rows of the old lists that bear these words."""
        return [
            rangee
            for mot in mots
            for rangee in self.carnet.rangees(mot.liste)
            if rangee.id in mot.ids
        ]

    def premier_jour(self, mots: Iterable[MotDAvant]) -> date:
        """The first day, in Paris, of what was done at old points."""
        horloge = decisions(self.export).horloge(self.carnet.horloge)
        instants = [
            lu.le
            for mot in mots
            for lu in self.carnet.parcourir(_PREMIERS[mot.liste])
            if lu.le and lu.point in mot.ids
        ]
        premiers = [horloge.moment(le).astimezone(PARIS).date() for le in instants]
        return min(premiers, default=timezone.localdate())


def _deja(rangees: Iterable[Any], dit: str) -> Any:
    """The row that bears that name."""
    return next((r for r in rangees if plier(r.nom) == plier(dit)), None)


def _nom(modele: Any, dit: str) -> str:
    return dit[: modele._meta.get_field("nom").max_length]


def _une_ligne(demande: _Demande, mots: Sequence[MotDAvant]) -> str:
    mot = mots[0]
    modele, champs = _MODELES[mot.vu.liste]
    deja = _deja(modele._default_manager.all(), mot.dit)
    objet: Any = deja or modele(nom=_nom(modele, mot.dit), **champs)
    if deja is None and isinstance(objet, Matiere):
        enregistrer_la_matiere(matiere=objet, categories=[], par=demande.compte)
    elif deja is None:
        enregistrer(objet=objet, par=demande.compte)
    return str(getattr(objet, "code", objet.pk))


def _un_lieu(demande: _Demande, mots: Sequence[MotDAvant]) -> str:
    dit = mots[0].dit
    lieu = _deja(Lieu.objects.all(), dit)
    if lieu is None:
        adresses = [(r.adresse or "").strip() for r in demande.rangees(mots)]
        pris = [code.lower() for code in Lieu.objects.values_list("code", flat=True)]
        lieu = Lieu(
            nom=_nom(Lieu, dit),
            code=code_libre(pris, dit, Lieu._meta.get_field("code").max_length or 0).upper(),
            adresse=next(filter(None, adresses), "")[:200],
            ouvert_le=demande.premier_jour(mots),
        )
        enregistrer_le_lieu(objet=lieu, par=demande.compte)
    return lieu.code


def _un_moyen(demande: _Demande, mots: Sequence[MotDAvant]) -> str:
    """Hidden from the tills, under the account where things wait to be sorted out."""
    moyen = _deja(Moyen.objects.all(), mots[0].dit)
    if moyen is None:
        attente = PosteComptable.objects.get(poste=PosteComptable.Poste.DEPENSE)
        moyen, _neuf = creer_le_moyen(
            par=demande.compte,
            activites=[],
            nom=_nom(Moyen, mots[0].dit),
            genre=Moyen.Genre.AUTRE,
            compte=attente.compte,
            visible=False,
        )
    return moyen.code


def _un_article(demande: _Demande, mots: Sequence[MotDAvant]) -> str:
    """At its old price, in its old category; left out where that names none of the grid."""
    for rangee in demande.rangees(mots):
        code = demande.dites.mot("type_dechets", rangee.id_type_dechet)
        categorie = categories_de_la_grille().filter(code=code).first()
        if categorie is None:
            continue
        champs = {"nom": _nom(Article, mots[0].dit), "categorie": categorie}
        article = jumeau_de(champs)
        if article is None:
            prix = rangee.prix if (rangee.prix or 0) > 0 else None
            article, _neuf = creer_l_article(
                compte=demande.compte,
                activite=Activite.objects.get(code=ACTIVITE),
                mode_prix=Article.ModePrix.CONSEILLE if prix else Article.ModePrix.LIBRE,
                prix_cts=prix,
                visible=rangee.visible != 0,
                **champs,
            )
        return str(article.numero)
    return ""


_CREER: Mapping[str, Callable[[_Demande, Sequence[MotDAvant]], str]] = {
    "lieu": _un_lieu,
    "moyen": _un_moyen,
    "article": _un_article,
}
