// The band: what is in progress, what waits, who weighs.

import { ecrireMot, presser, tous, trouver } from "./page.js";

export function motsEnvoi({ phrase, envoi, memoire }) {
  const attente = envoi.enAttente().length;
  const refuses = envoi.refuses().length;
  if (refuses) return { mots: phrase.n("envois_refuses", refuses), calme: false };
  if (attente && envoi.pause === "connexion") return { mots: phrase.n("envois_connexion", attente), calme: false };
  if (attente && envoi.enCours) return { mots: phrase("envoi_en_cours"), calme: true };
  if (attente) return { mots: phrase.n("envois_attente", attente), calme: false };
  if (!memoire.fiable) return { mots: phrase("rien_garde"), calme: false, muet: true };
  return { mots: phrase("tout_envoye"), calme: true };
}

export function peindreBandeau(etat) {
  const { phrase, reglages, par } = etat;
  const { mots, calme, muet } = motsEnvoi(etat);
  ecrireMot("[data-envoi-mots]", mots);
  trouver("#envoi").hidden = !(calme || muet);
  const voir = trouver("#envois-voir");
  voir.hidden = calme || Boolean(muet);
  voir.classList.add("puce-attente");

  // Nothing begun, what stands here is the new one.
  for (const b of tous('.en-cours [data-geste="en-cours"]')) presser(b, etat.commence);
  for (const b of tous('.en-cours [data-geste="nouveau"]')) presser(b, !etat.commence);
  const cotes = etat.deCote().length;
  for (const b of tous('[data-geste="de-cote-liste"]')) {
    b.hidden = cotes === 0;
    trouver("[data-mot]", b).textContent = phrase("de_cote_n", { n: cotes });
  }
  ecrireMot('[data-geste="liste-du-jour"] [data-mot]', phrase.n("depots", etat.duJour));
  const nom = reglages.equipe.find((e) => e.id === par)?.nom;
  ecrireMot("#nom [data-mot]", nom ?? phrase("qui"));
  for (const b of tous("[data-equipier]")) b.setAttribute("aria-pressed", String(Number(b.dataset.equipier) === par));
}
