// The dialogs of a deposit: its line, its notes, what is refused, where it comes from.

import { creerDialoguesCommuns, dialogue, fermer, jourNote, ouvrir } from "../comptoirs/dialogues.js";
import { kilos } from "../comptoirs/nombres.js";
import { ecrireMot, tous, trouver } from "../comptoirs/page.js";
import { brancherRefus, basculerCategorieRefusee, categorieRefusee } from "./refus.js";

export function creerDialogues(etat, { phrase, reglages, agir }) {
  const communs = creerDialoguesCommuns(etat, { phrase, reglages, agir });
  let ligneOuverte = null;

  function peindreLigne() {
    const ligne = etat.ticket.lignes.find((l) => l.cle === ligneOuverte);
    if (!ligne) return;
    const c = etat.categorie(ligne.categorie);
    ecrireMot("#dialogue-ligne-titre", `${c.nom} · ${kilos(ligne.masse_g)}`);
    for (const b of tous("#ligne-destinations [data-destination]")) {
      b.setAttribute("aria-pressed", String(b.dataset.destination === ligne.destination));
      b.hidden = c.vrac && b.dataset.destination !== "a_trier";
    }
    trouver("#ligne-vrac").hidden = !c.vrac;
  }

  function noter(evenement) {
    const jour = jourNote(evenement, reglages);
    if (jour === undefined) return;
    agir().noter({
      donateur: trouver("#donateur").value.trim() || null,
      commentaire: trouver("#commentaire").value.trim(),
      jour,
    });
  }

  const surPlace = { refusCategorie: (valeur, donnees, b) => basculerCategorieRefusee(b) };
  const finales = {
    localite: (valeur) => agir().choisirLocalite(Number(valeur)),
    origine: (valeur) => agir().choisirOrigine(Number(valeur)),
    destination: (valeur) => agir().orienter(ligneOuverte, valeur),
    refusMotif: (valeur) => agir().refuserUnDon(Number(valeur), categorieRefusee()),
    annuler: (valeur, { seule }) => dialogues.motif(valeur, seule),
    bon: (valeur) => dialogues.bon(valeur),
  };

  const dialogues = {
    ...communs,

    repeindre() {
      communs.repeindre();
      if (dialogue("ligne").open) peindreLigne();
    },

    note() {
      const { donateur, commentaire, jour } = etat.ticket;
      trouver("#donateur").value = donateur ?? "";
      trouver("#commentaire").value = commentaire;
      if (trouver("#jour")) trouver("#jour").value = jour ?? "";
      ouvrir("note");
    },
    ligne(cle) {
      ligneOuverte = cle;
      peindreLigne();
      ouvrir("ligne");
    },
    bon: (adresse) => communs.montrerFragment("bon", `${adresse}?fragment=1`),
    localites: () => ouvrir("localites"),
    origines: () => ouvrir("origines"),
    refus: () => ouvrir("refus"),

    brancher() {
      communs.brancher(surPlace, finales);
      brancherRefus();
      const clic = (id, quand) => trouver(id).addEventListener("click", quand);
      trouver("#note-formulaire").addEventListener("submit", noter);
      clic("#abandonner", () => {
        fermer("note");
        agir().abandonner();
      });
      clic("#ligne-corriger", () => {
        fermer("ligne");
        agir().corrigerLigne(ligneOuverte);
      });
      clic("#ligne-enlever", () => {
        fermer("ligne");
        agir().enleverLigne(ligneOuverte);
      });
    },
  };
  return dialogues;
}
