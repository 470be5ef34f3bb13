"""The gestures of whoever tampers: the base, the heads, the archives, the logs, never the key."""

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.db.models import F

from boutique.archives.models import Archive
from boutique.caisses.models import Session
from boutique.clotures.models import Cloture
from boutique.regles.models import Activite, RegimeTVA
from boutique.tickets.models import Remis
from boutique.tiroirs.models import Comptage
from boutique.ventes.models import CommentaireVente, CumulVentes, LigneVente, Reglement, Vente
from collecte.livre.models import (
    Bon,
    Cumul,
    CumulAnnees,
    CumulApports,
    CumulDepots,
    CumulHeures,
    Ligne,
    Mouvement,
    Stock,
    Tare,
)
from petiterockette.journal.models import Chaine, Entree, Maillon
from tests.boutique.alterations import couper, effacer
from tests.boutique.la_journee import effacer_le_ticket


def changer(modele, tri="pk", rang=0, **valeurs):
    def faire(_midi):
        pk = modele._base_manager.order_by(tri).values_list("pk", flat=True)[rang]
        modele._base_manager.filter(pk=pk).update(**valeurs)

    return faire


def changer_tout(modele, filtre: dict, **valeurs):
    return lambda _midi: modele._base_manager.filter(**filtre).update(**valeurs)


def oter(modele, tri="pk", rang=0):
    return lambda _midi: effacer(
        modele, modele._base_manager.order_by(tri).values_list("pk", flat=True)[rang]
    )


def copier(modele, **autres):
    """One more row, the same but for its key, and for what must be alone of its kind."""

    def faire(_midi):
        rangee = modele._base_manager.order_by("pk").first()
        rangee.pk = None
        for nom, valeur in autres.items():
            setattr(rangee, nom, valeur() if callable(valeur) else valeur)
        modele._base_manager.bulk_create([rangee])

    return faire


def echanger(modele, champs: Iterable[str], filtre: dict | None = None):
    """What two rows say is exchanged."""

    def faire(_midi):
        rangees = modele._base_manager.filter(**filtre or {}).order_by("pk")
        une, autre = rangees.first(), rangees.last()
        dites = {c: (getattr(une, c), getattr(autre, c)) for c in champs}
        assert any(a != b for a, b in dites.values())
        rangees.filter(pk=une.pk).update(**{c: b for c, (_a, b) in dites.items()})
        rangees.filter(pk=autre.pk).update(**{c: a for c, (a, _b) in dites.items()})

    return faire


def ensemble(*gestes):
    def faire(midi):
        for geste in gestes:
            geste(midi)

    return faire


def fichier_des_tetes() -> Path:
    return Path(settings.DOSSIER_DES_TETES) / "tetes.json"


def fichier_des_bons() -> Path:
    return Path(settings.DOSSIER_DES_TETES) / "bons.txt"


def ecrire_les_tetes(faire: Callable[[str], str]):
    return lambda _midi: fichier_des_tetes().write_text(faire(fichier_des_tetes().read_text()))


def _baisser_une_tete(texte: str) -> str:
    dit = json.loads(texte)
    dit["tetes"]["caisse:2"][0] -= 1
    return json.dumps(dit)


def _oublier_une_tete(texte: str) -> str:
    dit = json.loads(texte)
    del dit["tetes"]["caisse:2"]
    return json.dumps(dit)


def remettre_les_tetes_de_midi(midi):
    fichier_des_tetes().write_text(midi["tetes"])


def oter_les_tetes(_midi):
    fichier_des_tetes().unlink()


def un_ticket(rang: int) -> Vente:
    return Vente.objects.filter(serie__ecole=False).order_by("pk")[rang]


def le_dernier_ticket() -> Vente:
    return Vente.objects.filter(serie__chaine__nom="caisse:2").order_by("numero").last()


def oter_le_dernier_ticket(_midi):
    vente = le_dernier_ticket()
    couper(Maillon.objects.get(chaine=vente.serie.chaine_id, rang=vente.numero))
    effacer_le_ticket(vente)


def oter_les_maillons(**filtre):
    return lambda _midi: Maillon.objects.filter(**filtre)._raw_delete("default")


def contrefaire_un_bon(_midi):
    fichier_des_bons().write_text("1 a 1 b\n" + fichier_des_bons().read_text())


def oter_la_journee(_midi):
    """All that the first till wrote: tickets, sessions, closings, links, counters."""
    ventes = Vente.objects.filter(serie__caisse__numero=2)
    for rangees in (
        *(Reglement.objects.filter(vente__in=ventes), LigneVente.objects.filter(vente__in=ventes)),
        *(
            CommentaireVente.objects.filter(vente__in=ventes),
            Remis.objects.filter(vente__in=ventes),
        ),
        *(Cloture.objects.filter(caisse__numero=2), ventes),
        *(Comptage.objects.filter(session__caisse__numero=2), CumulVentes.objects.all()),
        Session.objects.filter(caisse__numero=2),
        Maillon.objects.filter(chaine__nom__startswith="caisse:2"),
    ):
        effacer(rangees.model, *rangees.values_list("pk", flat=True))
    Chaine.objects.filter(nom__startswith="caisse:2").update(rang=0, empreinte="", le=None)


