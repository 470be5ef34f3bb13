// The sorting table as the state says: the display, the tiles, where it goes, what it is in.

import { creer, ecrireMot, presser, refaire, tous, trouver } from "../comptoirs/page.js";
import { peindreAfficheur } from "../comptoirs/vue-afficheur.js";
import { combien, usuel } from "./feuille.js";
import { motsDeLaTare } from "./tare.js";

export function peindreSaisie(etat) {
  const { phrase, ticket, reglages } = etat;
  const titre = !ticket.pesee
    ? phrase("combien_de_contenants")
    : phrase(etat.etroit ? "poids_lu_court" : "poids_lu");
  peindreAfficheur(etat, titre, ticket.pesee ? motsDeLaTare(etat) : null);
  const dite = ticket.pesee && Boolean(ticket.saisie.tares.length || usuel(ticket, etat.ici()));
  trouver("#saisie-detail").classList.toggle("tare-dite", dite);
  presser(trouver("#objets"), !ticket.pesee);
  ecrireMot("#objets [data-mot]", ticket.pesee ? phrase("non") : phrase("fois", { n: combien(ticket) }));
  trouver("#estime").setAttribute("aria-disabled", String(!ticket.pesee));
  const nom = reglages.contenants.find((c) => c.id === ticket.saisie.tares[0]?.contenant)?.nom;
  ecrireMot("#tare [data-mot]", nom ?? phrase("sans"));
  presser(trouver("#tare"), nom);
}

// What leaves « vrac à trier » is sorted: nobody put it in a wrong category.
export function trieDuVrac({ ticket, categorie }) {
  const id = ticket.saisie.choisie ?? ticket.lignes[0]?.categorie;
  return Boolean(id && categorie(id).vrac);
}

export function peindreTuiles(etat) {
  const { phrase, ticket, categorie } = etat;
  const mere = (id) => id && (categorie(id).parent ?? id);
  const vrac = trieDuVrac(etat);
  const fausse = ticket.reclasse && !vrac ? mere(ticket.saisie.choisie) : null;
  const touchees = [mere(ticket.saisie.choisie), mere(ticket.vraie)];
  for (const tuile of tous("#tuiles [data-categorie], #dialogue-autres [data-categorie]")) {
    const id = Number(tuile.dataset.categorie);
    presser(tuile, touchees.includes(id));
    peindreSavoir(etat, tuile, id, id === fausse);
  }
  ecrireMot(
    "#categories-titre",
    phrase(
      !ticket.reclasse
        ? "quelle_categorie"
        : vrac
          ? "quelle_du_vrac"
          : ticket.saisie.choisie
            ? "quelle_vraie"
            : "quelle_fausse",
    ),
  );
}

// What a tile tells, in the words of the server: what waits, and what must be known before it is sent.
function peindreSavoir({ phrase, savoir }, tuile, id, fausse) {
  const { attend = "", mentions = [] } = savoir.tuiles[id] ?? {};
  const dites = fausse ? [["fausse", phrase("fausse")], ...mentions] : mentions;
  trouver("[data-attente]", tuile).textContent = attend;
  refaire(trouver("[data-mentions]", tuile), JSON.stringify(dites), () =>
    dites.map(([nature, mot]) => creer("span", { class: `tri-mention tri-mention-${nature}` }, mot)),
  );
}

export function peindreOu(etat) {
  const { phrase, ticket, reglages } = etat;
  for (const b of tous("[data-vers]")) presser(b, b.dataset.vers === ticket.vers);
  for (const b of tous("[data-caisse]")) {
    presser(b, Number(b.dataset.caisse) === (ticket.saisie.tares[0]?.contenant ?? 0));
  }
  presser(trouver("#reclasser"), ticket.reclasse);
  ecrireMot("#reclasser > span", phrase(trieDuVrac(etat) ? "titre_vrac" : "titre_reclasser"));
  const ici = ["vers", "contenant"].find((quoi) => quoi === etat.manque) ?? "";
  trouver("#provenance").dataset.manque = ici;
  ecrireMot("#vers-manque", ici && phrase(`manque_${ici}`));
  const caisse = reglages.contenants.find((c) => c.id === ticket.saisie.tares[0]?.contenant);
  const resume = [
    ticket.vers ? phrase(`vers_${ticket.vers}`) : phrase("vers_a_dire"),
    caisse?.nom ?? phrase("sans_contenant"),
  ].join(" · ");
  ecrireMot("#provenance-ouvrir [data-mot]", resume);
  trouver("#provenance-ouvrir").classList.toggle("a-dire", !ticket.vers);
}

export const peindrePart = ({ savoir }) => ecrireMot("[data-part]", savoir.part);
