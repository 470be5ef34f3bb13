// Letters typed in a picker: the people whose names begin so, one tap away.
const PATIENCE_MS = 120;

function dessiner(choix, mots, { personnes, dit: phrase }) {
  const modele = choix.querySelector("[data-modele]");
  const lignes = personnes.map(({ n, nom, dit }) => {
    const ligne = modele.content.cloneNode(true);
    ligne.querySelector("input").value = n;
    ligne.querySelector("span").textContent = nom;
    ligne.querySelector("small").textContent = dit;
    return ligne;
  });
  // Whoever is not found is written down from here, under the name that was typed.
  const neuve = mots && choix.querySelector("[data-modele-nouvelle]")?.content.cloneNode(true);
  if (neuve) {
    neuve.querySelector("span").textContent = mots;
    lignes.push(neuve);
  }
  choix.querySelector("[data-trouvees]").replaceChildren(...lignes);
  choix.querySelector("[data-etat]").textContent = phrase;
}

async function chercher(choix, mots, signal) {
  if (!mots) {
    dessiner(choix, "", { personnes: [], dit: "" });
    return;
  }
  const adresse = `${choix.dataset.choisir}?q=${encodeURIComponent(mots)}`;
  const reponse = await fetch(adresse, { signal, redirect: "error" }).catch(() => null);
  if (reponse?.ok) dessiner(choix, mots, await reponse.json());
}

for (const choix of document.querySelectorAll("[data-choisir]")) {
  let attente;
  let demande;
  const lettres = choix.querySelector("input[type=search]");
  // From the letters down to the names, as in any list; the arrows then go from one to another.
  lettres.addEventListener("keydown", (touche) => {
    const premiere = choix.querySelector("[data-trouvees] input");
    if (touche.key !== "ArrowDown" || !premiere) return;
    touche.preventDefault();
    premiere.focus();
    premiere.checked = true;
  });
  lettres.addEventListener("input", ({ target }) => {
    clearTimeout(attente);
    demande?.abort();
    demande = new AbortController();
    const { signal } = demande;
    attente = setTimeout(() => chercher(choix, target.value.trim(), signal), PATIENCE_MS);
  });
}
