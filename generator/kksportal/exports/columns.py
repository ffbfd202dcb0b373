"""What the columns and keys of our records mean, in the words of the glossary (docs)."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    "acara": "penganugerahan menurut satu sumber",
    "ada": "apakah butir kelembagaan terpenuhi",
    "alasan": "mengapa sebuah pernyataan diragukan",
    "batas_jam": "lama waktu memperbaiki, dalam jam",
    "bukti": "keterangan bahwa sebuah dokumen ada; isinya hanya bila terbuka untuk umum",
    "butir": "bagian terkecil yang diminta, pada syarat penghargaan atau pada komponen kelembagaan",
    "cakupan": "nasional, atau kode provinsi",
    "capaian": "nilai indikator pada suatu tahun",
    "catatan": (
        "keterangan tambahan pada sebuah baris; juga tingkat temuan yang paling ringan (notice)"
    ),
    "cerita": "tulisan tentang sebuah inovasi",
    "dari": 'jumlah keseluruhan, seperti 8 pada "6 dari 8"',
    "dasar_hukum": "keputusan atau surat yang menjadi dasar",
    "diminta": "kapan perbaikan diminta",
    "diragukan": "pernyataan yang tidak dihitung sebagai penghargaan, beserta alasannya",
    "fakta": "angka utama yang bukan indikator",
    "hasil": "lolos atau tidak-lolos",
    "id": "kode tetap sebuah baris; tidak berubah walau namanya berubah",
    "indikator": (
        "satu hal yang dinilai dalam tatanan, berkode seperti T4.05 menurut kerangka siklusnya"
    ),
    "inovasi": "upaya baru yang disebut sumber",
    "isi": "teks sebuah pernyataan",
    "jenis": "macam sebuah baris, misalnya jenis sumber atau jenis kegiatan",
    "judul": "judul sumber, kegiatan, bukti, atau inovasi",
    "judul_pasti": '"tidak" bila judul adalah perian kami, bukan judul laman',
    "jumlah": "banyaknya",
    "keadaan": (
        "mengapa nilai kosong: belum-ada, belum-ditemukan, tidak-disebut, tidak-berlaku, ditahan"
    ),
    "kegiatan": "rapat, kunjungan, deklarasi, dan sejenisnya",
    "keikutsertaan": "apakah daerah dinilai, pernah dinilai, atau berencana ikut",
    "kelembagaan": (
        "tim, forum, dan kelompok kerja yang menjalankan KKS; dinilai tersendiri dan "
        "melintasi tatanan"
    ),
    "ketepatan": (
        "seberapa tepat sebuah angka: lebih-dari, paling-sedikit, kurang-dari, "
        "paling-banyak, sekitar"
    ),
    "kolom": "kolom yang berubah",
    "komponen": (
        "bagian kelembagaan: Tim Pembina, Forum Kabupaten/Kota, Forum Komunikasi "
        "Kecamatan, Pokja Desa/Kelurahan"
    ),
    "kriteria": "kriteria yang dipenuhi bila indikator tidak berupa angka",
    "kunci": "kolom yang menandai satu baris",
    "letak": "tempat dalam sumber, misalnya paragraf 8",
    "menjadi": "nilai sesudah perubahan",
    "mulai": "hari pertama",
    "nilai": "nilai sebagaimana dilaporkan",
    "nilai_tatanan": "nilai tatanan menurut sumber; tidak dicampur dengan yang dihitung",
    "pembaruan": "catatan angka yang berubah; hanya bertambah",
    "penerbit": "yang menerbitkan sumber",
    "penerima": "daerah atau provinsi yang menurut sebuah sumber menerima penghargaan",
    "pengampu": "perangkat daerah yang memegang sebuah tatanan",
    "penghargaan": "tanda penghargaan, terutama Swasti Saba",
    "penilai": "mandiri, provinsi, atau pusat",
    "penilaian": "skor sebuah indikator oleh satu penilai pada satu tahap",
    "penutur": "orang atau jabatan yang mengatakannya dalam sumber",
    "penyelenggara": "yang mengadakan kegiatan",
    "per_tanggal": "saat keadaan itu berlaku",
    "peran": "tugas pengampu menurut sumber",
    "perangkat_daerah": "dinas, badan, atau bagian pemerintah daerah; dulu disebut SKPD atau OPD",
    "perbaikan": "indikator yang diminta diperbaiki sesudah verifikasi",
    "peringkat": "urutan atau gelar tambahan menurut sumber",
    "pernyataan": "yang dikatakan sumber tanpa angka, dengan kata-kata kami",
    "pertentangan": "hal yang dikatakan berbeda oleh beberapa sumber",
    "pokok": "hal yang dibicarakan sebuah pernyataan atau pertentangan",
    "predikat": "jenjang penghargaan: Padapa, Wiwerda, Wistara, Wistara Paripurna",
    "publik": "apakah dokumen terbuka untuk umum",
    "resource": "tabel dalam paket data",
    "ringkasan": "jumlah penerima atau peserta menurut satu sumber",
    "satuan": "persen, desa/kelurahan, poin, dan lain-lain",
    "selesai": "hari terakhir; juga status tahap yang sudah lewat",
    "semula": "nilai sebelum perubahan",
    "sifat": "capaian, target, rencana, atau ketentuan",
    "siklus": "tahun penghargaan yang disebut sumber, misalnya 2025",
    "siklus_teks": (
        'sebutan masa bila sumber tidak menyebut tahun siklus, misalnya "tiga periode terakhir"'
    ),
    "skor": "langkah nilai instrumen, misalnya 100, 50, 0",
    "status": "keadaan sebuah kegiatan, tahap, perbaikan, atau keikutsertaan",
    "subjek": "yang dibicarakan sebuah angka atau keterangan: wilayah, atau kerangka",
    "sumber": "tempat sebuah angka atau keterangan berasal; dalam kode Python: Sumber",
    "tahap": "satu langkah penilaian, dari mandiri sampai penganugerahan",
    "tahapan": "tahap yang dijalani sebuah daerah, dengan tanggal dan hasilnya",
    "tahun": "tahun data",
    "tahun_mulai": "tahun pertama yang disebut sumber",
    "tahun_selesai": "tahun terakhir yang disebut sumber",
    "tanggal": "hari, bulan, atau tahun sebuah peristiwa",
    "tanggal_terbit": "tanggal sumber terbit, seteliti yang diketahui",
    "target_tanggal": "kapan target hendak dicapai",
    "tatanan": (
        "satu bidang kehidupan yang dinilai, misalnya pasar; kode tetapnya sama di semua siklus"
    ),
    "tatanan_oleh": "sumber, atau tim-portal bila kami yang menempatkannya",
    "tautan": "alamat di web",
    "tempat": "lokasi kegiatan atau acara",
    "tenggat": "saat terakhir mengirim perbaikan",
    "tingkat": "nasional atau provinsi",
    "ukuran": "apa yang dihitung dan dari dasar apa, misalnya odf-desa",
    "wilayah": "kode provinsi, daerah, atau kecamatan menurut Kementerian Dalam Negeri",
}
