"""What an installation must be told: asked, read, judged."""

import pytest

from deploy.fichiers import completer, ecrire, lire, remplir
from deploy.installation.reglages import pour_nginx, voulus
from deploy.installation.reponses import (
    QUESTIONS,
    demander_les_reponses,
    dites_d_avance,
    lire_les_reponses,
)
from deploy.maisons import Maison
from deploy.refus import Arret

DITES = {"DOMAINE": "caisse.ressourcerie.fr"}
AVEC_COURRIEL = DITES | {
    "COURRIEL": "smtp+tls://nom%40r.fr:secret@smtp.r.fr:587",
    "EXPEDITEUR": "La Ressourcerie <contact@r.fr>",
}


def test_un_domaine_suffit():
    reponses = lire_les_reponses(DITES)

    assert (reponses.nom, reponses.base) == ("rockette", "postgresql")
    assert reponses.provisoire
    assert (reponses.courriel, reponses.expediteur, reponses.cle) == ("aucun", "", "")


def test_tout_ce_qui_ne_va_pas_se_dit_a_la_fois():
    with pytest.raises(Arret) as refus:
        lire_les_reponses({"NOM": "La Rockette", "DOMAINE": "https://r.fr/", "BASE": "mysql"})

    dit = str(refus.value)
    assert all(mot in dit for mot in ("ROCKETTE_NOM", "ROCKETTE_DOMAINE", "ROCKETTE_BASE"))
    assert "sans « https:// »" in dit


@pytest.mark.parametrize(
    ("cle", "valeur"),
    [
        ("NOM", "versions"),
        ("NOM", "deux-mots"),
        ("NOM", "unnomquiestvraimenttroplong"),
        ("DOMAINE", ""),
        ("DOMAINE", "localhost"),
        ("DOMAINE", "r.fr; rm -rf /"),
        ("COURRIEL", "smtp.r.fr"),
        ("CERTIFICAT", "certificat.pem"),
        ("CERTIFICAT", "/nulle/part.pem"),
    ],
)
def test_une_reponse_qui_ne_va_pas_dit_ce_qui_est_attendu(cle, valeur):
    with pytest.raises(Arret, match=f"ROCKETTE_{cle} : ."):
        lire_les_reponses(DITES | {cle: valeur})


def test_un_certificat_demande_sa_cle(tmp_path):
    certificat = tmp_path / "certificat.pem"
    certificat.touch()

    with pytest.raises(Arret, match="La clé du certificat"):
        lire_les_reponses(DITES | {"CERTIFICAT": str(certificat)})


def test_au_clavier_une_mauvaise_reponse_se_redemande_et_l_inutile_ne_se_demande_pas():
    tapees = iter(["", "https://r.fr", "r.fr", "", "", ""])
    demandees, dites = [], []

    def demander(invite: str) -> str:
        demandees.append(invite)
        return next(tapees)

    reponses = demander_les_reponses({}, demander=demander, dire=dites.append)

    assert (reponses.nom, reponses.domaine) == ("rockette", "r.fr")
    assert len(dites) == 1
    # Neither who mails come from, without mail, nor the key of no certificate.
    assert not any("courriels" in invite or "clé" in invite for invite in demandees)
    assert demandees[0].endswith("[rockette] : ")


def test_les_reponses_gardees_sont_proposees_de_nouveau():
    avant = lire_les_reponses(AVEC_COURRIEL)

    relues = demander_les_reponses(
        lire(avant.en_texte()), demander=lambda _invite: "", dire=lambda _phrase: None
    )

    assert relues == avant


def test_une_variable_l_emporte_sur_le_fichier_des_reponses(tmp_path):
    fichier = tmp_path / "reponses"
    fichier.write_text("# les nôtres\nNOM=cycles\nDOMAINE=r.fr\n", "utf-8")

    dites = dites_d_avance({"ROCKETTE_REPONSES": str(fichier), "ROCKETTE_DOMAINE": "autre.fr"})

    assert dites == {"NOM": "cycles", "DOMAINE": "autre.fr"}


def test_un_fichier_de_reponses_absent_se_dit():
    with pytest.raises(Arret, match="ne se lit pas"):
        dites_d_avance({"ROCKETTE_REPONSES": "/nulle/part"})


