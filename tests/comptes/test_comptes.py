import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from petiterockette.comptes.models import Affectation, Compte
from petiterockette.comptes.refus import DernierAdministrateur, PointDUnAutreLieu, RoleDejaRetire
from petiterockette.comptes.roles import Role, pour
from petiterockette.comptes.services import affecter, changer_compte, changer_role, retirer_role
from petiterockette.personnes.models import Personne
from tests.fabriques import connecter, un_compte, un_lieu, un_point, une_personne
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db

COMPTES = "/comptes/"
SECRET = "trois mots verts"


@pytest.fixture
def lou(client) -> Compte:
    """Who keeps the accounts, signed in."""
    compte = un_compte("administration", identifiant="lou", personne=une_personne("Lou"))
    connecter(client, compte)
    return compte


def un_formulaire(**champs) -> dict:
    champs.setdefault("identifiant", "awa")
    champs.setdefault("mot_de_passe", SECRET)
    champs.setdefault("encore", champs["mot_de_passe"])
    champs.setdefault("role", "benevole")
    champs.setdefault("debut", "2026-01-05")
    champs.setdefault("lieu", "" if "point" in champs or champs["role"] != "benevole" else "tous")
    return champs


def neuve(nom: str) -> dict:
    """Somebody whom the directory does not know, as the picker sends them."""
    return {"personne": "nouvelle", "personne_mots": nom}


def les_erreurs(reponse) -> dict[str, list[str]]:
    return {champ: list(phrases) for champ, phrases in reponse.context["form"].errors.items()}


def test_la_liste_dit_le_role_le_lieu_et_l_etat(client, lou):
    lieu = un_lieu(nom="Chemin-Vert")
    un_compte("responsable", lieu=lieu, personne=une_personne("Camille"))
    un_compte(personne=une_personne("Partie"), expire_le=date(2026, 1, 3))

    page = client.get(COMPTES).content.decode()

    assert "Camille" in page
    assert "responsable de site" in page
    assert "Chemin-Vert" in page
    assert "Partie" not in page
    assert "fini le 3 janvier 2026" in client.get(COMPTES, {"etat": "finis"}).content.decode()


def test_la_liste_ne_coute_pas_plus_de_requetes_quand_elle_grandit(
    client, lou, django_assert_num_queries
):
    lieu = un_lieu()
    with django_assert_num_queries(8):
        client.get(COMPTES)
    for _n in range(30):
        un_compte("tri", "caisse", lieu=lieu)

    with django_assert_num_queries(8):
        client.get(COMPTES)


def test_un_seul_compte_d_administration_se_signale(client, lou):
    assert "Un seul compte d’administration" in client.get(COMPTES).content.decode()

    un_compte("administration")

    assert "Un seul compte d’administration" not in client.get(COMPTES).content.decode()


def test_ouvrir_un_compte_avec_sa_personne_et_son_role(client, lou):
    point = un_point()

    client.post(
        reverse("comptes:compte_nouveau"),
        un_formulaire(identifiant="Awa", lieu=point.lieu_id, **neuve("Awa Diop")),
    )

    compte = Compte.objects.get(identifiant="awa")
    assert str(compte) == "Awa Diop"
    assert compte.check_password(SECRET)
    [role] = compte.affectations.all()
    assert (role.role, role.lieu, role.debut) == ("benevole", point.lieu, date(2026, 1, 5))


def test_ouvrir_le_compte_d_un_nom_deja_a_l_annuaire_le_dit(client, lou):
    deja = une_personne("Inès", nom="Dupré")
    adresse = reverse("comptes:compte_nouveau")

    champs = un_formulaire(identifiant="ines", **neuve("inès Dupré"))
    page = lue(client.post(adresse, champs, follow=True))
    autre = lue(client.post(adresse, un_formulaire(**neuve("Awa Diop")), follow=True))

    autre_fiche = Compte.objects.get(identifiant="ines").personne
    assert f"faites réunir les fiches nº {deja.pk} et nº {autre_fiche.pk} par" in page
    assert "quelqu’un de ce nom" not in autre


