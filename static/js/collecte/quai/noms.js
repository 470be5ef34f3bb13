// The words of what leaves: a category, a material, a bin, or what lies in a container.

import { cible } from "./ticket.js";

export function nomDeTuile(tuile, { categorie, matiere, bac, phrase }) {
  const { genre, id } = cible(tuile);
  if (genre === "categorie") return categorie(id).nom;
  if (genre === "matiere") return matiere(id).nom;
  if (genre === "bac") return bac(id)?.nom ?? "";
  return phrase("melange");
}

export function nomDeLigne(ligne, { categorie, matiere, bac, phrase }) {
  if (ligne.nom) return ligne.nom;
  if (ligne.bac) return bac(ligne.bac)?.nom ?? "";
  if (ligne.categorie) return categorie(ligne.categorie).nom;
  if (ligne.matiere) return matiere(ligne.matiere).nom;
  return phrase("melange");
}

// « À : Gebetex », « Vers : Montreuil », « Raison : Vol »; "" while nobody said.
export function nomDuDestinataire(t, { phrase, structure, typeDon, lieu, quai }) {
  if (t.genre === "arrivee") {
    const envoi = quai.en_route.find((e) => e.id === t.transfert);
    return envoi ? phrase("envoi_de", { nom: envoi.nom, jour: envoi.parti_le }) : "";
  }
  if (t.vers_lieu) return phrase("vers_lieu", { nom: lieu(t.vers_lieu)?.nom ?? "" });
  if (t.motif) return phrase("motif_dit", { nom: t.motif });
  const noms = [typeDon(t.type_don)?.nom, structure(t.structure)?.nom].filter(Boolean);
  return noms.length ? phrase("a_qui", { nom: noms.join(" · ") }) : "";
}
