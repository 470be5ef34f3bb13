// What happened without a sale is told to the server, once nobody can take it back any more. Kept
// on the device until the server has it: closed, offline or refused, it waits here.

import { heureAppareil, uuid } from "../../collecte/comptoirs/identifiants.js";
import { estRefus, poster } from "../../collecte/comptoirs/poster.js";

export const REPENTIR_MS = 10_000;
// A whole basket may be taken up again for longer: the customer comes back.
export const ABANDON_MS = 5 * 60_000;
const LIBELLE_MAX = 80;

export function evenement(code, { lieu, point, session, ecole, par = null }, { panier = "", lignes = [], montant_cts = 0 }, quand = new Date()) {
  return {
    uuid: uuid(),
    lieu,
    point,
    par,
    appareil_le: heureAppareil(quand),
    session,
    ecole,
    code,
    panier,
    lignes: lignes.map((libelle) => ({ libelle: libelle.slice(0, LIBELLE_MAX) })),
    montant_cts,
  };
}

// `quandRecu`: what the server answered; `quandChange`: what waits, or was refused, is not the same.
export function creerEvenements({ memoire, adresse, quandRecu = () => {}, quandChange = () => {} }) {
  let enCours = false;
  let muet = false;
  const miens = new Set();

  async function un(e, options) {
    const reponse = await poster(e.adresse ?? adresse, e.document, false, options);
    const { statut, donnees } = reponse;
    muet = false;
    if (statut === 200 || statut === 201) {
      memoire.oublierEnvoi(e.uuid);
      quandRecu(donnees, e);
    } else if (estRefus(reponse)) {
      // Read again: it may have been taken back meanwhile.
      if (memoire.envoi(e.uuid)) memoire.garderEnvoi({ ...e, refus: donnees.refus });
      quandRecu(donnees, e);
    } else muet = true;
    return !muet;
  }

  // `encore`: what was refused is tried again too.
  async function partir({ encore = false } = {}) {
    if (enCours) return;
    enCours = true;
    for (const e of memoire.envois()) {
      if (e.apres > Date.now() || (e.refus && !encore)) continue;
      if (!(await un(e))) break;
    }
    enCours = false;
    quandChange();
  }

  function garder(document, { vers, delai = 0 } = {}) {
    miens.add(document.uuid);
    memoire.garderEnvoi({ uuid: document.uuid, document, adresse: vers, garde_le: Date.now(), apres: Date.now() + delai });
    setTimeout(partir, delai + 50);
    return () => memoire.oublierEnvoi(document.uuid);
  }

  // The page is left: what it told can be taken back no more. Without an answer, it is sent again.
  function quitter() {
    for (const e of memoire.envois()) {
      if (!miens.has(e.uuid) || e.refus) continue;
      memoire.garderEnvoi({ ...e, apres: 0 });
      un(e, { keepalive: true });
    }
  }

  setInterval(partir, REPENTIR_MS);
  window.addEventListener("online", () => partir());
  window.addEventListener("pagehide", quitter);

  return {
    partir,
    garder,
    refuses: () => memoire.envois().filter((e) => e.refus),
    enAttente: () => muet && memoire.envois().length > 0,
  };
}

// A basket left on the device when its session closed was abandoned in that session. One that was
// sent and has no answer yet stays: it may be a sale.
export function abandonnerLesAnciens({ memoire, evenements, ici, session }) {
  for (const p of memoire.tickets()) {
    if (p.envoi || !p.session || p.session === session) continue;
    if (p.lignes.length) {
      const quoi = { panier: p.uuid, lignes: p.lignes.map((l) => l.article.nom), montant_cts: p.total_cts ?? 0 };
      const quand = new Date(p.modifie_le);
      evenements.garder(evenement("panier_abandonne", { ...ici, session: p.session, par: p.par ?? null }, quoi, quand));
    }
    memoire.oublierTicket(p.uuid);
  }
}
