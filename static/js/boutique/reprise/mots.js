// Enter on a list of what a word may mean says yes to it; its patch of colour follows the choice.
// Of a word shared in two, one share typed tells the other, until somebody types it too.
// What is chosen and not confirmed stays on this device, until somebody says yes.
const modeles = document.getElementById("pastilles")?.content;
const table = document.querySelector("[data-brouillon]");

function montrer(select) {
  const place = select.parentElement.querySelector("[data-pastille]");
  const modele = modeles?.querySelector(`[data-code="${CSS.escape(select.value)}"]`);
  place?.replaceChildren(...(modele ? [modele.cloneNode(true)] : []));
}

const champsDe = (rangee) => [...rangee.querySelectorAll("select, [data-part]")];
const dits = (rangee) => champsDe(rangee).map((champ) => champ.value);
const cle = (rangee) => `rockette.reprise.${table.dataset.brouillon}.${rangee.dataset.mot}`;

// Where the browser keeps nothing, nothing is said to be kept.
function garder(rangee, proposes) {
  const choisis = dits(rangee);
  const change = choisis.some((valeur, rang) => valeur !== proposes[rang]);
  try {
    if (change) localStorage.setItem(cle(rangee), JSON.stringify(choisis));
    else localStorage.removeItem(cle(rangee));
    rangee.querySelector("[data-garde]").hidden = !change;
  } catch {
    rangee.querySelector("[data-garde]").hidden = true;
  }
}

function oublier(rangee) {
  try {
    localStorage.removeItem(cle(rangee));
  } catch {
    // Nothing was kept there.
  }
}

function reprendre(rangee, proposes) {
  let gardes = null;
  try {
    gardes = JSON.parse(localStorage.getItem(cle(rangee)));
  } catch {
    return;
  }
  const champs = champsDe(rangee);
  if (gardes?.length !== champs.length) return;
  champs.forEach((champ, rang) => {
    const valeur = gardes[rang];
    if (champ.options && ![...champ.options].some((option) => option.value === valeur)) return;
    champ.value = valeur;
    if (champ.options) montrer(champ);
  });
  garder(rangee, proposes);
}

function partagerEnDeux(rangee) {
  const champs = [...rangee.querySelectorAll("[data-part]")];
  if (champs.length !== 2) return;
  champs.forEach((champ, rang) => {
    const autre = champs[1 - rang];
    let calculee = true;
    autre.addEventListener("input", () => {
      calculee = false;
    });
    champ.addEventListener("input", () => {
      const part = Number.parseInt(champ.value, 10);
      if (calculee && part > 0 && part < 100) autre.value = String(100 - part);
    });
  });
}

for (const rangee of table?.querySelectorAll("[data-mot]") ?? []) {
  const proposes = dits(rangee);
  partagerEnDeux(rangee);
  for (const champ of champsDe(rangee)) {
    champ.addEventListener(champ.options ? "change" : "input", () => {
      if (champ.options) montrer(champ);
      garder(rangee, proposes);
    });
    if (!champ.options) continue;
    champ.addEventListener("keydown", (evenement) => {
      if (evenement.key !== "Enter") return;
      evenement.preventDefault();
      champ.form.requestSubmit();
    });
  }
  rangee.querySelector("form").addEventListener("submit", () => oublier(rangee));
  reprendre(rangee, proposes);
}

// On a phone the words come first: the lists open by a tap. Wider, they have their place.
const tiroir = document.querySelector(".oressource-tiroir");
const etroit = matchMedia("(width < 43.75em)");
const ranger = () => {
  if (tiroir) tiroir.open = !etroit.matches;
};
etroit.addEventListener("change", ranger);
ranger();
