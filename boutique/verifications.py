"""What the till's books must say twice the same: rows, sealed content, chains, sums."""

from collections.abc import Iterator

from django.db.models import F, QuerySet, Sum

from petiterockette.journal.models import Chaine, Maillon
from petiterockette.journal.tetes import lire_la_tete
from petiterockette.monnaie import euros
from petiterockette.verification import Constat, comparer, verification

from . import (
    verifications_bilans,  # noqa: F401  (they register themselves)
    verifications_fonds,  # noqa: F401  (registers its own)
    verifications_remises,  # noqa: F401  (registers its own)
)
from .models import (
    Article,
    BonAchat,
    Caisse,
    Comptage,
    LigneVente,
    MouvementEspeces,
    Reglement,
    Serie,
    Session,
    Vente,
)
from .models.lignes import DE_LA_MATIERE
from .scellement import contenus
from .services.evenements import chaine_des_evenements

LOT = 500


@verification("Tickets de caisse")
def tickets() -> Iterator[Constat]:
    """Each link of a series has its ticket, each ticket its link, and both say the same."""
    for serie in Serie.objects.select_related("caisse", "chaine").order_by("pk"):
        yield from _tickets_de(serie)


def _tickets_de(serie: Serie) -> Iterator[Constat]:
    rang = 0
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


@verification("Têtes des chaînes de caisse")
def tetes() -> Iterator[Constat]:
    """What was told outside the base is in it, unless a later series says why it is not."""
    for serie in Serie.objects.filter(ecole=False).select_related("caisse", "chaine"):
        suite = Serie.objects.filter(caisse=serie.caisse, ecole=False, rang__gt=serie.rang)
        yield from _tete(serie.chaine, f"série {serie.prefixe}", suite.exists())
    for caisse in Caisse.objects.all():
        chaine = Chaine.objects.filter(nom=chaine_des_evenements(caisse)).first()
        if chaine:
            yield from _tete(chaine, f"événements de la caisse {caisse.numero}", False)


def _tete(chaine: Chaine, nom: str, abandonnee: bool) -> Iterator[Constat]:
    dehors = lire_la_tete(chaine.nom)
    if dehors.rang > chaine.rang:
        phrase = f"{nom} : la base s’arrête au nº {chaine.rang}, dehors on connaît le {dehors.rang}"
        yield Constat(phrase, anomalie=not abandonnee)
    elif dehors.rang and not chaine.maillons.filter(rang=dehors.rang, empreinte=dehors.empreinte):
        yield Constat(f"{nom} : le nº {dehors.rang} n’est pas celui qu’on connaît dehors")


@verification("Sommes des tickets")
def sommes() -> Iterator[Constat]:
    """A ticket is the sum of its lines, and of its payments."""
    for cle, champ in (
        ("catalogue_cts", "lignes__catalogue_cts"),
        ("total_cts", "lignes__montant_cts"),
        ("ht_cts", "lignes__ht_cts"),
        ("tva_cts", "lignes__tva_cts"),
    ):
        faux = Vente.objects.annotate(s=Sum(champ, default=0)).exclude(s=F(cle)).order_by("pk")
        for vente in faux.select_related("serie__caisse"):
            yield Constat(f"ticket {vente.numero_lisible} : {cle} n’est pas la somme des lignes")
    faux = (
        Vente.objects.annotate(s=Sum("reglements__montant_cts", default=0))
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


@verification("Événements de caisse")
def evenements() -> Iterator[Constat]:
    """Sessions, counts and cash moves are what their chained events say."""
    for caisse in Caisse.objects.order_by("pk"):
        dits = _dits(caisse)
        yield from _sessions(caisse, dits)
        yield from _comparees(
            "mouvement d’espèces",
            dits.get("especes.deplacees", {}),
            MouvementEspeces.objects.filter(session__caisse=caisse),
            ("de", "vers", "montant_cts", "motif"),
        )
        comptes = dits.get("session.comptee", {}) | dits.get("session.a_recompter", {})
        yield from _comparees(
            "comptage",
            comptes,
            Comptage.objects.filter(session__caisse=caisse),
            (
                *("coupures", "especes_cts", "especes_attendues_cts", "cheques_comptes"),
                *("cheques_attendus", "carte_cts", "carte_attendue_cts", "retenu", "motif"),
            ),
        )


def _dits(caisse: Caisse) -> dict[str, dict]:
    """Code of an event → what it was about → its content."""
    dits: dict[str, dict] = {}
    maillons = Maillon.objects.filter(chaine__nom=chaine_des_evenements(caisse)).order_by("rang")
    for contenu in maillons.values_list("contenu", flat=True).iterator():
        sujet = contenu.get("mouvement") or contenu.get("comptage")
        if sujet is None:
            sujet = (contenu["ecole"], contenu.get("session"))
        dits.setdefault(contenu["code"], {})[sujet] = contenu
    return dits


def _sessions(caisse: Caisse, dits: dict[str, dict]) -> Iterator[Constat]:
    ouvertures = dits.get("session.ouverte", {})
    fermetures = dits.get("session.fermee", {})
    lues = {(s.ecole, s.numero): s for s in Session.objects.filter(caisse=caisse)}
    for cle in sorted(ouvertures.keys() | lues.keys()):
        nom = f"session {caisse.numero}-{cle[1]}"
        dit, session = ouvertures.get(cle), lues.get(cle)
        if session is None or dit is None:
            yield Constat(f"{nom} : {'elle manque' if session is None else 'jamais ouverte'}")
        elif (session.fond_cts, session.jour.isoformat()) != (dit["fond_cts"], dit["jour"]):
            yield Constat(f"{nom} : son fond ou son jour n’est pas celui de son ouverture")
        elif session.est_ouverte == (cle in fermetures):
            yield Constat(f"{nom} : sa fermeture n’est pas celle que dit son événement")


def _comparees(
    nom: str, dits: dict, rangees: QuerySet, champs: tuple[str, ...]
) -> Iterator[Constat]:
    lues = {r["pk"]: r for r in rangees.values("pk", *champs)}
    for pk in sorted(dits.keys() | lues.keys()):
        dit, lue = dits.get(pk), lues.get(pk)
        if lue is None or dit is None:
            yield Constat(f"{nom} {pk} : {'il manque' if lue is None else 'sans événement'}")
            continue
        for champ in champs:
            if lue[champ] != dit[champ]:
                yield Constat(f"{nom} {pk} : {champ} vaut {lue[champ]!r}, scellé {dit[champ]!r}")
