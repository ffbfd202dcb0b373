// Halaman laporan. Dimuat kutip.js.
(async () => {
const { copier, renewed, root, said } = kks.kutip;
// Halaman laporan: apa yang dilaporkan, dibaca dari halaman asalnya sendiri; alamat tidak membawa kata-kata.
const about = new URLSearchParams(location.search).get("angka");
{
  const target = new URL(about, root);
  const inside = target.origin === location.origin && target.href.startsWith(root.href);
  const answer = inside ? await fetch(target.href.split("#")[0]).catch(() => null) : null;
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const box = target.hash && page.getElementById(decodeURIComponent(target.hash.slice(1)));
    const caption = box && said(box.querySelector("figcaption, .label"));
    const quote = box && [...box.querySelectorAll(".kutip p:not(.asal)")].map(said).at(-1);
    const text = quote ? renewed(quote, target.href.split("#")[0]) : [caption, said(page.querySelector("h1")), target.href].filter(Boolean).join(", ");
    const part = document.createElement("section"), title = document.createElement("h2"), line = document.createElement("p");
    part.className = "lapor-ini"; title.textContent = "Yang Anda laporkan"; line.textContent = text;
    part.append(title, line, copier("", () => text));
    document.querySelector("main h1").after(part);
    for (const link of document.querySelectorAll('main a[href^="mailto:"]')) {
      const mail = new URL(link.href);
      mail.searchParams.set("body", text); link.href = mail.href.replaceAll("+", "%20");
    }
  }
}
})();
