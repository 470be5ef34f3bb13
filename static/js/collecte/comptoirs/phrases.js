// The sentences come from the server; here they only receive their numbers and names.

export function creerPhrases(textes) {
  const phrase = (cle, valeurs = {}) =>
    (textes[cle] ?? cle).replace(/\{(\w+)\}/g, (trou, nom) => valeurs[nom] ?? trou);

  // French counts 0 and 1 as one.
  phrase.n = (cle, n, valeurs = {}) =>
    phrase(`${cle}_${Math.abs(n) < 2 ? "un" : "plusieurs"}`, { n, ...valeurs });

  // « de livres », « d’informatique ».
  phrase.de = (nom) => {
    const mot = nom.charAt(0).toLocaleLowerCase("fr") + nom.slice(1);
    return phrase(/^[aeéèêiîoôuyh]/.test(mot) ? "de_elide" : "de", { nom: mot });
  };
  return phrase;
}
