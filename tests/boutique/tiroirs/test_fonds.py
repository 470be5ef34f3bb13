"""The float of an opening against what the drawer held; every cash place balances to the cent."""

from uuid import uuid4

import pytest
from django.db.models import Q, Sum

from boutique.caisses.models import Session
from boutique.integrite.verifications.rangees_dites import evenements
from boutique.tiroirs.coffres import au_coffre, tiroir_attendu
from boutique.tiroirs.models import Comptage, MouvementEspeces, Place
from boutique.tiroirs.refus import FondInattendu
from boutique.tiroirs.services.coffres import compter_le_coffre
from boutique.tiroirs.services.comptages import Decompte, compter
from boutique.tiroirs.verifications.fonds import fonds
from boutique.ventes.models import Reglement
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, plafonner, une_caisse
from tests.boutique.au_guichet import tenir
from tests.boutique.pages import envoyer, lire, ouverture
from tests.boutique.tiroirs.test_sessions import deplacer_de
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


def en_place(place: str) -> int:
    """What a place won since the beginning, in cents."""
    mouvements = MouvementEspeces.objects.filter(Q(de=place) | Q(vers=place))
    return sum(m.montant_cts if m.vers == place else -m.montant_cts for m in mouvements)


def tout_est_la(tenue: ALaCaisse, premier_fond_cts: int) -> bool:
    """The first float and every euro that drawers took are in one place or another."""
    au_tiroir = Reglement.objects.filter(genre="especes", vente__hors_tiroir=False)
    pris = au_tiroir.aggregate(s=Sum("montant_cts", default=0))
    derniere = Session.objects.filter(ecole=False).latest("pk")
    ailleurs = (Place.COFFRE, Place.BANQUE, Place.DEPENSE, Place.ECART, Place.CORRIGE)
    places = tiroir_attendu(derniere) + sum(en_place(place) for place in ailleurs)
    return places == premier_fond_cts + pris["s"]


def fermer_et_compter(tenue: ALaCaisse, especes_cts: int, **autres) -> Comptage:
    tenue.fermer()
    comptage = tenue.compter(especes_cts, **autres)
    if comptage.retenu:
        return comptage
    return tenue.compter(especes_cts, motif="on ne sait pas", **autres)


def test_un_fond_loin_de_ce_qui_restait_demande_pourquoi():
    tenue = une_caisse(fond_cts=10_000)
    fermer_et_compter(tenue, 10_000)

    with pytest.raises(
        FondInattendu, match=r"devait tenir 100,00.€, vous dites 97,99.€, soit −2,01"
    ):
        tenue.rouvrir(9_799, motif=" ")

    assert Session.objects.count() == 1
    assert not MouvementEspeces.objects.exists()


def test_le_fond_qui_differe_s_ecrit_comme_un_ecart_avec_sa_raison():
    tenue = une_caisse(fond_cts=10_000)
    avant = tenue.session
    fermer_et_compter(tenue, 10_000)

    tenue.rouvrir(15_000, motif="monnaie ajoutée")

    ecart = MouvementEspeces.objects.get()
    assert (ecart.de, ecart.vers, ecart.montant_cts) == ("ecart", "tiroir", 5_000)
    assert (ecart.session, ecart.motif) == (avant, "monnaie ajoutée")
    assert tiroir_attendu(avant) == tiroir_attendu(tenue.session) == 15_000


def test_dans_la_tolerance_il_s_ecrit_sans_question():
    tenue = une_caisse(fond_cts=10_000)
    fermer_et_compter(tenue, 10_000)

    tenue.rouvrir(9_800, motif="")

    ecart = MouvementEspeces.objects.get()
    assert (ecart.vers, ecart.montant_cts) == ("ecart", 200)


def test_tant_que_celle_d_avant_n_est_pas_comptee_rien_ne_se_demande():
    tenue = une_caisse(fond_cts=10_000)
    avant = tenue.session
    tenue.vendre(ligne("Pantalon", 10))
    tenue.fermer()
    tenue.rouvrir(12_000, motif="")
    aujourd_hui, tenue.session = tenue.session, avant
    assert not MouvementEspeces.objects.exists()

    # Counted the next morning against what it took, whatever was found since.
    comptage = tenue.compter(12_900)

    assert (comptage.especes_attendues_cts, comptage.retenu) == (13_000, True)
    assert tiroir_attendu(avant) == aujourd_hui.fond_cts
    assert [*fonds(), *evenements()] == []


