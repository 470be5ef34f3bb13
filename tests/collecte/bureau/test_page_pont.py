"""The weighbridge as the office sees it: what is awaited, what came, what was misread."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from zeal import zeal_ignore

from collecte.bilans.masses import bilan
from collecte.bureau.models import PeseePont, Reception
from collecte.livre.models import Bon
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.sorties import sortir
from collecte.sorties.services.voies import Charge, SortieDemandee
from tests.collecte.livres import clos
from tests.collecte.quai.au_quai import responsable
from tests.collecte.sorties.departs import au_pont, un_depart, un_ticket
from tests.fabriques import connecter, entete, matiere, structure, un_compte, un_point
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


def page(client, **filtre) -> str:
    return lue(client.get(reverse("collecte:pont"), filtre))


def noter(client, bon, adresse="pont_recevoir", **champs):
    """Send the form of a ticket; « net » stands for the weighing of textile."""
    pk = matiere("textile").pk
    document = {"uuid": str(uuid4()), "pese_le": timezone.localdate().isoformat()}
    document |= {f"{nom}_{pk}": champs.pop(nom) for nom in PESEE if nom in champs}
    return client.post(reverse(f"collecte:{adresse}", args=[bon.pk]), document | champs)


PESEE = ("net", "accepte", "refuse", "refuse_vers")


def champ(nom: str) -> str:
    return f"{nom}_{matiere('textile').pk}"


def test_sans_sortie_attendue_la_page_dit_ce_qui_la_remplira(client, quai):
    responsable(client, quai)

    assert "Aucun ticket attendu" in page(client)


def test_les_sorties_attendent_la_plus_ancienne_en_premier(client, quai, time_machine):
    au_pont()
    time_machine.move_to("2026-10-12 10:00+02:00", tick=False)
    ancienne = un_depart(quai, 230_000)
    time_machine.move_to("2026-11-24 10:00+01:00", tick=False)
    recente = un_depart(quai, 40_500)
    time_machine.move_to("2026-11-25 10:00+01:00", tick=False)
    responsable(client, quai)

    texte = page(client)

    assert "2 tickets attendus" in texte
    assert "dont 1 depuis plus de 30 jours" in texte
    rangs = [texte.index(mots) for mots in (f"nº {ancienne.pk}", f"nº {recente.pk}")]
    assert rangs == sorted(rangs)
    assert texte.index("depuis 44 jours") < texte.index("depuis 1 jour")
    assert '<data value="230000">230,00 kg</data>' in texte


def test_une_sortie_d_un_autre_lieu_ne_se_voit_pas(client, quai):
    au_pont()
    un_depart(un_point("quai"))
    responsable(client, quai)

    assert "Aucun ticket attendu" in page(client)


def test_un_ticket_se_note_et_dit_l_ecart_en_kilos_et_en_pour_cent(client, quai):
    au_pont()
    sortie = un_depart(quai, 230_000)
    responsable(client, quai)

    reponse = noter(client, sortie, net="221", ticket="PB-77")

    texte = lue(client.get(reponse["Location"]))
    assert "Textile : 221 kg au pont, 9 kg de moins que nous (\u22123,9 %)." in texte
    assert "% d’écart" not in texte
    assert "Aucun ticket attendu" in texte
    assert "PB-77" in texte
    b = bilan(sortie.jour, sortie.jour, [quai.lieu])
    assert (b.recyclage_g, b.ecart_g) == (221_000, -9_000)


def test_au_dela_de_5_pour_cent_l_alerte_se_dit_en_mots(client, quai):
    sortie = un_depart(quai, 100_000)
    responsable(client, quai)

    reponse = noter(client, sortie, net="94,9")

    texte = lue(client.get(reponse["Location"]))
    assert "C’est plus de 5 % d’écart : voyez avec le recycleur." in texte
    assert "plus de 5 % d’écart" in page(client)


def test_5_pour_cent_tout_juste_n_alerte_pas(client, quai):
    sortie = un_depart(quai, 100_000)
    responsable(client, quai)

    noter(client, sortie, net="105")

    assert "5 kg de plus que nous (+5,0 %)" in page(client)
    assert "d’écart" not in page(client)


def test_ce_qui_est_accepte_dit_ce_qui_est_refuse(client, quai):
    sortie = un_depart(quai, 40_000)
    responsable(client, quai)

    noter(client, sortie, net="38", accepte="33", refuse_vers="energie")

    pesee = PeseePont.objects.get()
    assert (pesee.net_g, pesee.refuse_g, pesee.refuse_vers) == (38_000, 5_000, "energie")
    assert "5 kg refusés : valorisé en énergie" in page(client)


@pytest.mark.parametrize(
    ("saisie", "ou", "phrase"),
    [
        ({"net": ""}, "net", "Tapez ce que le pont a pesé, en kg."),
        ({"net": "beaucoup"}, "net", "« beaucoup » n’est pas un nombre de kg."),
        ({"net": "38", "accepte": "39"}, "accepte", "L’accepté (39 kg) dépasse"),
        (
            {"net": "38", "accepte": "30", "refuse": "5", "refuse_vers": "energie"},
            "accepte",
            "30 kg acceptés et 5 kg refusés ne font pas 38 kg.",
        ),
        ({"net": "38", "refuse": "5"}, "refuse_vers", "devient"),
        ({"net": "38", "refuse": "39", "refuse_vers": "energie"}, "refuse", "38 kg"),
    ],
)
def test_une_saisie_impossible_se_dit_a_cote_du_champ_et_reste_tapee(
    client, quai, saisie, ou, phrase
):
    sortie = un_depart(quai, 40_000)
    responsable(client, quai)

    reponse = noter(client, sortie, **saisie, ticket="PB-9")

    dites = erreurs(reponse)
    assert list(dites) == [champ(ou)]
    assert phrase in dites[champ(ou)]
    assert 'value="PB-9"' in lue(reponse)
    assert not Reception.objects.exists()


def test_un_jour_impossible_se_dit_a_cote_du_jour(client, quai):
    sortie = un_depart(quai, 40_000)
    responsable(client, quai)
    hier = (timezone.localdate() - timedelta(days=1)).isoformat()

    reponse = noter(client, sortie, net="40", pese_le=hier)

    assert erreurs(reponse) == {"pese_le": "la sortie n’était pas encore partie."}
    assert erreurs(noter(client, sortie, net="40", pese_le="")).keys() == {"pese_le"}


def test_un_poids_de_moitie_se_confirme(client, quai):
    sortie = un_depart(quai, 230_000)
    responsable(client, quai)

    reponse = noter(client, sortie, net="22,1")

    assert "Textile : 22,1 kg au pont, 207,9 kg de moins que nous" in erreurs(reponse)["confirme"]
    assert not Reception.objects.exists()
    noter(client, sortie, net="22,1", confirme="on")
    assert PeseePont.objects.get().net_g == 22_100


def test_rien_au_pont_est_un_poids(client, quai):
    sortie = un_depart(quai, 40_000)
    responsable(client, quai)

    noter(client, sortie, net="0", confirme="on")

    assert PeseePont.objects.get().net_g == 0


def test_une_matiere_absente_du_ticket_reste_comme_annoncee(client, quai):
    mixte = structure("Eco-systèmes")
    deux = [a.matiere for a in mixte.accords.exclude(matiere=None)[:2]]
    demande = SortieDemandee(
        "recycleur", [Charge(10_000, matiere=m) for m in deux], structure=mixte
    )
    sortie, _cree = sortir(entete=entete(point=quai), demande=demande)
    responsable(client, quai)
    document = {"uuid": str(uuid4()), "pese_le": timezone.localdate().isoformat()}
    adresse = reverse("collecte:pont_recevoir", args=[sortie.pk])

    vide = client.post(adresse, document)
    client.post(adresse, document | {f"net_{deux[1].pk}": "9,8"})

    assert "pour une matière au moins" in lue(vide)
    assert [(p.matiere, p.net_g) for p in PeseePont.objects.all()] == [(deux[1], 9_800)]


def test_la_page_envoyee_deux_fois_note_un_seul_ticket(client, quai):
    sortie = un_depart(quai, 40_000)
    responsable(client, quai)
    uuid = str(uuid4())
    noter(client, sortie, net="39", uuid=uuid)

    seconde = noter(client, sortie, net="39", uuid=uuid)
    apres = page(client)
    autre = noter(client, sortie, net="38", uuid=uuid)

    assert seconde.status_code == 302
    assert "déjà noté une fois" in apres
    assert "Cette page a déjà servi" in lue(autre)
    assert Reception.objects.count() == 1


def test_une_sortie_deja_pesee_renvoie_a_la_liste(client, quai):
    sortie = un_depart(quai, 40_000)
    un_ticket(sortie, 39_000)
    responsable(client, quai)

    reponse = client.get(reverse("collecte:pont_recevoir", args=[sortie.pk]))

    assert reponse["Location"] == reverse("collecte:pont")
    assert "a déjà son ticket de pesée" in page(client)
    assert "a déjà" in lue(noter(client, sortie, net="38"))
    assert Reception.objects.count() == 1


def test_une_sortie_annulee_ne_se_pese_plus(client, quai):
    sortie = un_depart(quai, 40_000)
    annuler(bon=sortie, uuid=uuid4(), motif="pas venu", compte=un_compte("direction"))
    responsable(client, quai)

    assert noter(client, sortie, net="39").status_code == 200
    assert not Reception.objects.exists()


def test_dans_un_mois_clos_le_ticket_compte_aujourd_hui_en_revision(client, quai, time_machine):
    time_machine.move_to("2026-10-20 10:00+02:00", tick=False)
    sortie = un_depart(quai, 230_000)
    time_machine.move_to("2026-11-25 10:00+01:00", tick=False)
    clos(quai.lieu, sortie.jour.replace(day=1))
    responsable(client, quai)

    avant = lue(client.get(reverse("collecte:pont_recevoir", args=[sortie.pk])))
    noter(client, sortie, net="221")

    assert "Octobre 2026 est clos" in avant
    assert "révision" in avant
    recue = Bon.objects.get(nature="reception")
    assert recue.jour == timezone.localdate()
    assert recue.mouvements.get().revise == sortie.jour.replace(day=1)


def test_un_ticket_mal_lu_se_corrige_avec_sa_raison(client, quai):
    sortie = un_depart(quai, 230_000)
    recue = un_ticket(sortie, 211_000, ticket="PB-1")
    responsable(client, quai)
    formulaire = lue(client.get(reverse("collecte:pont_corriger", args=[recue.pk])))

    sans = noter(client, recue, "pont_corriger", net="221")
    # Two gestures in one: each asks once for the « sans matière » row.
    with zeal_ignore([{"model": "collecte_listes.Matiere"}]):
        noter(client, recue, "pont_corriger", net="221", motif="Mauvais poids", ticket="PB-1")

    assert 'value="211"' in formulaire
    assert "une correction porte sa raison" in erreurs(sans)["motif"]
    texte = page(client)
    assert "annulé : Mauvais poids" in texte
    assert "9 kg de moins que nous (\u22123,9 %)" in texte
    b = bilan(sortie.jour, sortie.jour, [quai.lieu])
    assert (b.recyclage_g, b.ecart_g) == (221_000, -9_000)
    # An old page finds nothing left to correct.
    vieille = client.get(reverse("collecte:pont_corriger", args=[recue.pk]))
    assert vieille["Location"] == reverse("collecte:pont")


def test_la_tresorerie_note_mais_ne_corrige_pas_celui_d_un_autre(client, quai):
    recue = un_ticket(un_depart(quai), 39_000)
    sortie = un_depart(quai)
    connecter(client, un_compte("tresorerie"))

    assert "Corriger" not in page(client)
    assert noter(client, recue, "pont_corriger", net="38", motif="x").status_code == 403
    assert noter(client, sortie, net="40").status_code == 302
    assert "Corriger" in page(client)


def test_un_appareil_partage_dit_qui_note(client, quai):
    sortie = un_depart(quai)
    connecter(client, un_compte("camion", lieu=quai.lieu, personne=None), quai)

    reponse = noter(client, sortie, net="40")

    assert erreurs(reponse) == {"par": "Touchez votre nom."}


def test_la_liste_tient_en_peu_de_requetes(client, quai, django_assert_max_num_queries):
    au_pont()
    for _n in range(4):
        un_depart(quai)
        un_ticket(un_depart(quai), 39_000)
    responsable(client, quai)
    page(client)

    with django_assert_max_num_queries(18) as peu:
        page(client)
    for _n in range(6):
        un_depart(quai)
        un_ticket(un_depart(quai), 39_000)
    with django_assert_max_num_queries(len(peu)):
        page(client)
