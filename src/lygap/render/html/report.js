(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const button = (element, press) => {
    const made = Object.assign(document.createElement("button"), { type: "button", onclick: press });
    made.append(...element.childNodes);
    element.append(made);
    return made;
  };
  const main = document.getElementById("main"), search = document.getElementById("search");
  const names = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compare = (a, b, sign) => a === b ? 0 : a === "" ? 1 : b === "" ? -1
    : sign * (isNaN(a) || isNaN(b) ? names.compare(a, b) : a - b);
  all("thead th", main).forEach((head, column) => button(head, () => {
    const sign = head.ariaSort === "ascending" ? -1 : 1;
    all("[aria-sort]", main).forEach((other) => other.removeAttribute("aria-sort"));
    head.ariaSort = sign > 0 ? "ascending" : "descending";
    const value = ({ cells: { [column]: { dataset, textContent } } }) => dataset.v ?? textContent.trim().replace(/^–$/, "");
    for (const body of main.tBodies) body.append(...all("[data-i]", body).sort((a, b) => compare(value(a), value(b), sign)));
  }));
  const chosen = new Set(), rows = all("[data-i]", main), words = new Map(rows.map((row) =>
    [row, `${row.dataset.q} ${row.querySelector("th").textContent}`.toLowerCase()]));
  const filter = () => {
    const fits = (row) => words.get(row).includes(search.value.trim().toLowerCase()) && (!chosen.size || chosen.has(row.dataset.s));
    const found = new Set(rows.filter(fits).map((row) => row.dataset.i));
    for (const element of all("[data-i]")) element.hidden = !found.has(element.dataset.i);
    for (const head of all(".group")) head.hidden = !head.parentElement.querySelector("[data-i]:not([hidden])");
    document.querySelector("output").textContent = `${found.size} / ${rows.length}`;
  };
  for (const item of all(".counts li")) button(item, ({ currentTarget: chip }) => {
    if (!chosen.delete(item.dataset.s)) chosen.add(item.dataset.s);
    chip.ariaPressed = chosen.has(item.dataset.s);
    filter();
  }).ariaPressed = false;
  const open = () => Object.assign(document.getElementById(location.hash.slice(1)) ?? {}, { open: true });
  search.oninput = filter;
  search.parentElement.hidden = false;
  addEventListener("hashchange", open);
  open();
})();