def test_la_meme_page_n_ecrit_l_ecart_qu_une_fois(client):
    tenue = une_caisse(fond_cts=10_000)
    fermer_et_compter(tenue, 10_000)
    tenir(client, tenue)
    page = ouverture(tenue.point, fond="120", motif="monnaie ajoutée", uuid=str(uuid4()))

    for _appui in range(2):
        envoyer(client, "caisse_ouvrir", **page)

    assert MouvementEspeces.objects.count() == 1
    assert Session.objects.count() == 2


def test_l_entrainement_n_a_pas_d_ecart():
    tenue = une_caisse(fond_cts=10_000)
    fermer_et_compter(tenue, 10_000)
    ALaCaisse(tenue.point, tenue.compte, ecole=True).rouvrir(500, motif="")

    assert not MouvementEspeces.objects.exists()


def test_la_page_dit_l_ecart_demande_pourquoi_et_garde_ce_qui_est_tape(client):
    tenue = une_caisse(fond_cts=10_000)
    fermer_et_compter(tenue, 10_000)
    tenir(client, tenue)
    assert 'name="motif"' not in lue(lire(client, "caisse_ouvrir"))

    refuse = envoyer(client, "caisse_ouvrir", **ouverture(tenue.point, fond="92,5"))

    phrase = (
        "Le tiroir devait tenir 100,00 €, vous dites 92,50 €, soit −7,50 € : recomptez, "
        "ou dites pourquoi."
    )
    assert erreurs(refuse) == {"motif": phrase}
    assert phrase in lue(refuse)
    assert "(facultatif)" not in lue(refuse)
    assert 'value="92,5"' in lue(refuse)
    envoyer(client, "caisse_ouvrir", **ouverture(tenue.point, fond="92,5", motif="billet égaré"))
    seance = lue(lire(client, "session", Session.objects.latest("pk").pk))
    assert "écart de −7,50 € noté" in seance
    assert "dont écart à l’ouverture" in seance
    assert "billet égaré" in seance
    assert '<data value="-750">' in seance


def test_une_longue_raison_de_comptage_tient_dans_le_mouvement():
    tenue = une_caisse(fond_cts=10_000)
    tenue.fermer()
    for motif in ("", "é" * 200):
        compter(
            session=tenue.session,
            uuid=uuid4(),
            decompte=Decompte({1_000: 9}, 0, 0),
            motif=motif,
            compte=tenue.compte,
            par=None,
        )

    assert Comptage.objects.get(retenu=True).motif == "é" * 200
    assert MouvementEspeces.objects.get().motif == "é" * 120
    assert list(evenements()) == []


def test_tiroir_coffre_banque_et_ecarts_s_equilibrent_au_centime():
    """Ten days: floats too high, too low, exact; counts that differ; a safe that is short."""
    plafonner("responsable", None)
    tenue = une_caisse(role="responsable", fond_cts=10_000)
    for jour, trouve in enumerate([0, 731, -645, 0, -13, 4_200, 199, -201, 0, 1]):
        vente = tenue.vendre(ligne("Pantalon", 10 + jour))
        tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
        if jour % 3 == 0:
            tenue.rendre(vente, [{"ligne": vente.lignes.get().pk, "quantite": 1, "vers": "rayon"}])
        attendu = tiroir_attendu(tenue.session)
        fermer_et_compter(tenue, attendu + (-1) ** jour * 37 * jour, carte_cts=500)
        deplacer_de(tenue, tiroir_attendu(tenue.session) - 10_000 + 3 * jour)
        if jour == 4:
            deplacer_de(tenue, 2_500, vers="banque", motif="trop de billets")
            deplacer_de(tenue, 410, vers="depense", motif="timbres")
        tenue.rouvrir(tiroir_attendu(tenue.session) + trouve)
        assert tout_est_la(tenue, 10_000), jour
    compter_le_coffre(
        lieu=tenue.point.lieu,
        uuid=uuid4(),
        coupures={1: au_coffre(tenue.point.lieu_id) - 777},
        motif="on ne sait pas",
        compte=tenue.compte,
        par=None,
    )

    assert Session.objects.count() == 11
    assert tout_est_la(tenue, 10_000)
    assert [*fonds(), *evenements()] == []


def test_verifier_nomme_un_fond_que_rien_n_explique():
    tenue = une_caisse(fond_cts=10_000)
    fermer_et_compter(tenue, 10_000)
    tenue.rouvrir(10_000)
    Session.objects.filter(pk=tenue.session.pk).update(fond_cts=9_000)

    [constat] = fonds()

    assert "90,00" in constat.phrase
    assert "laissait 100,00" in constat.phrase
