// A line that the network loses stays in its fields: « Noter » again sends the same one.
const form = document.querySelector("form.comptage");

// What comes back, by what is chosen: where the next line is counted, its zone.
const suite = () => {
  const adresse = new URL(form.dataset.suite, location.href);
  for (const nom of ["etape", "zone"]) {
    const valeur = new FormData(form).get(nom);
    if (valeur) adresse.searchParams.set(nom, valeur);
  }
  return adresse;
};

if (form) {
  const bouton = form.querySelector("button[type=submit]");
  const annonce = form.querySelector("[data-pas-note]");

  const perdre = () => {
    annonce.hidden = false;
    bouton.disabled = false;
    bouton.focus();
  };

  form.addEventListener("submit", async (evenement) => {
    evenement.preventDefault();
    if (bouton.disabled) return;
    bouton.disabled = true;
    annonce.hidden = true;
    let reponse;
    try {
      reponse = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        redirect: "manual",
      });
    } catch {
      return perdre();
    }
    if (reponse.type === "opaqueredirect") {
      location.assign(suite());
    } else if (reponse.status >= 500) {
      perdre();
    } else {
      // Refused, or the page is too old: sent again by the browser, which shows the answer.
      form.submit();
    }
  });
}