def test_ouvrir_le_compte_de_l_appareil_d_un_comptoir(client, lou):
    point = un_point()

    client.post(reverse("comptes:compte_nouveau"), un_formulaire(point=point.pk))

    compte = Compte.objects.get(identifiant="awa")
    assert compte.personne is None
    [role] = compte.affectations.all()
    assert (role.lieu, role.point) == (point.lieu, point)


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"identifiant": "lou"}, "identifiant", "est déjà pris"),
        ({"identifiant": "Élan vital"}, "identifiant", "lettres sans accent"),
        ({"encore": "autre chose"}, "encore", "diffèrent"),
        ({"mot_de_passe": "court"}, "mot_de_passe", "trop court"),
        (
            {"identifiant": "capucine75", "mot_de_passe": "capucine75"},
            "mot_de_passe",
            "identifiant",
        ),
        ({"role": ""}, "role", "Choisissez un rôle."),
        ({"role": "controle"}, "fin", "Un accès de contrôle a toujours une date de fin."),
        ({"role": "responsable"}, "lieu", "Ce rôle s’exerce à un lieu"),
        ({"lieu": ""}, "lieu", "Dites où\u00a0: un lieu, ou tous les lieux."),
        ({"personne_mots": "Awa Diop"}, "personne", "touchez «\u00a0créer cette personne\u00a0»"),
        ({"fin": "2025-12-31"}, "fin", "La fin précède le début."),
        ({"debut": "31/02/2026"}, "debut", "Cette date n’existe pas."),
    ],
)
def test_un_champ_a_corriger_le_dit_a_cote_de_lui_et_rien_n_est_ecrit(
    client, lou, champs, champ, phrase
):
    reponse = client.post(reverse("comptes:compte_nouveau"), un_formulaire(**champs))

    erreurs = les_erreurs(reponse)
    assert list(erreurs) == [champ]
    assert phrase in erreurs[champ][0]
    assert list(Compte.objects.all()) == [lou]
    assert Personne.objects.count() == 1


def test_un_refus_dit_de_retaper_les_deux_mots_de_passe(client, lou):
    adresse = reverse("comptes:compte_nouveau")
    dit = "Les deux mots de passe sont à retaper"

    assert dit not in client.get(adresse).content.decode()
    assert dit in client.post(adresse, un_formulaire(role="")).content.decode()


def test_le_clavier_va_au_premier_champ_a_corriger(client, lou):
    page = client.post(
        reverse("comptes:compte_nouveau"), un_formulaire(role="controle")
    ).content.decode()

    [vise] = re.findall(r"<input[^>]* autofocus[^>]*>", page)
    assert 'name="fin"' in vise


def test_l_administration_ne_se_donne_pas_a_un_lieu(client, lou):
    reponse = client.post(
        reverse("comptes:role_donner", args=[un_compte().pk]),
        {"role": "administration", "lieu": un_lieu().pk, "debut": "2026-01-05"},
    )

    assert list(les_erreurs(reponse)) == ["lieu"]


def test_qui_est_a_l_annuaire_se_choisit_et_n_a_qu_une_fiche(client, lou):
    ines = une_personne("Inès", nom="Dupré")
    adresse = reverse("comptes:compte_nouveau")
    assert "Dupré" not in client.get(adresse).content.decode()
    trouvees = client.get(reverse("personnes:choisir"), {"q": "dup"}).json()["personnes"]

    client.post(adresse, un_formulaire(identifiant="ines", personne=trouvees[0]["n"]))
    encore = client.post(adresse, un_formulaire(identifiant="ines2", personne=ines.pk))

    assert Compte.objects.get(identifiant="ines").personne == ines
    assert Personne.objects.filter(nom="Dupré").count() == 1
    deja = "Inès Dupré a déjà un compte\u00a0: «\u00a0ines\u00a0»."
    assert les_erreurs(encore)["personne"] == [deja]


