// The document as a whole: validated, put aside, taken up, cancelled.

import { ANNULER_MS } from "./annonces.js";
import { seReconnecter } from "./connexion.js";
import { uuid } from "./identifiants.js";
import { lacher, tenir } from "./memoire.js";
import { annoncer } from "./page.js";
import { total } from "./pesee.js";
import { estRefus, poster } from "./poster.js";
import { relireLePremierJour } from "./premier-jour.js";

// `feuille`: what a ticket is at this counter: nouveau(before), estVide, manque, enDocument,
// depuisDocument, duJour(answer).
export function gestesDeDocument(etat, page, outils, feuille) {
  const { memoire, phrase, reglages, peindre, dialogues, foyer, volet } = page;
  const { agir, changer, apaiser, dire, geste } = outils;
  const annulations = new Map();

  function recommencer() {
    const ancien = etat.ticket.uuid;
    memoire.oublierTicket(ancien);
    lacher(ancien);
    apaiser();
    etat.ticket = feuille.nouveau();
    tenir(etat.ticket.uuid);
    peindre();
  }

  // Aside, a ticket stays on the device under its own key.
  function ranger() {
    const { ticket } = etat;
    if (feuille.estVide(ticket)) memoire.oublierTicket(ticket.uuid);
    else memoire.garderTicket({ ...ticket, ouvert: false });
    lacher(ticket.uuid);
  }

  function remplacer(ticket) {
    ranger();
    tenir(ticket.uuid);
    apaiser();
    changer({ ...ticket, ouvert: true });
    foyer.saisie();
  }

  const rouvrir = (doc, quoi) => remplacer(feuille.depuisDocument(doc, quoi));

  // What was wrong comes back to be typed again: the first question is which of its lines it was.
  function retaper(doc, motif) {
    const provenance = motif === reglages.motif_provenance;
    rouvrir(doc, { aCorriger: !provenance });
    if (provenance) foyer.localite();
    else if (feuille.chercheSaLigne?.(etat.ticket)) {
      if (reglages.motifs_de_ligne.includes(motif) && volet.etroit()) volet.ouvrir("ticket");
      return phrase("quelle_pesee");
    }
    return "";
  }

  // The document is kept and the screen is free again before anything is awaited: a second tap
  // finds an empty ticket, the next weight finds an empty display.
  function confier() {
    const { ticket } = etat;
    const doc = feuille.enDocument(ticket, {
      lieu: reglages.lieu.code,
      point: reglages.point.id,
      par: etat.par,
      date: new Date(),
    });
    etat.dernier = { uuid: doc.uuid, masse_g: total(ticket), document: doc, statut: "envoi" };
    etat.avis = null;
    etat.envoi.garder(doc, etat.dernier.masse_g);
    recommencer();
    volet.fermer();
    foyer.saisie();
    etat.envoi.lancer();
  }

  // `bonne`: the category that its only line should have had; the document then leaves again.
  async function annulerLeBon(adresse, quoi, bonne = null) {
    const leDernier = () => etat.dernier?.donnees?.annuler === adresse;
    if (leDernier()) etat.dernier = { ...etat.dernier, annulation: true };
    peindre();
    // The same uuid for every try of one cancellation: it is written once.
    if (!annulations.has(adresse)) annulations.set(adresse, uuid());
    const corps = { uuid: annulations.get(adresse), par: etat.par, ...quoi };
    const reponse = await poster(adresse, corps);
    const { statut, donnees } = reponse;
    if (statut === 200 || statut === 201) {
      annulations.delete(adresse);
      // null: it was typed twice, there is nothing to type again.
      const sien = leDernier() && etat.dernier.document;
      const doc = donnees.document === undefined ? sien : donnees.document;
      if (leDernier()) etat.dernier = null;
      etat.duJour = feuille.duJour(donnees) ?? etat.duJour;
      agir.prendreEtat?.(donnees);
      relireLePremierJour(etat.par);
      const suite = doc ? retaper(doc, quoi.motif) : "";
      if (doc && bonne) return agir.changerDeCategorie(bonne);
      annoncer(`${donnees.message} ${suite}`);
      dire({ genre: "succes", titre: donnees.message });
    } else if (estRefus(reponse)) {
      dire({ genre: "erreur", titre: phrase("annulation_refusee"), texte: donnees.refus });
    } else {
      const connexion = statut === 401;
      const suite = connexion
        ? geste("se_reconnecter", "log-in", agir.seReconnecter)
        : geste("reessayer", "refresh-cw", () => annulerLeBon(adresse, quoi, bonne));
      const texte = phrase(connexion ? "annulation_reconnectez" : "annulation_reessayer");
      dire({ genre: "erreur", titre: phrase("annulation_pas_faite"), texte, gestes: [suite] }, 0);
    }
  }

  return {
    valider() {
      if (etat.ticket.saisie.champ === "objets") agir.saisir({ champ: "poids" });
      const ouvert = volet.ouvert();
      if (!agir.finirLaSaisie()) {
        // What is missing may have opened its own, or be there.
        if (volet.ouvert() === ouvert && etat.manque !== "quelle") volet.fermer();
        return;
      }
      etat.manque = feuille.manque(etat.ticket);
      peindre();
      if (etat.manque) (foyer[etat.manque] ?? foyer.saisie)();
      else if (etat.par === null) dialogues.nom(agir.valider);
      else confier();
    },

    abandonner() {
      const perdu = etat.ticket;
      const reprendre = geste("reprendre", "undo-2", () => remplacer(perdu));
      recommencer();
      dire({ genre: "info", titre: phrase("depot_abandonne"), gestes: [reprendre] });
    },

    mettreDeCote() {
      if (feuille.estVide(etat.ticket)) return;
      remplacer(feuille.nouveau(etat.ticket));
      annoncer(phrase("annonce_de_cote"));
    },

    // Another tab may have taken it meanwhile: the list is then shown as it is.
    async reprendre(uuid) {
      const ticket = memoire.tickets().find((t) => t.uuid === uuid);
      if (ticket && (await tenir(uuid))) remplacer(ticket);
      else peindre();
    },

    choisirNom(id) {
      etat.par = id;
      memoire.prendreHabitude({ par: id, compte: reglages.compte });
      relireLePremierJour(id);
      peindre();
    },

    reessayer: () => etat.envoi.lancer(),
    seReconnecter: () => seReconnecter(reglages),
    voirBon: () => dialogues.bon(etat.dernier.donnees.bon),
    annuler: () => annulerLeBon(etat.dernier.donnees.annuler, { motif: "", aussitot: true }),
    corrigerDepot: (adresse, motif, bonne) => annulerLeBon(adresse, { motif, aussitot: false }, bonne),

    rouvrir,
    retaper,

    // What the server answered, whichever deposit it was about.
    recu(envoi, donnees) {
      etat.duJour = feuille.duJour(donnees) ?? etat.duJour;
      agir.prendreEtat?.(donnees);
      relireLePremierJour(etat.par);
      if (etat.dernier?.uuid === envoi.uuid && etat.dernier.statut !== "recu") {
        const masse_g = donnees.masse_g ?? etat.dernier.masse_g;
        etat.dernier = { ...etat.dernier, statut: "recu", masse_g, donnees, fin: Date.now() + ANNULER_MS };
        annoncer(donnees.message);
        if (donnees.pas_relie) dire({ genre: "alerte", titre: phrase("pas_relie"), texte: donnees.pas_relie }, 0);
        // It was the weight of something that goes on elsewhere, and nobody has begun another here.
        if (donnees.tournee && etat.dernier.document && feuille.estVide(etat.ticket)) location.assign(donnees.tournee);
      }
      peindre();
    },

    // Reopened at once if nobody is weighing; otherwise it waits to be taken up.
    refuse(envoi) {
      if (etat.dernier?.uuid === envoi.uuid) etat.dernier = null;
      if (feuille.estVide(etat.ticket)) agir.rouvrirRefuse(envoi.uuid);
      else peindre();
    },

    rouvrirRefuse(uuid) {
      const { document, refus, champs } = memoire.envoi(uuid);
      rouvrir(document, { champs });
      memoire.oublierEnvoi(uuid);
      dire({ genre: "erreur", titre: phrase("a_revoir"), texte: refus }, 0);
    },
  };
}
