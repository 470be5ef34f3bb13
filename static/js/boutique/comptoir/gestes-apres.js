// Before and after the payment: the note of a service, the ticket that is declined or not wanted.

import { heureAppareil, uuid } from "../../collecte/comptoirs/identifiants.js";
import { trouver } from "../../collecte/comptoirs/page.js";
import { enDocument } from "./panier.js";

export function gestesDApres(etat, { phrase, reglages, dialogues, foyer, peindre }, { evenements, dire }) {
  function oublierLeRecu() {
    etat.recu = null;
    peindre();
    foyer();
  }

  // Another sum was held out: what was to give back is false, the rest of the ticket stays at hand.
  function oublierLeRendu() {
    etat.recu = { ...etat.recu, rendu: 0 };
    peindre();
  }

  // A page of its own, printed at once: nothing is sold, the basket stays.
  function imprimerLaNote() {
    if (etat.panier.envoi || etat.morte) return undefined;
    if (etat.par === null) return dialogues.nom(imprimerLaNote);
    const { lieu, point, session, ecole } = reglages;
    const tete = { lieu: lieu.code, point: point.id, session, ecole, par: etat.par, appareil_le: heureAppareil(new Date()), plausibles: reglages.plausibles };
    const document = { ...enDocument(etat.panier, etat.chiffre, tete), reglements: [], note: uuid(), saisie_differee: etat.panier.carnet ?? "" };
    const formulaire = trouver("#note-formulaire");
    formulaire.elements.panier.value = JSON.stringify(document);
    return formulaire.requestSubmit();
  }

  // Declined by the customer: written with the ticket, even if the network is cut now.
  function refuserLeTicket() {
    if (etat.par === null) return dialogues.nom(refuserLeTicket);
    evenements.garder({ uuid: uuid(), par: etat.par }, { vers: etat.recu.adresses.refuse });
    oublierLeRecu();
    return dire({ genre: "info", titre: phrase("refus_note") });
  }

  return { oublierLeRecu, oublierLeRendu, imprimerLaNote, refuserLeTicket };
}
