// « De » moved, « À » follows: what was planned lasts as long. Without this, one types both.

const JOUR = 24 * 60;
const FINS = { de: "a", debut: "fin" };

const minutes = (heure) => {
  const [h, m] = heure.split(":").map(Number);
  return heure ? h * 60 + m : null;
};

const heure = (total) => {
  const lue = ((total % JOUR) + JOUR) % JOUR;
  const chiffres = (n) => String(n).padStart(2, "0");
  return `${chiffres(Math.floor(lue / 60))}:${chiffres(lue % 60)}`;
};

for (const debut of document.querySelectorAll('input[type="time"]')) {
  const fin = debut.form?.elements[FINS[debut.name]];
  if (!fin) continue;
  let avant = minutes(debut.value);
  debut.addEventListener("change", () => {
    const apres = minutes(debut.value);
    const jusqu_a = minutes(fin.value);
    if (avant !== null && apres !== null && jusqu_a !== null) {
      fin.value = heure(jusqu_a + apres - avant);
    }
    if (apres !== null) avant = apres;
  });
}
