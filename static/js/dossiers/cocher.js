// What is ticked is kept at once, and the page beside follows it. Without an answer the button
// below still sends the whole list.
const form = document.querySelector("[data-cocher]");
const filtrer = form.querySelector("[data-filtrer]");
let encours = null;

async function envoyer() {
  encours?.abort();
  encours = new AbortController();
  const reponse = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    signal: encours.signal,
  }).catch(() => null);
  if (!reponse?.ok) return;
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  for (const id of ["apercu", "coches"]) {
    const venu = page.getElementById(id);
    if (venu) document.getElementById(id).replaceWith(venu);
  }
}

function montrer() {
  const mots = filtrer.value.trim().toLocaleLowerCase();
  for (const ligne of form.querySelectorAll("details li")) {
    ligne.hidden = mots !== "" && !ligne.textContent.toLocaleLowerCase().includes(mots);
  }
  for (const famille of form.querySelectorAll("details")) {
    const reste = famille.querySelector("li:not([hidden])") !== null;
    famille.hidden = !reste;
    if (mots !== "" && reste) famille.open = true;
  }
}

form.addEventListener("change", (e) => e.target.type === "checkbox" && envoyer());
filtrer.addEventListener("input", montrer);
// The search sends nothing: Enter there stays there.
filtrer.addEventListener("keydown", (e) => e.key === "Enter" && e.preventDefault());
