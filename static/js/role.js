// A role of the house is held everywhere, one of a site where one is: until somebody says where.
const lieu = document.querySelector("select[name=lieu][data-partout]");
const ici = lieu?.value;
const partout = lieu?.dataset.partout.split(" ");
let dit = false;

lieu?.addEventListener("change", () => {
  dit = true;
});
lieu?.form.addEventListener("change", ({ target }) => {
  if (target.name === "role" && !dit) lieu.value = partout.includes(target.value) ? "" : ici;
});
