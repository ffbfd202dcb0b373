"""A number as people write it, in a cell of a table."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from kksportal.intake.blanks import blank, plain
from kksportal.intake.results import Doubt, NotUnderstood, Result, Understood
from kksportal.model.units import COUNTED

_CANONICAL = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
_PERCENT = re.compile(r" ?(%|persen|prosen|per ?sen|percent|pct\.?)$", re.IGNORECASE)
_MONEY = re.compile(r"^(rp\.?|idr) ?| ?(rupiah|idr)$", re.IGNORECASE)
_DASHED = re.compile(r",[-–]$")  # Rp 1.500.000,-
_LARGE = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12}
_WORD = re.compile(r"^([-+0-9., ']+?) ?([a-z][a-z/ .-]*)$", re.IGNORECASE)
_SHORT = {  # how units are written beside a number
    "kepala-keluarga": ("kk",),
    "orang": ("jiwa", "org", "warga", "penduduk", "pasien", "kader"),
    "rumah-tangga": ("rt", "rumah tangga", "ruta"),
    "desa-kelurahan": ("desa", "kelurahan", "desa/kel", "desa/kelurahan", "kel/desa"),
    "perangkat-daerah": ("opd", "skpd", "pd"),
    "kelompok-kerja": ("pokja",),
    "hektare": ("ha", "hektar"),
    "kasus": ("kejadian",),
    "menit": ("mnt",),
    "tahun": ("thn", "th"),
    "nilai": ("poin",),
    "poin": ("nilai",),
}
_BOUND = re.compile(
    r"^(>|<|≥|≤|±|~|>=|<=|lebih dari|kurang dari|paling sedikit|paling banyak|minimal|maksimal|"
    r"sekitar|hampir|kira-kira|kurang lebih|k\.?l\.?|di ?atas|di ?bawah)( |(?=[0-9]))",
    re.IGNORECASE,
)
_BOUNDS = {
    ">": "lebih-dari", "lebih dari": "lebih-dari", "diatas": "lebih-dari", "di atas": "lebih-dari",
    "<": "kurang-dari", "kurang dari": "kurang-dari", "dibawah": "kurang-dari",
    "di bawah": "kurang-dari", "≥": "paling-sedikit", ">=": "paling-sedikit",
    "minimal": "paling-sedikit", "paling sedikit": "paling-sedikit", "≤": "paling-banyak",
    "<=": "paling-banyak", "maksimal": "paling-banyak", "paling banyak": "paling-banyak",
}  # fmt: skip
_RANGE = re.compile(r"[0-9] ?(-|–|—|s/d|s\.d\.?|sd|sampai|hingga) ?[0-9]", re.IGNORECASE)
_SHARE = re.compile(r"([0-9][0-9.,]*) ?(?:/|dari) ?([0-9][0-9.,]*)", re.IGNORECASE)
_SCIENCE = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?[eE][-+]?[0-9]{1,3}")
_GROUPED = {
    sign: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{3}})+")
    for sign in (".", ",", " ", "'")
}
_NONE = ("tidak ada", "nihil", "nol", "tak ada", "tdk ada")
_LIMIT = {"persen": Decimal(100), "nilai": Decimal(100)}  # no value above it


def number(text: str, *, unit: str = "", whole: bool = False) -> Result:
    """A number as the contract writes it: "85,50 persen" is "85.50".

    `unit` is the id of the row's unit (`satuan`): what is counted is whole, so that "5.270" of
    kepala-keluarga can only be 5270, and a percentage is at most 100, so that "97.561" can only be
    97.561. Without a unit that tells, "5.270" is a doubt between 5.27 and 5270. `whole` says that
    the column itself takes whole numbers only.

    >>> number("1.234,5")
    Understood(value='1234.5', note='“1.234,5” dibaca 1234.5')
    """
    told = plain(text)
    if blank(told):
        return Understood("", "" if not text else f"“{told}” dibaca sebagai sel kosong")
    if told.casefold() in _NONE:
        if told.casefold() == "nol":
            return Understood("0", "“nol” dibaca 0")
        return Doubt(("0", ""), f"“{told}”: nol, atau belum ada datanya?")
    told = told.replace("−", "-").replace("–", "-") if told[:1] in "−–" else told
    told = told.lstrip("'’`").strip()
    counted = whole or unit in COUNTED
    result = _read(told, unit, counted)
    if isinstance(result, Understood) and result.value != text and not result.note:
        return Understood(result.value, f"“{_short(text)}” dibaca {result.value}")
    return result


def _read(told: str, unit: str, counted: bool) -> Result:
    if bound := _BOUND.match(told):
        word = _BOUNDS.get(bound[1].lower(), "sekitar")
        return NotUnderstood(
            f"“{_short(told)}” ialah batas: tulis angkanya saja, dan {word} di kolom ketepatan"
        )
    if share := _SHARE.fullmatch(told):
        return NotUnderstood(
            f"“{_short(told)}” ialah bagian: tulis {share[1]} sebagai nilai dan {share[2]} di "
            "kolom dari"
        )
    if _RANGE.search(told):
        return NotUnderstood(
            f"“{_short(told)}” ialah rentang: tulis satu angka, atau ceritakan di tabel pernyataan"
        )
    core, fault = _without_unit(told, unit)
    if fault:
        return NotUnderstood(fault)
    if _SCIENCE.fullmatch(core):
        meant = f"{Decimal(core.replace(',', '.')):f}"
        one = (meant,) if len(meant) <= 20 else ()
        return Doubt(one, f"“{core}” disingkat lembar kerja: berapa angka selengkapnya?")
    core, power = _large(core)
    if not re.fullmatch(r"[-+]?[0-9., ']*[0-9][0-9., ']*", core):
        return NotUnderstood(f"“{_short(told)}” bukan angka: tulis dengan angka 0–9")
    sign, digits = ("-", core[1:]) if core[0] == "-" else ("", core.lstrip("+"))
    readings = _readings(digits.strip(), told)
    if power:
        readings = tuple(f"{Decimal(one).scaleb(power):f}" for one in readings)
    return _choose(tuple(sign + one for one in readings), told, unit, counted)


def _readings(digits: str, told: str) -> tuple[str, ...]:
    """The numbers that figures with signs may stand for, the likelier in Indonesia first."""
    signs = [sign for sign in (".", ",", " ", "'") if sign in digits]
    if not signs:
        return (digits,)
    if len(signs) == 1:
        return _one_sign(digits, signs[0])
    last = max(signs, key=digits.rfind)
    others = [sign for sign in signs if sign != last]
    if last in " '" or len(others) > 1 or digits.count(last) > 1:
        return ()
    front, _, fraction = digits.partition(last)
    if not _GROUPED[others[0]].fullmatch(front) or not fraction.isdigit():
        return ()
    return (f"{front.replace(others[0], '')}.{fraction}",)


def _one_sign(digits: str, sign: str) -> tuple[str, ...]:
    joined = digits.replace(sign, "")
    grouped = bool(_GROUPED[sign].fullmatch(digits))
    if sign in " '":
        return (joined,) if grouped else ()
    front, _, fraction = digits.partition(sign)
    if digits.count(sign) > 1:
        return (joined,) if grouped else ()
    plain_form = f"{front or '0'}.{fraction}" if fraction else front
    if not grouped or front.startswith("0"):
        return (plain_form,)
    return (plain_form.rstrip("0").rstrip("."), joined)  # 5.270, and 5,270


def _choose(readings: tuple[str, ...], told: str, unit: str, counted: bool) -> Result:
    """The one reading that the unit allows; the doubt where it allows several."""
    if not readings:
        return NotUnderstood(f"“{_short(told)}” bukan angka yang utuh: periksa titik dan komanya")
    likely = [one for one in readings if _fits(one, unit, counted)]
    if len(likely) == 1:
        return _within(_whole(likely[0]) if counted else likely[0], told)
    if len(likely) > 1:
        return Doubt(
            tuple(likely),
            f"“{_short(told)}”: pecahan {_spoken(likely[0])}, atau ribuan {_spoken(likely[1])}?",
        )
    if counted:
        what = unit.replace("-", " ") or "isi kolom ini"
        return NotUnderstood(
            f"“{_short(told)}” bukan bilangan bulat, sedangkan {what} dihitung utuh"
        )
    return _above(readings, told, unit)


def _above(readings: tuple[str, ...], told: str, unit: str) -> Result:
    """A percentage above 100: a spreadsheet may have taken its decimal sign for thousands."""
    value = readings[0]
    if value.isdigit() and len(value) in (5, 6):
        meant = f"{value[:-3]}.{value[-3:]}"
        if _fits(meant, unit, counted=False):
            return Doubt((meant, value), f"“{told}” {unit}: maksudnya {meant.replace('.', ',')}?")
    return _within(value, told)


def _fits(value: str, unit: str, counted: bool) -> bool:
    number_ = Decimal(value)
    if counted:
        return number_ == number_.to_integral_value()
    limit = _LIMIT.get(unit)
    return limit is None or abs(number_) <= limit


def _whole(value: str) -> str:
    return value.partition(".")[0]


def _within(value: str, told: str) -> Result:
    if _CANONICAL.fullmatch(value):
        return Understood(value)
    whole, _, fraction = value.lstrip("-").partition(".")
    if len(whole) > 12:
        return NotUnderstood(f"“{_short(told)}” lebih dari 12 angka: periksa satuannya")
    if not fraction:
        return NotUnderstood(f"“{_short(told)}” bukan angka")
    rounded = Decimal(value).quantize(Decimal("0.000001"), ROUND_HALF_EVEN).normalize()
    return Doubt(
        (f"{rounded:f}",), f"“{_short(told)}” lebih dari enam angka di belakang koma: dibulatkan?"
    )


def _without_unit(told: str, unit: str) -> tuple[str, str]:
    """The cell without the unit written in it; the fault where that is another than the row's."""
    if percent := _PERCENT.search(told):
        if unit not in ("", "persen"):
            return "", f"“{_short(told)}” ialah persen, sedangkan satuan baris ini {unit}"
        return told[: percent.start()].strip(), ""
    if _MONEY.search(told):
        if unit not in ("", "rupiah"):
            return "", f"“{_short(told)}” ialah rupiah, sedangkan satuan baris ini {unit}"
        return _DASHED.sub("", _MONEY.sub("", told).strip()), ""
    word = _WORD.fullmatch(told)
    if word is None or word[2].casefold().split()[0] in _LARGE or _SCIENCE.fullmatch(told):
        return told, ""
    said = word[2].casefold().strip(" .")
    if unit and said in (unit.replace("-", " "), unit, *_SHORT.get(unit, ())):
        return word[1].strip(), ""
    hint = f", sedangkan satuan baris ini {unit}" if unit else ": satuan ditulis di kolom satuan"
    return "", f"“{_short(told)}” menyebut “{word[2].strip()}”{hint}"


def _large(core: str) -> tuple[str, int]:
    """The figures of "2,5 juta", and how many zeros its word stands for."""
    word = _WORD.fullmatch(core)
    if word is None or word[2].casefold() not in _LARGE:
        return core, 0
    return word[1].strip(), _LARGE[word[2].casefold()]


def _spoken(value: str) -> str:
    """A number as it is said in Indonesia: 5,27; 5.270."""
    whole, _, fraction = value.partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    return f"{groups},{fraction.rstrip('0') or '0'}" if fraction else groups


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
