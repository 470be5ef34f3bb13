// A role of the house is held everywhere, one of a site where one is: until somebody says where.
const lieu = document.querySelector("select[name=lieu][data-partout]");
const ici = lieu?.value;
const partout = lieu?.dataset.partout.split(" ");
let dit = false;

lieu?.addEventListener("change", () => {
  dit = true;
});
lieu?.form.addEventListener("change", ({ target }) => {
  if (target.name === "role" && !dit) lieu.value = partout.includes(target.value) ? "tous" : ici;
});

// Only one role is limited to a pole: the field comes with it, and stays where a refusal is about it.
const pole = document.querySelector("select[name=pole]");
const montrerLePole = (nettoyer) => {
  const voulu = pole.form.querySelector("input[name=role]:checked")?.value === "pole";
  if (!voulu && nettoyer) pole.value = "";
  pole.closest(".champ").hidden = !voulu && !pole.value;
};
if (pole) montrerLePole(false);
pole?.form.addEventListener("change", ({ target }) => {
  if (target.name === "role") montrerLePole(true);
});
