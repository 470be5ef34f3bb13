// What a tile of the till shows: a category of goods (its number), what an activity sells that is
// no goods (« a12 »), or what is left (« divers »: memberships, gifts).

export const lireCle = (texte) => (/^\d+$/.test(texte) ? Number(texte) : texte);

export const rayonDe = ({ rayons }, cle) => rayons.find((r) => r.cle === cle);

export function articlesDe(reglages, cle) {
  const rayon = rayonDe(reglages, cle);
  if (rayon) {
    // What is alone of its kind comes first: the workshop’s bikes.
    const siens = reglages.articles.filter((a) => (!a.categorie || a.unique) && a.activite === rayon.activite);
    return siens.sort((a, b) => Boolean(b.unique) - Boolean(a.unique));
  }
  if (cle === "divers") {
    const leurs = new Set(reglages.rayons.map((r) => r.activite));
    return reglages.articles.filter((a) => !a.categorie && !leurs.has(a.activite));
  }
  return reglages.articles.filter((a) => a.famille?.includes(cle));
}
