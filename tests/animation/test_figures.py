"""Who came, from where, how many hours: worked out by hand."""

from datetime import date, time
from uuid import uuid4

import pytest

from ateliers.animation.bilans import bilan_de_l_animation
from ateliers.animation.indicateurs import animation
from ateliers.animation.models import Avis, Demande, Provenance
from ateliers.animation.refus import (
    AucunAvis,
    PasDeBilan,
    RienNeChange,
    SommesDifferentes,
    TropDAvis,
)
from ateliers.animation.services.avis import dire_les_avis
from ateliers.animation.services.materiel import RetourDeMateriel, rendre, sortir
from ateliers.animation.services.organismes import OrganismeDit
from ateliers.animation.services.provenances import dire_d_ou
from ateliers.animation.verifications import provenances as verifier_les_provenances
from ateliers.animation.zones import zone_du_code_postal
from ateliers.seances.services.bilans import corriger
from ateliers.seances.services.seances import Horaire
from petiterockette.indicateurs.registre import Portee
from tests.animation.animations import close, confirmee, un_referent, une_demande
from tests.fabriques import categorie, les_listes, un_lieu
from tests.seances.seances import une_seance

pytestmark = pytest.mark.django_db

DECEMBRE = (date(2026, 12, 1), date(2026, 12, 31))


def _d_ou(seance, uuid=None, **zones):
    zones = {zone.removeprefix("z"): n for zone, n in zones.items()}
    compte = un_referent(seance.lieu)
    return dire_d_ou(seance=seance, uuid=uuid or uuid4(), zones=zones, compte=compte)[0]


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        *(("75011", "11"), ("75001", "1"), ("75020", "20"), ("75116", "16"), (" 75 012 ", "12")),
        *(
            ("93100", "hors"),
            ("75021", "hors"),
            ("75000", "hors"),
            ("", "inconnu"),
            ("750", "inconnu"),
        ),
    ],
)
def test_un_code_postal_dit_l_arrondissement(code, zone):
    assert zone_du_code_postal(code) == zone


def test_les_arrondissements_font_les_presents_du_bilan_sinon_c_est_refuse(horloge):
    seance = confirmee()
    with pytest.raises(PasDeBilan):
        _d_ou(seance, z11=24)
    close(seance, horloge)

    with pytest.raises(SommesDifferentes, match="Cela fait 23, et le bilan compte 24 présents"):
        _d_ou(seance, z11=20, hors=3)
    assert not Provenance.objects.exists()
    _d_ou(seance, z11=20, hors=3, inconnu=1)


def test_une_erreur_se_corrige_par_un_second_compte_et_la_page_ne_compte_qu_une_fois(horloge):
    seance = confirmee()
    close(seance, horloge)
    uuid = uuid4()
    assert _d_ou(seance, uuid, z11=24) == _d_ou(seance, uuid, z11=24)
    with pytest.raises(RienNeChange):
        _d_ou(seance, z11=24)
    _d_ou(seance, z11=20, z12=4)

    assert list(Provenance.objects.values_list("rang", flat=True)) == [1, 2]
    assert bilan_de_l_animation(*DECEMBRE, None).zones == {"11": 20, "12": 4}
    assert list(verifier_les_provenances()) == []


def _avis(seance, uuid=None, **avis):
    dits = {"contents": 0, "mitiges": 0, "decus": 0} | avis
    compte = un_referent(seance.lieu)
    return dire_les_avis(seance=seance, uuid=uuid or uuid4(), **dits, compte=compte)[0]


def test_les_avis_sont_de_ceux_qui_sont_venus_et_les_derniers_valent(horloge):
    seance = confirmee()
    with pytest.raises(PasDeBilan):
        _avis(seance, contents=3)
    close(seance, horloge)
    with pytest.raises(AucunAvis):
        _avis(seance)
    with pytest.raises(TropDAvis, match="Cela fait 25 avis, et le bilan compte 24 présents"):
        _avis(seance, contents=20, mitiges=3, decus=2)
    assert not Avis.objects.exists()
    uuid = uuid4()
    assert _avis(seance, uuid, contents=6) == _avis(seance, uuid, contents=6)
    with pytest.raises(RienNeChange):
        _avis(seance, contents=6)
    _avis(seance, contents=6, mitiges=1, decus=1)

    b = bilan_de_l_animation(*DECEMBRE, None)
    assert (b.contents, b.avis, b.satisfaction) == (6, 8, 75)


def test_sans_avis_la_satisfaction_n_est_pas_zero(horloge):
    close(confirmee(), horloge)

    assert bilan_de_l_animation(*DECEMBRE, None).satisfaction is None


def test_le_bilan_corrige_attend_un_nouveau_compte(horloge):
    seance = confirmee()
    close(seance, horloge)
    _d_ou(seance, z11=24)
    compte = un_referent(seance.lieu)
    corriger(
        seance=seance,
        uuid=uuid4(),
        tetes={"primaire": 25},
        minutes=150,
        motif="compte",
        compte=compte,
    )

    assert bilan_de_l_animation(*DECEMBRE, None).zones == {"inconnu": 25}


def test_les_chiffres_d_un_mois_se_refont_a_la_main(horloge):
    # Saturday: a school, 24 heads (22 pupils, 2 adults) in 2 h 30, all seats (24) but none left.
    # Sunday: a firm of the 12th, 10 heads of 16 seats, in 2 h. And a pole that is not ours.
    les_listes()
    lieu = un_lieu()
    samedi = confirmee(lieu=lieu)
    firme = une_demande(
        lieu=lieu,
        organisme=OrganismeDit("Établi SARL", "entreprise", "", "75012"),
        public="entreprise",
        effectif=16,
        gratuite=True,
    )
    dimanche = confirmee(firme, horaire=Horaire(date(2026, 12, 6), time(10), time(12)))
    velo = une_seance(pole="velo", lieu=lieu)
    compte = un_referent(lieu)
    sortir(seance=samedi, uuid=uuid4(), masses={categorie(): 9_000}, compte=compte)
    close(samedi, horloge, reemploi_g=4_500)
    retours = {categorie().pk: RetourDeMateriel(rendu_g=2_000)}
    rendre(seance=samedi, uuid=uuid4(), retours=retours, compte=un_referent(lieu))
    _d_ou(samedi, z11=20, hors=3, inconnu=1)
    _avis(samedi, contents=9, decus=1)
    close(velo, horloge, tetes={"tous": 50})
    close(dimanche, horloge, tetes={"entreprise": 10}, minutes=120)

    lus = animation(Portee(*DECEMBRE, lieux=(lieu.pk,)))

    assert lus == {
        "ateliers": 2,
        "participants": 34,
        "scolaires": 22,
        "loisirs": 0,
        "tout_public": 2,
        "autres_publics": 10,
        "a_paris": 20,
        "hors_paris": 3,
        # One of the school's, and the ten that nobody split.
        "inconnu": 11,
        "heures_s": (150 + 120) * 60,
        # 24 × 150 + 10 × 120 = 4 800 minutes.
        "heures_participants_s": 4_800 * 60,
        "structures": 2,
        # 34 of 40 seats.
        "remplissage": 85,
        "reemploi_g": 4_500,
        "materiel_g": 7_000,
        "avis": 10,
        "satisfaction": 90,
    }
    assert animation(Portee(*DECEMBRE, lieux=(un_lieu().pk,)))["participants"] == 0
    assert Demande.objects.count() == 2


def test_sans_atelier_une_seule_question_est_posee(django_assert_num_queries):
    with django_assert_num_queries(1):
        bilan_de_l_animation(*DECEMBRE, None)
