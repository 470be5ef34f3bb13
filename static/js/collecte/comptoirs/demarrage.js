// What every counter does last: the gestures it shares with the others, then it starts.

import { compterLesSecondes } from "./annonces.js";
import { brancherClavier, foyer } from "./clavier.js";
import { dateLisible } from "./depart.js";
import { ouvrir } from "./dialogues.js";
import { trouver } from "./page.js";
import { relireLePremierJour } from "./premier-jour.js";

// The gestures of a counter that keeps several tickets, by the name that buttons carry.
export function gestesDeCote({ etat, agir, volet, dialogues }) {
  const mettreDeCote = () => (agir.mettreDeCote(), volet.fermer());
  return {
    "en-cours": foyer.saisie,
    nouveau: mettreDeCote,
    "de-cote": mettreDeCote,
    "de-cote-liste"() {
      const cotes = etat.deCote();
      volet.fermer();
      if (cotes.length === 1) agir.reprendre(cotes[0].uuid);
      else dialogues.cote();
    },
    noter: dialogues.note,
  };
}

export function gestesCommuns({ agir, dialogues }) {
  return {
    valider: agir.valider,
    "liste-du-jour": dialogues.jour,
    "envois-voir": dialogues.envois,
    nom: () => dialogues.nom(),
    guide: () => ouvrir("guide"),
    tare: dialogues.tare,
    objets: agir.basculerObjets,
    estime: agir.basculerEstime,
    autres: dialogues.autres,
  };
}

// A document that waits since the last visit leaves now; the page says so by `data-comptoir`.
export function demarrer({ etat, agir, volet, dialogues, peindre }) {
  setInterval(() => compterLesSecondes(etat.phrase) && peindre(), 1000);
  window.addEventListener("resize", peindre);
  trouver("#jour-affiche").textContent = dateLisible(etat.reglages.jour);
  dialogues.brancher();
  brancherClavier({ agir, etat, volet });
  const attente = etat.memoire.envois().filter((e) => e.etat === "attente").at(-1);
  if (attente) {
    etat.dernier = { uuid: attente.uuid, masse_g: attente.masse_g, statut: "attente", cause: "" };
  }
  peindre();
  if (attente) etat.envoi.lancer();
  relireLePremierJour(etat.par);
  if (etat.par === null) dialogues.nom();
  else foyer.saisie();
  document.documentElement.dataset.comptoir = "pret";
}