def oter_ce_qu_elle_a_bouge(_midi):
    bons = Bon.objects.filter(nature__in=("vente", "retour_vente"))
    pks = list(bons.values_list("pk", flat=True))
    Mouvement.objects.filter(bon__in=pks)._raw_delete("default")
    Tare.objects.filter(ligne__bon__in=pks)._raw_delete("default")
    Ligne.objects.filter(bon__in=pks)._raw_delete("default")
    effacer(Bon, *pks)


def oter_ce_qu_en_dit_le_journal(_midi):
    Entree.objects.filter(code__startswith="boutique.")._raw_delete("default")
    Entree.objects.filter(contenu__nature__in=("vente", "retour_vente"))._raw_delete("default")


def revenir_a_midi(midi):
    """Every chain as it stood at noon, and the heads too: a state that was true once."""
    for nom, (rang, _empreinte) in midi["chaines"].items():
        suite = Maillon.objects.filter(chaine__nom=nom, rang__gt=rang).order_by("rang").first()
        if suite:
            couper(suite)
    for chaine in Chaine.objects.exclude(nom__in=midi["chaines"]):
        if premier := chaine.maillons.order_by("rang").first():
            couper(premier)
    remettre_les_tetes_de_midi(midi)


def refaire_un_maillon_sans_la_cle(_midi):
    """The content changed, and a plain digest in the place of the HMAC."""
    maillon = Maillon.objects.filter(chaine__nom="caisse:2").order_by("rang").last()
    contenu = maillon.contenu | {"total_cts": 1}
    dit = json.dumps(contenu, sort_keys=True)
    Maillon.objects.filter(pk=maillon.pk).update(
        contenu=contenu, empreinte=hashlib.sha256(dit.encode()).hexdigest()
    )


def alourdir_un_depot(_midi):
    """A line, its movement and all that sums them, together."""
    bon = Bon.objects.filter(nature="apport").order_by("pk").first()
    ligne = Ligne.objects.filter(bon=bon).order_by("rang").first()
    plus = {"masse_g": F("masse_g") + 1_000}
    Ligne.objects.filter(pk=ligne.pk).update(**plus, brut_g=F("brut_g") + 1_000)
    Mouvement.objects.filter(bon=bon, categorie=ligne.categorie_id).update(**plus)
    for cache in (Stock, Cumul, CumulAnnees, CumulApports):
        cache.objects.filter(categorie=ligne.categorie_id).update(**plus)
    for cache in (CumulDepots, CumulHeures):
        cache.objects.update(**plus)


def reecrire_les_caches(_midi):
    for cache in (Cumul, CumulAnnees, Stock):
        cache.objects.update(masse_g=F("masse_g") + 1_000)


def baisser_un_ticket(_midi):
    """The line, the ticket, its payment and its caches, together."""
    vente = un_ticket(0)
    LigneVente.objects.filter(vente=vente).update(
        montant_cts=100, catalogue_cts=100, ht_cts=100, tva_cts=0
    )
    Reglement.objects.filter(vente=vente).update(montant_cts=100, donne_cts=100)
    Vente.objects.filter(pk=vente.pk).update(total_cts=100, catalogue_cts=100, ht_cts=100)


def changer_une_archive(_midi):
    chemin = _l_archive()
    chemin.write_bytes(chemin.read_bytes() + b"\0")


def changer_une_archive_et_sa_rangee(midi):
    changer_une_archive(midi)
    archive = Archive.objects.order_by("pk").first()
    sha256 = hashlib.sha256(_l_archive().read_bytes()).hexdigest()
    Archive.objects.filter(pk=archive.pk).update(sha256=sha256)


def _l_archive() -> Path:
    return Path(settings.DOSSIER_DES_ARCHIVES) / Archive.objects.order_by("pk").first().fichier


def ajouter_une_entree(_midi):
    derniere = Entree.objects.order_by("pk").last()
    derniere.pk, derniere.resume, derniere.empreinte = None, "Rien", "0" * 64
    Entree.objects.bulk_create([derniere])


def un_taux_de_plus(_midi):
    regime = RegimeTVA(
        activite=Activite.objects.get(code="cafe"),
        debut="2020-01-01",
        regime="assujetti",
        taux_cp=550,
    )
    RegimeTVA.objects.bulk_create([regime])


def un_maillon(chaine: str, rang: int) -> dict:
    return {"chaine__nom": chaine, "rang": rang}
