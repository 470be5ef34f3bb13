"""What a test of the till leans on: an open till, and what its screen posts."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from boutique.articles.models import Article, Public
from boutique.caisses.models import Caisse
from boutique.caisses.services.caisses import installer_la_caisse
from boutique.regles.models import Activite, Moyen, PosteComptable
from boutique.regles.services.lignes_de_liste import noter_les_neuves
from boutique.tickets.documents import lire_correction, lire_retour
from boutique.tickets.models import PlafondRemboursement
from boutique.tickets.services.corrections import corriger
from boutique.tickets.services.remboursements import rendre
from boutique.tiroirs.services.comptages import Decompte, compter
from boutique.tiroirs.services.listes import charger_la_boutique
from boutique.tiroirs.services.sessions import fermer, ouvrir
from boutique.ventes.documents import lire_panier
from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.services.ventes import encaisser
from collecte.listes.models import Categorie
from petiterockette.comptes.models import Compte
from petiterockette.journal.listes import noter_les_listes
from petiterockette.lieux.models import Point
from tests.fabriques import les_listes, un_compte, un_point
from tests.listes import Listes

APPAREIL = "jeton-de-la-tablette"


@dataclass
class ALaCaisse:
    """A till that somebody holds: what its screen knows, and what it posts."""

    point: Point
    compte: Compte
    appareil: str = APPAREIL
    ecole: bool = False
    session: Any = field(default=None)

    def document(self, lignes, reglements=None, **autres) -> dict:
        """A basket; paid in exact cash unless ``reglements`` says otherwise."""
        total = sum(ligne["montant_cts"] for ligne in lignes)
        if reglements is None:
            reglements = [paye("especes", total)] if total else []
        return {
            "uuid": str(uuid4()),
            "lieu": self.point.lieu.code,
            "point": self.point.pk,
            "session": self.session.pk,
            "ecole": self.ecole,
            "total_cts": total,
            "lignes": lignes,
            "reglements": reglements,
        } | autres

    def poster(self, document) -> tuple[Vente, bool]:
        return encaisser(panier=lire_panier(document), compte=self.compte, appareil=self.appareil)

    def vendre(self, *lignes, reglements=None, **autres) -> Vente:
        vente, _nouvelle = self.poster(self.document(list(lignes), reglements, **autres))
        return vente

    def rendre(self, vente: Vente | None, lignes, reglements=None, **autres) -> Vente:
        """Give back these lines; in cash unless ``reglements`` says otherwise."""
        total = autres.pop("total_cts", None)
        if total is None:
            total = sum(round(li.get("montant_cts") or _vaut(li)) for li in lignes)
        document = {
            "uuid": str(uuid4()),
            "lieu": self.point.lieu.code,
            "point": self.point.pk,
            "session": self.session.pk,
            "ecole": self.ecole,
            "vente": vente.pk if vente else None,
            "motif": "Ne plaît plus",
            "total_cts": total,
            "lignes": lignes,
            "reglements": [paye("especes", total)] if reglements is None else reglements,
        } | autres
        avoir, _nouveau = rendre(
            retour=lire_retour(document), compte=self.compte, appareil=self.appareil
        )
        return avoir

    def corriger(self, vente: Vente, *reglements, **autres) -> Vente:
        document = {
            "uuid": str(uuid4()),
            "motif": "Payé par carte",
            "reglements": list(reglements),
        } | autres
        ticket, _nouveau = corriger(
            vente=vente, correction=lire_correction(document), compte=self.compte
        )
        return ticket

    def fermer(self):
        self.session = fermer(session=self.session, compte=self.compte, par=None)
        return self.session

    def compter(self, especes_cts: int, *, cheques=0, carte_cts=0, motif=""):
        """Count the drawer: so many cents, in the smallest coins it takes."""
        comptage, _nouveau = compter(
            session=self.session,
            uuid=uuid4(),
            decompte=Decompte({1: especes_cts}, cheques, carte_cts),
            motif=motif,
            compte=self.compte,
            par=None,
        )
        return comptage

    def rouvrir(self, fond_cts=10_000, motif="fond refait"):
        self.session, _ = ouvrir(
            point=self.point,
            uuid=uuid4(),
            fond_cts=fond_cts,
            compte=self.compte,
            par=None,
            appareil=self.appareil,
            ecole=self.ecole,
            motif=motif,
        )
        return self.session


_LISTES = Listes(
    charger_la_boutique, (Activite, Moyen, PosteComptable, Public, PlafondRemboursement, Article)
)


def la_boutique() -> None:
    """The default lists of the till, unless this test has them, and a till at each point."""
    les_listes()
    if not Activite.objects.exists():
        _LISTES.poser()
    for sans_caisse in Point.objects.filter(genre="caisse", caisse=None).order_by("pk"):
        installer_la_caisse(sans_caisse)


def une_caisse(
    *,
    point=None,
    role="caisse",
    ecole=False,
    appareil=APPAREIL,
    fond_cts=10_000,
    code=False,
):
    """An open till, held by an account of that role; ``code``: it asks for everybody's."""
    point = point or un_point("caisse")
    installer_la_caisse(point, demande_le_code=code)
    la_boutique()
    tenue = ALaCaisse(point, un_compte(role, lieu=point.lieu), appareil, ecole)
    tenue.rouvrir(fond_cts)
    return tenue


