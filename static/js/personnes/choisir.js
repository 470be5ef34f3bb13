// Letters typed in a picker: the people whose names begin so, one tap away.
const PATIENCE_MS = 120;

function dessiner(choix, { personnes, plus }) {
  const modele = choix.querySelector("[data-modele]");
  const lignes = personnes.map(({ n, nom, dit }) => {
    const ligne = modele.content.cloneNode(true);
    ligne.querySelector("input").value = n;
    ligne.querySelector("span").textContent = nom;
    ligne.querySelector("small").textContent = dit;
    return ligne;
  });
  choix.querySelector("[data-trouvees]").replaceChildren(...lignes);
  const etat = choix.querySelector("[data-etat]");
  etat.textContent = plus ? etat.dataset.plus : "";
  if (!personnes.length) etat.textContent = etat.dataset.rien;
}

async function chercher(choix, mots, signal) {
  if (!mots) {
    dessiner(choix, { personnes: [], plus: false });
    choix.querySelector("[data-etat]").textContent = "";
    return;
  }
  const adresse = `${choix.dataset.choisir}?q=${encodeURIComponent(mots)}`;
  const reponse = await fetch(adresse, { signal, redirect: "error" }).catch(() => null);
  if (reponse?.ok) dessiner(choix, await reponse.json());
}

for (const choix of document.querySelectorAll("[data-choisir]")) {
  let attente;
  let demande;
  choix.querySelector("input[type=search]").addEventListener("input", ({ target }) => {
    clearTimeout(attente);
    demande?.abort();
    demande = new AbortController();
    const { signal } = demande;
    attente = setTimeout(() => chercher(choix, target.value.trim(), signal), PATIENCE_MS);
  });
}
