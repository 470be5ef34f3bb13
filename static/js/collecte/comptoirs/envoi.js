// Sends what waits, oldest first, one sender per browser, with the same uuid until the server
// has answered. Nothing is ever dropped: a document leaves the device only once recorded.

import { estRefus, poster } from "./poster.js";

const REPRISE_MS = 15_000;

export function creerEnvoi({ memoire, adresse, quandRecu, quandRefuse, quandChange }) {
  let enCours = false;
  let encore = false;
  let pause = "";
  let arret = "";
  const canal = "BroadcastChannel" in window ? new BroadcastChannel(`rockette.envois.${memoire.comptoir}`) : null;

  async function un(envoi) {
    const reponse = await poster(adresse, envoi.document);
    const { statut, donnees, cause } = reponse;
    if (statut === 200 || statut === 201) {
      memoire.oublierEnvoi(envoi.uuid);
      canal?.postMessage({ envoi, donnees });
      quandRecu(envoi, donnees);
      return true;
    }
    if (statut === 401) {
      pause = "connexion";
      return false;
    }
    if (estRefus(reponse)) {
      const { refus, champs, a_confirmer } = donnees;
      memoire.garderEnvoi({ ...envoi, etat: "refuse", refus, champs, a_confirmer });
      quandRefuse(envoi);
      return true;
    }
    // The server says why it takes nothing at all for now.
    arret = (statut === 503 && donnees.refus) || "";
    pause = cause ?? "serveur";
    return false;
  }

  async function tous() {
    // Read again before each one: another tab may have sent it meanwhile.
    const vus = new Set();
    for (;;) {
      const envoi = memoire.envois().find((e) => e.etat === "attente" && !vus.has(e.uuid));
      if (!envoi) break;
      vus.add(envoi.uuid);
      quandChange();
      if (!(await un(envoi))) return;
    }
    pause = "";
  }

  async function lancer() {
    if (enCours) {
      encore = true;
      return;
    }
    enCours = true;
    pause = "";
    arret = "";
    quandChange();
    do {
      encore = false;
      if (navigator.locks) await navigator.locks.request(`rockette.envoi.${memoire.comptoir}`, tous);
      else await tous();
    } while (encore && !pause);
    enCours = false;
    quandChange();
  }

  const enAttente = () => memoire.envois().filter((e) => e.etat === "attente");
  const relancer = () => enAttente().length && pause !== "connexion" && lancer();
  window.addEventListener("online", relancer);
  document.addEventListener("visibilitychange", () => document.hidden || relancer());
  setInterval(relancer, REPRISE_MS);
  canal?.addEventListener("message", ({ data }) => quandRecu(data.envoi, data.donnees));
  window.addEventListener("storage", quandChange);

  return {
    lancer,
    enAttente,
    refuses: () => memoire.envois().filter((e) => e.etat === "refuse"),
    get enCours() {
      return enCours;
    },
    get pause() {
      return pause;
    },
    get arret() {
      return arret;
    },
    garder(document, masse_g) {
      memoire.garderEnvoi({
        uuid: document.uuid,
        document,
        masse_g,
        etat: "attente",
        garde_le: Date.now(),
      });
    },
  };
}
