/* Alat ukur yang dijalankan di dalam halaman oleh test_aksesibilitas.py. */
(() => {
  const path = (el) => {
    const own = el.localName + (el.id ? "#" + el.id : "") + [...el.classList].map((c) => "." + c).join("");
    return el.parentElement && el.localName !== "main" && el.localName !== "body" ? path(el.parentElement) + " > " + own : own;
  };
  const seen = (el) => el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const scrolls = (el) => ["auto", "scroll"].includes(getComputedStyle(el).overflowX);
  const inside = (el, test) => { for (let e = el; e; e = e.parentElement) if (test(e)) return true; return false; };
  const hidden = (el) => inside(el, (e) => e.matches(".tersembunyi, .lompat, thead") && getComputedStyle(e).position === "absolute");

  // Teks yang keluar dari kotaknya, terpotong, atau di luar layar.
  const spilled = () => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const el = node.parentElement;
      if (!node.data.trim() || !seen(el) || hidden(el) || el.closest("svg") || inside(el, scrolls)) continue;
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      let box = el;
      while (getComputedStyle(box).display.startsWith("inline") && box.parentElement) box = box.parentElement;
      const room = box.getBoundingClientRect();
      const clipped = inside(el, (e) => ["hidden", "clip"].includes(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 1);
      if (text.right > innerWidth + 1 || text.left < -1 || text.right > room.right + 2 || clipped)
        found.push(path(el) + ": " + node.data.trim().slice(0, 40));
    }
    return found;
  };

  // Apa yang sedang berfokus: namanya, apakah garisnya terlihat, dan apakah ia ada di layar.
  const focused = () => {
    const el = document.activeElement;
    if (!el || el === document.body) return null;
    const look = getComputedStyle(el), box = el.getBoundingClientRect();
    return {
      path: path(el), text: (el.textContent || el.getAttribute("aria-label") || "").trim().slice(0, 40),
      ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
      onScreen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      main: !!el.closest("main"),
    };
  };
  // Tiap perhentian Tab, dicatat sesudah peramban menggulirkannya ke layar.
  const stops = [];
  const watch = () => document.addEventListener("focusin", () => {
    const told = focused();
    if (told && !told.onScreen) requestAnimationFrame(() => stops.push(focused()));
    else if (told) stops.push(told);
  });
  const watched = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(stops.filter(Boolean)))));
  window.periksa = { spilled, focused, watch, watched };
})();
