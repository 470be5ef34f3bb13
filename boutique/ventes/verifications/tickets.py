"""What the till's books must say twice the same: rows, sealed content, chains, sums."""

from collections.abc import Iterator

from django.db.models import F, Sum

from boutique.articles.models import Article
from boutique.caisses.models import Serie
from petiterockette.empreintes import empreinte_du_texte
from petiterockette.journal.models import Maillon
from petiterockette.mots.monnaie import euros
from petiterockette.verification import DEBUT, Constat, Repere, comparer, verification

from ..models import BonAchat, CommentaireVente, LigneVente, Reglement, Vente
from ..models.lignes import DE_LA_MATIERE
from ..scellement import contenus

LOT = 500


@verification("Tickets de caisse", suit=())
def tickets(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Each link of a series has its ticket, each ticket its link, and both say the same."""
    for serie in Serie.objects.select_related("caisse", "chaine").order_by("pk"):
        if serie.chaine.nom != f"caisse:{serie.prefixe}":
            yield Constat(f"chaîne {serie.chaine_id} : ce n’est plus celle de sa série")
        yield from _tickets_de(serie, depuis.rang(serie.chaine.nom))


def _tickets_de(serie: Serie, rang: int) -> Iterator[Constat]:
    while rang < serie.chaine.rang:
        scelles = {
            m.rang: m.contenu
            for m in Maillon.objects.filter(
                chaine=serie.chaine, rang__gt=rang, rang__lte=rang + LOT
            )
        }
        ventes = dict(
            Vente.objects.filter(serie=serie, numero__gt=rang, numero__lte=rang + LOT)
            .order_by()
            .values_list("numero", "pk")
        )
        rebatis = contenus(ventes.values())
        for numero in range(rang + 1, min(rang + LOT, serie.chaine.rang) + 1):
            nom = f"ticket {serie.prefixe}-{numero}"
            if numero not in ventes:
                yield Constat(f"{nom} : il manque")
            elif numero in scelles:
                yield from _compares(nom, scelles[numero], rebatis[ventes[numero]])
        rang += LOT
    for numero in Vente.objects.filter(serie=serie, numero__gt=serie.chaine.rang).values_list(
        "numero", flat=True
    ):
        yield Constat(f"ticket {serie.prefixe}-{numero} : sans maillon")


def _compares(nom: str, scelle: dict, rebati: dict) -> Iterator[Constat]:
    """Where the rows of a ticket differ from what was sealed, field by field."""
    if scelle == rebati:
        return
    for cle in sorted(scelle.keys() | rebati.keys()):
        dit, lu = scelle.get(cle), rebati.get(cle)
        if dit == lu:
            continue
        if isinstance(dit, list) and isinstance(lu, list):
            yield from _rangees_comparees(f"{nom}, {cle}", dit, lu)
        else:
            yield Constat(f"{nom} : {cle} vaut {lu!r}, scellé {dit!r}")


def _rangees_comparees(nom: str, dites: list[dict], lues: list[dict]) -> Iterator[Constat]:
    if len(dites) != len(lues):
        yield Constat(f"{nom} : {len(lues)} au lieu de {len(dites)}")
    for rang, (dite, lue) in enumerate(zip(dites, lues, strict=False), start=1):
        for cle in sorted(dite.keys() | lue.keys()):
            if dite.get(cle) != lue.get(cle):
                yield Constat(
                    f"{nom} {rang} : {cle} vaut {lue.get(cle)!r}, scellé {dite.get(cle)!r}"
                )


@verification("Sommes des tickets", suit=("boutique_ventes.vente",))
def sommes(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """A ticket is the sum of its lines, and of its payments."""
    suite = Vente.objects.filter(pk__gt=depuis.apres("boutique_ventes.vente"))
    for cle, champ in (
        ("catalogue_cts", "lignes__catalogue_cts"),
        ("total_cts", "lignes__montant_cts"),
        ("ht_cts", "lignes__ht_cts"),
        ("tva_cts", "lignes__tva_cts"),
    ):
        faux = suite.annotate(s=Sum(champ, default=0)).exclude(s=F(cle)).order_by("pk")
        for vente in faux.select_related("serie__caisse"):
            yield Constat(f"ticket {vente.numero_lisible} : {cle} n’est pas la somme des lignes")
    faux = (
        suite.annotate(s=Sum("reglements__montant_cts", default=0))
        .exclude(s=F("total_cts"))
        .order_by("pk")
    )
    for vente in faux.select_related("serie__caisse"):
        yield Constat(f"ticket {vente.numero_lisible} : les règlements ne font pas le total")


@verification("Kilos vendus en caisse")
def kilos_vendus() -> Iterator[Constat]:
    """What a ticket's lines weigh is what its bon moved."""
    lignes = (
        LigneVente.objects.filter(DE_LA_MATIERE, vente__bon__isnull=False)
        .order_by()
        .values_list("vente__bon", "categorie")
        .annotate(Sum("masse_g"))
    )
    attendus = {(bon, c): g for bon, c, g in lignes if g}
    mouvements = (
        Vente.objects.filter(bon__isnull=False)
        .order_by()
        .filter(bon__mouvements__vers="vendu")
        .values_list("bon", "bon__mouvements__categorie")
        .annotate(Sum("bon__mouvements__masse_g"))
    )
    tenus = {(bon, c): g for bon, c, g in mouvements}
    retours = (
        Vente.objects.filter(bon__isnull=False)
        .order_by()
        .filter(bon__mouvements__de="vendu")
        .values_list("bon", "bon__mouvements__categorie")
        .annotate(Sum("bon__mouvements__masse_g"))
    )
    for bon, c, g in retours:
        tenus[bon, c] = tenus.get((bon, c), 0) - g
    yield from comparer("kilos du bon et de la catégorie", attendus, tenus)


@verification("Bons d’achat")
def bons_d_achat() -> Iterator[Constat]:
    """What is left on a voucher is its value less what it paid."""
    payes = Reglement.objects.filter(bon_achat__isnull=False, vente__serie__ecole=False).order_by()
    depenses = dict(payes.values_list("bon_achat").annotate(Sum("montant_cts")))
    rendus = set(
        LigneVente.objects.filter(genre="bon_achat", quantite__lt=0, vente__serie__ecole=False)
        .order_by()
        .values_list("cle", flat=True)
    )
    for bon in BonAchat.objects.order_by("pk"):
        valeur = 0 if bon.origine == BonAchat.Origine.AVOIR or bon.pk in rendus else bon.valeur_cts
        attendu = valeur - depenses.get(bon.pk, 0)
        if attendu != bon.solde_cts:
            yield Constat(
                f"bon {bon.code} : il reste {euros(bon.solde_cts)}, attendu {euros(attendu)}"
            )


@verification("Articles uniques")
def articles_uniques() -> Iterator[Constat]:
    """What is alone of its kind is sold as many times, less its returns, as it is gone."""
    ventes = (
        LigneVente.objects.filter(article__objet__isnull=False, vente__serie__ecole=False)
        .order_by()
        .values_list("article")
        .annotate(Sum("quantite"))
    )
    nets = {pk: n for pk, n in ventes if n}
    vendus = Article.objects.filter(ligne_vendue__isnull=False).values_list("pk", flat=True)
    yield from comparer(
        "ventes de l’article", {(pk,): n for pk, n in nets.items()}, {(pk,): 1 for pk in vendus}
    )


@verification("Commentaires des tickets")
def commentaires() -> Iterator[Constat]:
    """A comment is the one that was sealed, unless it was redacted, which an event tells."""
    attendus = Vente.objects.exclude(commentaire_empreinte="").filter(commentaire=None)
    for vente in attendus.select_related("serie__caisse").order_by("pk"):
        yield Constat(f"ticket {vente.numero_lisible} : son commentaire manque")
    lisibles = CommentaireVente.objects.filter(caviarde_le=None).order_by("pk")
    for c in lisibles.select_related("vente__serie__caisse").iterator(chunk_size=2000):
        if empreinte_du_texte(c.texte) != c.vente.commentaire_empreinte:
            nom = f"ticket {c.vente.numero_lisible}"
            yield Constat(f"{nom} : son commentaire n’est plus celui qui a été scellé")
