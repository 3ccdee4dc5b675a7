
"use strict";
(() => {
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const items = [...document.querySelectorAll("[data-call]")].map(element => ({
    element,
    isCall: element.tagName === "ARTICLE",
    link: element.id ? document.querySelector(`[data-for="${element.id}"]`) : null,
    words: element.textContent.toLowerCase(),
  }));
  const usual = count.textContent;

  const filter = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    for (const { element, isCall, link, words } of items) {
      const matches = wanted.every(word => words.includes(word));
      element.hidden = !matches;
      if (link) link.hidden = !matches;
      if (matches && isCall) shown++;
    }
    const consumers = document.getElementById("consumers");
    const anyConsumer = items.some(item => !item.isCall && !item.element.hidden);
    if (consumers) consumers.hidden = !anyConsumer;
    none.hidden = shown > 0 || anyConsumer;
    count.textContent = wanted.length ? `${shown} ${shown === 1 ? "match" : "matches"}` : usual;
  };

  const narrow = matchMedia("(max-width: 52rem)");
  const contents = document.querySelector("nav details");
  const fold = () => { contents.open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  fold();

  search.addEventListener("input", filter);
  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && document.activeElement === search) {
      search.value = "";
      filter();
    }
  });
})();
