// The display, the tiles and the provenance, as the state says.

import { kilos } from "../comptoirs/nombres.js";
import { ecrireMot, presser, rang, refaire, tous, trouver } from "../comptoirs/page.js";
import { peindreAfficheur } from "../comptoirs/vue-afficheur.js";

export function peindrePesee(etat) {
  const { phrase, ticket, categorie } = etat;
  const s = ticket.saisie;
  const choisie = s.choisie && categorie(s.choisie);
  const titre =
    s.champ === "objets"
      ? phrase("combien_d_objets")
      : s.corrige
        ? phrase("correction_de", { categorie: choisie.nom })
        : choisie
          ? phrase("poids_de", { categorie: choisie.nom })
          : phrase(etat.etroit ? "poids_lu_court" : "poids_lu");
  peindreTuiles(etat, choisie, peindreAfficheur(etat, titre));
}

// The chosen tile says what touching it again will do.
function peindreTuiles({ phrase, ticket, categorie }, choisie, pesee) {
  const parent = choisie?.parent ?? choisie?.id;
  for (const tuile of tous("#tuiles [data-categorie]")) {
    if (tuile.hasAttribute("aria-disabled")) continue;
    const id = Number(tuile.dataset.categorie);
    const elle = id === parent;
    presser(tuile, elle);
    const ajouter = elle && pesee.masse_g;
    const sur = ajouter ? phrase(ticket.saisie.corrige ? "tuile_corriger" : "tuile_ajouter", { masse: kilos(pesee.masse_g) }) : "";
    const ajout = trouver(".tuile-ajout", tuile);
    ajout.textContent = sur;
    ajout.hidden = !sur;
    if (sur) tuile.setAttribute("aria-label", `${categorie(id).nom} : ${sur}`);
    else tuile.removeAttribute("aria-label");
  }
  const aide = ticket.saisie.corrige
    ? "aide_correction"
    : choisie
      ? ticket.saisie.texte
        ? "aide_retouchez"
        : "aide_tapez"
      : ticket.saisie.texte
        ? "aide_touchez"
        : "aide_repos";
  ecrireMot("#categories-aide", phrase(aide, { categorie: choisie?.nom }));
}

export function peindreProvenance(etat) {
  const { phrase, ticket, reglages } = etat;
  const localite = reglages.localites.find((l) => l.id === ticket.localite);
  const origine = reglages.origines.find((o) => o.id === ticket.origine);
  for (const puce of tous("[data-origine]")) presser(puce, Number(puce.dataset.origine) === ticket.origine);
  for (const puce of tous("[data-localite]")) presser(puce, Number(puce.dataset.localite) === ticket.localite);

  // What has no chip of its own is shown in the place of « Autre… ».
  const sansPuce = (genre, id) => {
    const puce = trouver(`.provenance [data-${genre}="${id}"]`);
    return !puce || puce.hidden;
  };
  const horsTuile = localite && sansPuce("localite", localite.id) ? localite.nom : "";
  presser(trouver("#localite-autre"), horsTuile);
  refaire(trouver("#localite-autre [data-mot]"), horsTuile, () => [rang(horsTuile || phrase("autre"))]);
  const autreOrigine = trouver("#origine-autre");
  const cachee = origine && sansPuce("origine", origine.id) ? origine.nom : "";
  presser(autreOrigine, cachee);
  ecrireMot("#origine-autre [data-mot]", cachee || phrase("autre"));

  const manque = etat.manque === "localite";
  trouver("#provenance").classList.toggle("manque", manque);
  ecrireMot("#localite-manque", manque ? phrase("manque_localite") : "");
  const tournee = ticket.arret_rang ? phrase("arret_de_la_tournee", { n: ticket.arret_rang }) : "";
  const resume = [tournee, origine?.nom, localite?.nom ?? phrase("localite_a_dire")].filter(Boolean).join(" · ");
  refaire(trouver("#provenance-ouvrir [data-mot]"), resume, () => [rang(resume)]);
  trouver("#provenance-ouvrir").classList.toggle("a-dire", !localite);
}

