"""Nobody changes, removes, swaps or brings back a row of the till unseen: `verifier` names it.

The tables and their columns are read from the models: a new sealed table, or a new column,
is judged here the day it exists. What a row says is read by Python, and told alike whichever base
keeps it: rows taken out or exchanged are judged on both, and that the day's own raise nothing.
"""

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import TestCase, override_settings

from boutique.caisses.models import Caisse, Emetteur, Session
from boutique.caisses.services.caisses import installer_la_caisse
from boutique.caisses.services.reglages import regler_la_caisse
from boutique.ventes.models import BonAchat, CommentaireVente, LigneVente, Reglement, Vente
from boutique.ventes.scellement import DANS_LE_TICKET, maillon_de
from petiterockette.journal.dites import RANGEES
from petiterockette.journal.models import Chaine, Entree, Maillon
from petiterockette.journal.sceaux import modeles_prouves
from tests.boutique.alterations import (
    a_defaire,
    alterer,
    ce_que_dit_verifier,
    copier,
    couper,
    echanger,
    effacer,
    est_nommee,
    phrases_de_verifier,
    remettre,
    une_table_sans_verification,
)
from tests.boutique.la_journee import vivre
from tests.fabriques import un_compte, un_point
from tests.greffons.bases import sceaux_leves

TABLES = [
    *(
        modele
        for salle in apps.get_app_configs()
        if salle.name.startswith("boutique.")
        for modele in modeles_prouves(salle)
    ),
    *(Caisse, Session, BonAchat, CommentaireVente, Maillon, Chaine),
]
# A row's own key where nothing but other rows says it, and the time that a taken-over clock
# leaves on a chain.
LIBRES = {LigneVente: {"id"}, Reglement: {"id"}, Maillon: {"id"}, Chaine: {"id", "le"}}
# What two rows exchange to be taken for each other: their key, unless it is free.
ECHANGES = {LigneVente: "vente_id", Reglement: "vente_id", Maillon: "rang"}

pytestmark = pytest.mark.django_db

chaque_table = pytest.mark.parametrize("modele", TABLES, ids=lambda m: m.__name__)


@pytest.fixture(scope="module")
def journee(django_db_setup, django_db_blocker, tmp_path_factory):
    """A till's day, written once for all that is done to it here; each table as it was at noon."""
    tetes = tmp_path_factory.mktemp("tetes")
    anciennes: dict = {}
    with django_db_blocker.unblock(), transaction.atomic():
        with (
            override_settings(DOSSIER_DES_TETES=str(tetes)),
            TestCase.captureOnCommitCallbacks(execute=True),
        ):
            vivre(a_midi=lambda: anciennes.update({m: copier(m) for m in TABLES}))
            _regler(installer_la_caisse(un_point("caisse")))
        # Once for all that is done here.
        with sceaux_leves("default"):
            yield tetes, anciennes
        transaction.set_rollback(True)


@pytest.fixture
def base(journee, settings):
    """The day, and what was told of it outside; returns the tables of noon."""
    tetes, anciennes = journee
    settings.DOSSIER_DES_TETES = str(tetes)
    return anciennes


def test_la_journee_ecrit_deux_fois_dans_chaque_table_et_tout_s_accorde(base):
    assert [m.__name__ for m in TABLES if m._base_manager.count() < 2] == []
    assert ce_que_dit_verifier() == []


def _regler(caisse):
    regler_la_caisse(
        caisse=caisse,
        fond_cts=12_000,
        tolerance_cts=300,
        demande_le_code=True,
        quantite_plausible=100,
        montant_plausible_cts=50_000,
        s_ouvre_sur=None,
        vente_au_poids=False,
        instrument="",
        vignette_jusqu_au=None,
        compte=un_compte("administration"),
    )


def _noms(rangee) -> set[str]:
    """What a sentence about a row may call it."""
    if isinstance(rangee, Maillon):
        return _noms(rangee.chaine)
    if isinstance(rangee, Chaine):
        return {f"chaîne {rangee.nom} ", f"chaîne {rangee.pk} "}
    noms = {f"{rangee._meta.verbose_name} {rangee.pk} "}
    if isinstance(rangee, Vente):
        noms.add(f"ticket {rangee.numero_lisible}")
    elif isinstance(rangee, BonAchat):
        noms.add(f"bon {rangee.code} ")
    elif isinstance(rangee, LigneVente | Reglement | CommentaireVente):
        noms |= _noms(rangee.vente)
    elif isinstance(rangee, Emetteur):
        noms |= {nom for vente in rangee.ventes.all() for nom in _noms(vente)}
    return noms


@pytest.mark.une_base
@chaque_table
def test_chaque_colonne_changee_est_nommee(base, modele):
    noms = [c.name for c in modele._meta.concrete_fields if c.attname not in LIBRES.get(modele, ())]
    rangees = modele._base_manager.order_by("pk")
    pas_vues = []

    with une_table_sans_verification(modele):
        # A comment that was redacted and one that was not are not judged by the same.
        for rangee in [rangees.first(), *rangees.all()[1:2]][: 1 + (modele is CommentaireVente)]:
            appelee = _noms(rangee) | ({"chaîne x "} if modele is Chaine else set())
            for nom in noms:
                with a_defaire():
                    if alterer(rangee, nom) and not est_nommee(appelee, modele):
                        pas_vues.append(f"{rangee.pk} {nom}")

    assert pas_vues == []


