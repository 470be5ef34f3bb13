// Two lists that live on the device: tickets put aside, documents that wait to be sent.

import { kilos } from "./nombres.js";
import { bouton, creer, pastille, refaire, trouver } from "./page.js";
import { total } from "./pesee.js";

const compter = ({ lignes, refuses = [] }) => lignes.length + refuses.length;
const heure = (instant) =>
  new Date(instant).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });

export function peindreCote({ phrase, deCote, agir }, fermer) {
  const elements = deCote().map((t) =>
    creer(
      "li",
      {},
      creer("span", { class: "categorie" }, ...t.lignes.slice(0, 3).map((l) => pastille(l.categorie))),
      creer("strong", {}, phrase.n("lignes", compter(t)), " · ", kilos(total(t))),
      creer("span", { class: "douce" }, phrase("mis_de_cote", { heure: heure(t.modifie_le) })),
      bouton(phrase("reprendre"), "undo-2", () => {
        fermer();
        agir.reprendre(t.uuid);
      }),
    ),
  );
  const liste = creer("ul", { class: "liste-lignes" }, ...elements);
  trouver("#dialogue-cote [data-corps]").replaceChildren(liste);
}

function unEnvoi(envoi, { phrase, agir }, fermer) {
  const refuse = envoi.etat === "refuse";
  return creer(
    "li",
    {},
    creer("strong", {}, phrase.n("lignes", compter(envoi.document)), " · ", kilos(envoi.masse_g)),
    creer("span", {}, refuse ? envoi.refus : phrase("valide_a", { heure: heure(envoi.garde_le) })),
    refuse &&
      bouton(phrase("reprendre"), "undo-2", () => {
        fermer();
        agir.rouvrirRefuse(envoi.uuid);
      }),
  );
}

export function peindreEnvois(etat, fermer) {
  const { phrase, memoire, envoi, agir } = etat;
  const envois = memoire.envois();
  if (!envois.length) {
    fermer();
    return;
  }
  const connexion = envoi.pause === "connexion";
  const geste = connexion
    ? bouton(phrase("se_reconnecter"), "log-in", agir.seReconnecter, { "data-foyer": "suite" })
    : bouton(phrase("reessayer"), "refresh-cw", agir.reessayer, { "data-foyer": "suite" });
  const cle = JSON.stringify([envois, envoi.pause, envoi.enCours]);
  refaire(trouver("#dialogue-envois [data-corps]"), cle, () => [
    creer("p", {}, phrase(connexion ? "reconnectez_texte" : "partiront_seuls")),
    creer("div", { class: "gestes" }, geste),
    creer("ul", { class: "liste-lignes" }, ...envois.map((e) => unEnvoi(e, etat, fermer))),
  ]);
}
