// Memeriksa ZIP arsip di peramban pembaca: sidiknya dihitung di sini, tidak ada yang dikirim.
// Checks a downloaded archive in the reader's own browser; nothing is sent.
"use strict";
for (const pilih of document.querySelectorAll("[data-periksa-arsip]")) {
  const hasil = document.querySelector("[data-hasil-arsip]");
  // Berkas bernama sama yang diunduh lagi tidak dianggap berubah oleh peramban: mulai dari kosong.
  pilih.addEventListener("click", () => {
    pilih.value = "";
    hasil.textContent = "";
  });
  pilih.addEventListener("change", async () => {
    const berkas = pilih.files[0];
    if (!berkas) {
      hasil.textContent = "";
      return;
    }
    hasil.textContent = "Menghitung…";
    try {
      const bita = new Uint8Array(
        await crypto.subtle.digest("SHA-512", await berkas.arrayBuffer()),
      );
      if (pilih.files[0] !== berkas) return; // sementara itu berkas lain dipilih
      const sidik = Array.from(bita, (b) => b.toString(16).padStart(2, "0")).join("");
      hasil.textContent =
        sidik === pilih.dataset.periksaArsip
          ? "Utuh: sama dengan yang diumumkan di halaman ini."
          : "Berbeda dari yang diumumkan di halaman ini. Unduh lagi, atau tanyakan pengelola.";
    } catch {
      hasil.textContent = "Tidak dapat dihitung di peramban ini. Pakai perintah di bawah.";
    }
  });
}