def test_chaque_question_tient_en_une_ligne():
    assert [q.cle for q in QUESTIONS if len(q.phrase) > 100 or "\n" in q.phrase] == []


@pytest.mark.parametrize(
    "valeur", ["simple", "avec espace", 'des "guillemets"', "un \\ et un $ et un `", "", "é à’"]
)
def test_une_valeur_ecrite_se_relit_telle_quelle(valeur):
    assert lire(ecrire("NOM", valeur)) == {"NOM": valeur}


def test_un_reglage_ecrit_se_lit_de_meme_par_django(tmp_path):
    import environ

    fichier = tmp_path / ".env"
    valeurs = {"ESSAI_A": "La Ressourcerie <c@r.fr>", "ESSAI_B": 'a "b" \\ c', "ESSAI_C": "x=y#z"}
    fichier.write_text("".join(ecrire(n, v) + "\n" for n, v in valeurs.items()), "utf-8")
    lus: dict[str, str] = {}

    class Env(environ.Env):
        ENVIRON = lus

    Env.read_env(fichier)

    assert lus == valeurs


def test_completer_garde_ce_que_d_autres_ont_ecrit():
    texte = "# le mien\nRESUME_LE=8\nHTTPS=false\nEMAIL_URL=smtp://a\n"

    complete = completer(texte, {"HTTPS": "true", "EMAIL_URL": None, "PROXYS": "1"})

    assert complete == "# le mien\nRESUME_LE=8\nHTTPS=true\nPROXYS=1\n"
    assert completer(complete, {"HTTPS": "true", "EMAIL_URL": None, "PROXYS": "1"}) == complete


def test_un_modele_a_qui_une_valeur_manque_ne_se_remplit_pas():
    assert remplir("a {{ nom }} $host {b}", {"nom": "x"}) == "a x $host {b}"
    with pytest.raises(KeyError):
        remplir("{{ autre }}", {"nom": "x"})


def test_une_cle_presente_ne_se_tire_jamais_de_nouveau():
    maison, reponses = Maison("cycles"), lire_les_reponses(DITES | {"NOM": "cycles"})

    def jamais() -> str:
        raise AssertionError

    premiers = voulus(maison, reponses, {}, lambda: "tiree")
    seconds = voulus(maison, reponses, {k: v for k, v in premiers.items() if v}, jamais)

    assert premiers == seconds
    assert premiers["SECRET_KEY"] == premiers["CLE_DES_CHAINES"] == "tiree"


def test_la_base_s_ouvre_par_le_compte_qui_sert_et_par_la_prise_locale():
    from petiterockette.settings import env

    maison = Maison("cycles")
    postgresql = voulus(maison, lire_les_reponses(DITES), {}, lambda: "x")["DATABASE_URL"]
    sqlite = voulus(maison, lire_les_reponses(DITES | {"BASE": "sqlite"}), {}, lambda: "x")

    lue = env.db_url_config(postgresql)
    assert (lue["USER"], lue["NAME"], lue["PASSWORD"]) == ("rockette-cycles", "rockette-cycles", "")
    assert lue["OPTIONS"] == {"host": "/var/run/postgresql"}
    assert env.db_url_config(sqlite["DATABASE_URL"])["NAME"] == (
        "/var/lib/rockette/cycles/base.sqlite3"
    )


def test_sans_courriel_les_lignes_du_courriel_partent():
    maison = Maison("rockette")

    sans = voulus(maison, lire_les_reponses(DITES), {}, lambda: "x")
    avec = voulus(maison, lire_les_reponses(AVEC_COURRIEL), {}, lambda: "x")

    assert (sans["EMAIL_URL"], sans["COURRIEL_EXPEDITEUR"]) == (None, None)
    assert avec["COURRIEL_EXPEDITEUR"] == "La Ressourcerie <contact@r.fr>"


@pytest.mark.parametrize(("debian", "dit"), [("12", "listen 443 ssl http2;"), ("13", "http2 on;")])
def test_chaque_debian_a_son_mot_pour_http2(debian, dit):
    from deploy.bases import MODELES

    valeurs = pour_nginx(lire_les_reponses(DITES), "/c.pem", "/c.cle", version_de_debian=debian)
    site = remplir((MODELES / "nginx" / "site.conf").read_text("utf-8"), valeurs)

    assert dit in site
    assert ("http2 on" in site) == (debian == "13")
    assert "{{" not in site
