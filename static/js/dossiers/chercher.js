// Whether some words answer a search, as a hand in a hurry types it: « benevole » finds « bénévolat ».

// Beyond so many letters a word is known by its first ones: its ending says nothing of its sense.
const LONG = 6;
const RACINE = 5;

export function repond(cherche, dit) {
  const mots = decouper(dit);
  return decouper(cherche)
    .map(racine)
    .every((debut) => mots.some((mot) => mot.startsWith(debut)));
}

function racine(mot) {
  const seul = mot.length > 1 ? mot.replace(/s$/, "") : mot;
  return seul.length > LONG ? seul.slice(0, RACINE) : seul;
}

function decouper(texte) {
  return (
    texte
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLocaleLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
