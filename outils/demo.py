"""Fill the demo's base, then serve it in the foreground until Ctrl-C."""

import http.client
import os
import sys
import time

from avant_demo import ENV, HOTE, RACINE, ecrire_l_env, exiger_le_port_libre, lire_env, port
from processus import arreter, demarrer, lancer, mourir_proprement

PYTHON = sys.executable
IDENTIFIANTS = (
    "benevole tri caisse camion cuisine animation formation mecanique "
    "responsable pole tresorerie controle direction admin"
)
MOT_DE_PASSE = "rockette"
CODE_DE_CAISSE = "1234"
ADHERENTE = "Josette Mirabelle"
COURRIELS = "donnees/courriels"
PAGE = """
La Petite Rockette tourne : {adresse}

  Identifiants : {identifiants}
  Mot de passe de chacun : {mot_de_passe}
  Code de chacun à la caisse : {code_de_caisse}
  Une adhérente à retrouver : {adherente}
  Les courriels s’écrivent dans {courriels}

Ctrl-C pour arrêter.
"""


def environnement() -> dict[str, str]:
    """The demo's `.env` decides alone: what the shell exports could name a real base."""
    reglages = {
        "DATABASE_URL",
        "SECRET_KEY",
        "CLE_DES_CHAINES",
        "DEBUG",
        "DEMO",
        "HTTPS",
        "ALLOWED_HOSTS",
    }
    reglages |= {"CSRF_TRUSTED_ORIGINS", "ADRESSE_PUBLIQUE", "DERRIERE_PROXY", "PROXYS"}
    reglages |= {"DOSSIER_DES_PHOTOS", "EMAIL_URL", "COURRIEL_EXPEDITEUR", "RESUME_LE"}
    reglages |= {"DJANGO_SETTINGS_MODULE", "GUNICORN_CMD_ARGS", "WEB_CONCURRENCY"}
    env = {nom: valeur for nom, valeur in os.environ.items() if nom not in reglages}
    if "ADRESSE_PUBLIQUE" not in lire_env(ENV):
        env["ADRESSE_PUBLIQUE"] = f"http://{HOTE}:{port()}"
    # A demo writes its mails in a folder: none ever leaves this machine.
    return env | {"JOURNAL_TECHNIQUE": "WARNING", "EMAIL_URL": f"filemail:///{COURRIELS}"}


def preparer(env: dict[str, str]) -> None:
    (RACINE / "donnees").mkdir(exist_ok=True)
    (RACINE / COURRIELS).mkdir(mode=0o700, exist_ok=True)
    _faire(env, "-m", "outils.base_de_demo")
    _faire(env, "manage.py", "migrate", "--verbosity=0", "--skip-checks")
    # On the other core while the story is told.
    statiques = demarrer(
        [PYTHON, "manage.py", "collectstatic", "--no-input", "--verbosity=0"], cwd=RACINE, env=env
    )
    try:
        _faire(env, "manage.py", "demo", "--annees", "1")
        code = statiques.wait()
    finally:
        arreter(statiques)
    if code:
        sys.exit(code)


def _faire(env: dict[str, str], *commande: str) -> None:
    if code := lancer([PYTHON, *commande], cwd=RACINE, env=env):
        sys.exit(code)


def servir(env: dict[str, str]) -> int:
    """Serve until a signal; 0 when stopped on demand, gunicorn's code if it fell by itself."""
    exiger_le_port_libre()
    adresse = f"http://{HOTE}:{port()}"
    options = ["--worker-class=sync", "--workers=2", f"--bind={HOTE}:{port()}"]
    # A year of bons leaves as a spreadsheet in more than gunicorn's own 30 seconds.
    options += ["--timeout=120", "--no-control-socket", "--log-level=warning"]
    gunicorn = demarrer(
        [PYTHON, "-m", "gunicorn", *options, "petiterockette.wsgi"], cwd=RACINE, env=env
    )
    ouvrier = demarrer([PYTHON, "manage.py", "ouvrier"], cwd=RACINE, env=env)
    try:
        while gunicorn.poll() is None and not repond():
            time.sleep(0.2)
        if gunicorn.poll() is None:
            print(
                PAGE.format(
                    adresse=adresse,
                    identifiants=IDENTIFIANTS,
                    mot_de_passe=MOT_DE_PASSE,
                    code_de_caisse=CODE_DE_CAISSE,
                    adherente=ADHERENTE,
                    courriels=COURRIELS,
                ),
                flush=True,
            )
        return gunicorn.wait()
    except KeyboardInterrupt:
        print("\nArrêt de la démonstration.")
        return 0
    finally:
        arreter(ouvrier)
        arreter(gunicorn)


def repond() -> bool:
    connexion = http.client.HTTPConnection(HOTE, port(), timeout=5)
    try:
        connexion.request("HEAD", "/")
        connexion.getresponse()
    except OSError:
        return False
    finally:
        connexion.close()
    return True


def main() -> int:
    mourir_proprement()
    ecrire_l_env()
    env = environnement()
    print("Préparation de la démonstration…", flush=True)
    preparer(env)
    return servir(env)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nInterrompu : « make demo » reprendra où il en est.")
        sys.exit(130)
