// A scanner types into what has the focus: on a desk the search waits for it; on a phone the
// keyboard would hide the page.
const visee = document.querySelector("[data-visee]");
if (visee && matchMedia("(pointer: fine)").matches) {
  visee.focus();
  visee.select();
}