def test_donner_puis_retirer_un_role(client, lou):
    lieu, compte = un_lieu(), un_compte()

    client.post(
        reverse("comptes:role_donner", args=[compte.pk]),
        {"role": "controle", "debut": "2026-01-05", "fin": "2099-12-31"},
    )
    assert compte.has_perm("boutique.lire_la_caisse", lieu)

    client.post(reverse("comptes:role_retirer", args=[compte.affectations.get().pk]))
    assert not Compte.objects.get(pk=compte.pk).has_perm("boutique.lire_la_caisse", lieu)


def test_un_role_se_change_en_un_geste_et_dit_ce_qu_il_remplace(client, lou):
    lieu = un_lieu(code="MTG", nom="Montgallet")
    awa = un_compte("benevole", lieu=lieu, personne=une_personne("Awa"))
    tenu = awa.affectations.get()
    changer = reverse("comptes:role_changer", args=[tenu.pk])
    assert changer in client.get(reverse("comptes:compte", args=[awa.pk])).text
    page = lue(client.get(changer))
    form = {"role": "benevole", "lieu": lieu.pk}

    pareil = client.post(changer, form)
    ailleurs = client.post(changer, form | {"role": "responsable", "lieu": "tous"})
    apres = lue(client.post(changer, form | {"role": "caisse"}, follow=True))
    deux_fois = client.post(changer, form | {"role": "tri"})

    assert "« bénévole · Montgallet » est retiré en même temps" in page
    assert "rien ne change" in lue(pareil)
    assert list(les_erreurs(ailleurs)) == ["lieu"]
    assert "Awa passe de « bénévole · Montgallet » à « caisse · Montgallet »." in apres
    assert deux_fois.status_code == 404
    en_cours = awa.affectations.en_cours(timezone.localdate())
    assert list(en_cours.values_list("role", flat=True)) == ["caisse"]
    assert awa.affectations.count() == 2


def test_changer_le_role_du_dernier_administrateur_ne_change_rien(client, lou):
    tenu = lou.affectations.get()

    reponse = client.post(
        reverse("comptes:role_changer", args=[tenu.pk]), {"role": "direction", "lieu": "tous"}
    )

    assert reponse.context["form"].errors
    assert list(lou.affectations.values_list("role", "fin")) == [("administration", None)]


def test_changer_un_role_deja_retire_le_dit(lou):
    tenu = un_compte("tri", lieu=un_lieu()).affectations.get()
    retirer_role(affectation=tenu, par=lou)

    with pytest.raises(RoleDejaRetire):
        changer_role(affectation=tenu, role="caisse", lieu=tenu.lieu, par=lou)


def test_chaque_role_dit_a_quoi_il_sert_la_ou_on_le_choisit_et_a_la_page_des_droits(client, lou):
    pages = [lue(client.get(reverse(nom))) for nom in ("comptes:compte_nouveau", "comptes:droits")]

    for role in Role:
        assert all(espaces(pour(role)) in page for page in pages), role


def test_un_role_deja_fini_ne_se_retire_pas_une_seconde_fois(client, lou):
    compte = un_compte("tri", lieu=un_lieu())
    fin = timezone.localdate() - timedelta(days=40)
    compte.affectations.update(fin=fin)

    reponse = client.post(reverse("comptes:role_retirer", args=[compte.affectations.get().pk]))

    assert reponse.status_code == 404
    assert compte.affectations.get().fin == fin


def test_le_dernier_administrateur_garde_son_role(client, lou):
    reponse = client.post(
        reverse("comptes:role_retirer", args=[lou.affectations.get().pk]), follow=True
    )

    assert "C’est le dernier compte d’administration" in reponse.content.decode()
    assert Compte.objects.get(pk=lou.pk).has_perm("comptes.gerer")


def test_le_dernier_administrateur_ne_se_ferme_pas(client, lou):
    reponse = client.post(reverse("comptes:compte_fermer", args=[lou.pk]), follow=True)

    assert "C’est le dernier compte d’administration" in reponse.content.decode()
    lou.refresh_from_db()
    assert lou.actif