def la_caisse(point: Point) -> Caisse:
    return Caisse.objects.get(point=point)


def l_article(nom: str) -> Article:
    return Article.objects.get(nom=nom, objet=None)


def sans_hypothese(nom: str) -> None:
    """Nothing is supposed of what an article weighs, nor of what its category does."""
    article = l_article(nom)
    Article.objects.filter(pk=article.pk).update(poids_g=None)
    noter_les_listes([article])
    Categorie.objects.filter(pk=article.categorie_id).update(poids_moyen_g=None)


def ligne(nom: str, quantite: int = 1, **champs) -> dict:
    """A line of a basket: so many of an article, at the list's price unless said."""
    article = l_article(nom)
    prix = champs.setdefault("prix_cts", article.prix_cts or 0)
    remise = champs.get("remise_cts", 0)
    champs.setdefault("montant_cts", 0 if champs.get("offert") else prix * quantite - remise)
    return {"article": article.pk, "mode": "unite", "quantite": quantite} | champs


def lot(nom: str, prix_cts: int, nb_objets: int | None, **champs) -> dict:
    """A line sold as a lot: one price for so many objects, or for « sans nombre »."""
    return ligne(nom, mode="lot", prix_cts=prix_cts, nb_objets=nb_objets, **champs)


def paye(code: str, montant_cts: int, donne_cts: int | None = None, reference="") -> dict:
    return {
        "moyen": Moyen.objects.get(code=code).pk,
        "montant_cts": montant_cts,
        "donne_cts": donne_cts or montant_cts,
        "reference": reference,
    }


def rend(ligne_vendue: LigneVente, quantite: int = 1, vers: str = "rayon", **champs) -> dict:
    """What comes back of a line."""
    return {"ligne": ligne_vendue.pk, "quantite": quantite, "vers": vers} | champs


def plafonner(role: str, avec_ticket_cts: int | None, sans_ticket_cts: int | None = 0) -> None:
    # The lists first: where one of them has a row, they cannot be copied.
    la_boutique()
    plafond, _cree = PlafondRemboursement.objects.update_or_create(
        role=role,
        defaults={"avec_ticket_cts": avec_ticket_cts, "sans_ticket_cts": sans_ticket_cts},
    )
    noter_les_neuves([plafond])


def _vaut(rendue: dict) -> int:
    vendue = LigneVente.objects.get(pk=rendue["ligne"])
    return vendue.montant_cts * rendue["quantite"] // vendue.quantite
