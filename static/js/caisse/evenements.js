// What was taken off before payment is told to the server, once nobody can take it back any
// more. Kept on the device until the server knows it.

import { heureAppareil, uuid } from "../comptoir/identifiants.js";
import { estRefus, poster } from "../comptoir/envoi.js";

export const REPENTIR_MS = 10_000;

export function creerEvenements({ memoire, reglages, par, quandRefuse }) {
  let enCours = false;

  async function partir() {
    if (enCours) return;
    enCours = true;
    for (const e of memoire.envois()) {
      if (e.apres > Date.now()) continue;
      const reponse = await poster(reglages.adresses.evenement, e.document);
      if (reponse.statut === 200 || reponse.statut === 201 || estRefus(reponse)) memoire.oublierEnvoi(e.uuid);
      else break;
      if (estRefus(reponse)) quandRefuse(reponse.donnees);
    }
    enCours = false;
  }

  setInterval(partir, REPENTIR_MS);
  window.addEventListener("online", partir);

  return {
    partir,
    // Returns what takes it back: an event that did not happen is not told.
    noter(code, { panier = "", lignes = [], montant_cts = 0 }, delai = REPENTIR_MS) {
      const document = {
        uuid: uuid(),
        lieu: reglages.lieu.code,
        point: reglages.point.id,
        par: par(),
        appareil_le: heureAppareil(new Date()),
        session: reglages.session,
        ecole: reglages.ecole,
        code,
        panier,
        lignes: lignes.map((libelle) => ({ libelle: libelle.slice(0, 80) })),
        montant_cts,
      };
      memoire.garderEnvoi({ uuid: document.uuid, document, garde_le: Date.now(), apres: Date.now() + delai });
      setTimeout(partir, delai + 50);
      return () => memoire.oublierEnvoi(document.uuid);
    },
  };
}