@pytest.mark.une_base
@pytest.mark.parametrize(
    ("modele", "nom"),
    [
        (modele, champ.name)
        for modele in [*TABLES, Entree]
        for champ in modele._meta.concrete_fields
        if isinstance(champ, models.JSONField)
    ],
    ids=lambda x: getattr(x, "__name__", x),
)
@pytest.mark.parametrize("vide", [{}, []], ids=["objet", "liste"])
def test_un_contenu_vide_ne_fait_taire_aucune_verification(base, modele, nom, vide):
    with une_table_sans_verification(modele):
        modele._base_manager.update(**{nom: vide})

        assert ce_que_dit_verifier()


@chaque_table
@pytest.mark.parametrize("ou", ["milieu", "fin"])
def test_une_rangee_effacee_est_nommee(base, modele, ou):
    rangees = list(modele._base_manager.order_by("pk"))
    rangee = rangees[-1] if ou == "fin" else rangees[(len(rangees) - 1) // 2]
    noms = _noms(rangee)

    with une_table_sans_verification(modele):
        effacer(modele, rangee.pk)

        assert est_nommee(noms, modele)


@chaque_table
def test_deux_rangees_echangees_sont_nommees(base, modele):
    rangees = modele._base_manager.order_by("pk")
    if modele is Maillon:
        rangees = rangees.filter(chaine__nom="caisse:1:evenements")
    elif modele in ECHANGES:
        # Two that are the same but for their key are no less theirs once exchanged.
        rangees = rangees.order_by("montant_cts", "pk")
    une, autre = rangees.first(), rangees.last()
    noms = _noms(une) | _noms(autre)

    with une_table_sans_verification(modele):
        echanger(modele, une, autre, ECHANGES.get(modele, modele._meta.pk.attname))

        assert est_nommee(noms, modele)


@pytest.mark.une_base
@chaque_table
def test_une_ancienne_copie_d_une_table_se_voit(base, modele):
    assert base[modele] != copier(modele)

    with une_table_sans_verification(modele):
        remettre(modele, base[modele])

        assert any(phrases_de_verifier())


@pytest.mark.une_base
@chaque_table
def test_la_derniere_effacee_avec_ce_qui_la_dit_est_connue_dehors(base, modele):
    rangee = modele._base_manager.order_by("pk").last()
    maillon = _ce_qui_dit(rangee)

    with une_table_sans_verification(modele):
        effacer(modele, rangee.pk)
        couper(maillon)

        assert any(f"la base s’arrête au nº {maillon.rang - 1}" in p for p in ce_que_dit_verifier())


def _ce_qui_dit(rangee) -> Maillon:
    """The first link that tells a row."""
    if isinstance(rangee, Maillon):
        return rangee
    if isinstance(rangee, Chaine):
        return rangee.maillons.get(rang=1)
    if isinstance(rangee, Vente):
        return maillon_de(rangee)
    if isinstance(rangee, Emetteur):
        return maillon_de(rangee.ventes.order_by("pk").first())
    if isinstance(rangee, (*DANS_LE_TICKET, CommentaireVente)):
        return maillon_de(rangee.vente)
    table, cle = rangee._meta.label_lower, rangee._meta.pk.attname
    return next(
        m
        for m in Maillon.objects.filter(contenu__has_key=RANGEES).order_by("pk")
        if any(r[cle] == rangee.pk for r in m.contenu[RANGEES].get(table, ()))
    )


def test_un_montant_change_est_nomme(base):
    with une_table_sans_verification(LigneVente):
        LigneVente.objects.filter(vente__numero=1).update(montant_cts=1)
        phrases = ce_que_dit_verifier()

    assert "ticket 1-1, lignes 1 : montant_cts vaut 1, scellé 600" in phrases


def test_la_valeur_et_le_solde_d_un_bon_releves_ensemble_se_voient(base):
    for origine in BonAchat.Origine.values:
        bon = BonAchat.objects.filter(origine=origine).first()
        with une_table_sans_verification(BonAchat):
            BonAchat.objects.filter(pk=bon.pk).update(
                valeur_cts=bon.valeur_cts + 500, solde_cts=bon.solde_cts + 500
            )
            phrases = ce_que_dit_verifier()

        dite = f"valeur_cts vaut {bon.valeur_cts + 500}, scellé {bon.valeur_cts}"
        assert f"bon d’achat {bon.pk} : {dite}" in phrases


def test_un_commentaire_caviarde_n_est_pas_une_alteration_mais_un_texte_change_oui(base):
    lisible = CommentaireVente.objects.filter(caviarde_le=None).first()
    assert CommentaireVente.objects.exclude(caviarde_le=None).exists()

    with une_table_sans_verification(CommentaireVente):
        CommentaireVente.objects.filter(pk=lisible.pk).update(texte="Autre chose")
        phrases = ce_que_dit_verifier()

    assert f"ticket {lisible.vente.numero_lisible} : son commentaire n’est plus celui" in " ".join(
        phrases
    )
