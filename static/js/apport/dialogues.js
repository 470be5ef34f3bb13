// The dialogs of a deposit: its line, its notes, what is refused, where it comes from.

import { corps, creerDialoguesCommuns, dialogue, fermer, ouvrir } from "../comptoir/dialogues.js";
import { kilos } from "../comptoir/nombres.js";
import { creer, ecrireMot, tous, trouver } from "../comptoir/page.js";
import { brancherRefus, basculerCategorieRefusee, categorieRefusee } from "./refus.js";

export function creerDialogues(etat, { phrase, reglages, agir }) {
  const communs = creerDialoguesCommuns(etat, { phrase, reglages, agir });
  let apresSous = () => {};
  let ligneOuverte = null;
  let motifDe = "";

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
    const jour = trouver("#jour");
    const possible = !jour || jour.checkValidity();
    if (jour) {
      trouver("#jour-erreur").hidden = possible;
      jour.setAttribute("aria-invalid", String(!possible));
    }
    if (!possible) {
      evenement.preventDefault();
      jour.focus();
      return;
    }
    agir().noter({
      donateur: trouver("#donateur").value.trim() || null,
      commentaire: trouver("#commentaire").value.trim(),
      jour: (jour?.value !== reglages.jour && jour?.value) || null,
    });
  }

  const surPlace = { refusCategorie: (valeur, donnees, b) => basculerCategorieRefusee(b) };
  const finales = {
    precise: (valeur) => apresSous(Number(valeur)),
    categorie: (valeur) => agir().prendreAutre(Number(valeur)),
    localite: (valeur) => agir().choisirLocalite(Number(valeur)),
    origine: (valeur) => agir().choisirOrigine(Number(valeur)),
    destination: (valeur) => agir().orienter(ligneOuverte, valeur),
    refusMotif: (valeur) => agir().refuserUnDon(Number(valeur), categorieRefusee()),
    annuler: (valeur) => dialogues.motif(valeur),
    bon: (valeur) => dialogues.bon(valeur),
    motif: (valeur) => agir().corrigerDepot(motifDe, valeur),
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
    sousCategories(id, suite) {
      apresSous = suite;
      for (const tuile of tous("#sous-tuiles .tuile")) tuile.hidden = Number(tuile.dataset.sousDe) !== id;
      ouvrir("sous");
    },
    motif(adresse) {
      motifDe = adresse;
      const motifs = reglages.motifs_correction.map((motif) =>
        creer("button", { class: "puce", type: "button", "data-motif": motif }, motif),
      );
      corps("motif").replaceChildren(
        creer("p", {}, phrase("corriger_explique")),
        creer("div", { class: "grille-noms" }, ...motifs),
      );
      ouvrir("motif");
    },
    bon: (adresse) => communs.montrerFragment("bon", `${adresse}?fragment=1`),
    autres: () => ouvrir("autres"),
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