def test_le_dernier_administrateur_ne_prend_pas_de_fin_passee(lou):
    hier = timezone.localdate() - timedelta(days=1)

    with pytest.raises(DernierAdministrateur):
        changer_compte(compte=lou, personne=lou.personne, actif=True, expire_le=hier, par=lou)

    lou.refresh_from_db()
    assert lou.expire_le is None


def test_qui_rend_l_administration_rentre_chez_soi(client, lou):
    un_compte("administration")

    reponse = client.post(reverse("comptes:role_retirer", args=[lou.affectations.get().pk]))

    assert reponse["Location"] == reverse("accueil")


def test_fermer_puis_rouvrir_un_compte(client, lou):
    compte = un_compte(expire_le=date(2026, 1, 3))

    client.post(reverse("comptes:compte_rouvrir", args=[compte.pk]))
    compte.refresh_from_db()
    assert compte.est_ouvert

    client.post(reverse("comptes:compte_fermer", args=[compte.pk]))
    compte.refresh_from_db()
    assert not compte.est_ouvert


def test_fermer_un_compte_le_dit_avec_son_nom(client, lou):
    awa = un_compte(personne=une_personne("Awa"))

    reponse = client.post(reverse("comptes:compte_fermer", args=[awa.pk]), follow=True)

    assert "Le compte d’Awa est fermé." in reponse.content.decode()


def test_un_role_se_propose_au_lieu_du_compte_et_chaque_caisse_nomme_le_sien(client, lou):
    deux = [un_lieu(code="CHV", nom="Chemin-Vert"), un_lieu(code="MTG", nom="Montgallet")]
    caisses = [un_point("caisse", lieu=lieu, nom="Caisse") for lieu in deux]
    awa = un_compte("benevole", lieu=deux[1])

    form = client.get(reverse("comptes:role_donner", args=[awa.pk])).context["form"]

    assert form["lieu"].value() == str(deux[1].pk)
    dits = dict(pair for _lieu, paires in form.fields["point"].choices[1:] for pair in paires)
    assert [dits[str(c.pk)] for c in caisses] == ["Caisse · Chemin-Vert", "Caisse · Montgallet"]


def test_un_premier_role_se_propose_au_lieu_de_l_appareil(client, lou):
    point = un_point("caisse", lieu=un_lieu(code="CHV"))
    connecter(client, lou, point)

    page = client.get(reverse("comptes:compte_nouveau"))

    assert f'<option value="{point.lieu.pk}" selected>' in page.content.decode()


def test_donner_un_dernier_jour(client, lou):
    compte = un_compte()

    client.post(
        reverse("comptes:compte", args=[compte.pk]),
        {"personne": compte.personne_id, "expire_le": "2099-06-30"},
    )

    compte.refresh_from_db()
    assert compte.expire_le == date(2099, 6, 30)


def test_donner_un_nouveau_mot_de_passe_a_quelqu_un(client, lou):
    compte = un_compte(mot_de_passe="une pelle jaune")

    client.post(
        reverse("comptes:compte_mot_de_passe", args=[compte.pk]),
        {"new_password1": SECRET, "new_password2": SECRET},
    )

    compte.refresh_from_db()
    assert compte.check_password(SECRET)


def test_un_point_va_avec_son_lieu(lou):
    with pytest.raises(PointDUnAutreLieu):
        affecter(compte=un_compte(), role="tri", lieu=un_lieu(), point=un_point(), par=lou)

    assert Affectation.objects.count() == 1


def test_un_compte_sans_le_droit_ne_lit_pas_les_comptes(client):
    connecter(client, un_compte("direction"))

    assert client.get(COMPTES).status_code == 403


@pytest.mark.parametrize("geste", ["compte_fermer", "compte_rouvrir"])
def test_un_lien_ne_ferme_ni_n_ouvre_un_compte(client, lou, geste):
    assert client.get(reverse(f"comptes:{geste}", args=[lou.pk])).status_code == 405


def test_retirer_un_role_garde_le_passe(lou):
    compte = un_compte("tri", lieu=un_lieu())

    retirer_role(affectation=compte.affectations.get(), par=lou)

    assert compte.affectations.get().fin == timezone.localdate() - timedelta(days=1)
