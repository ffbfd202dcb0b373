"""Numbers of bank accounts, and of health insurance (BPJS) and other policies."""

from __future__ import annotations

import re

_NUMBER = r"([0-9](?:[ .\-]?[0-9]){%d,%d})(?![0-9])"
_BANK = re.compile(
    r"(?<!kode )\b(?:no(?:mor)?\.?[ ]?rek(?:ening)?|norek|rekening|rek\.|virtual account|"
    r"no(?:mor)?\.? va)(?![a-z])[^0-9\n]{0,40}?" + _NUMBER % (7, 17),
    re.IGNORECASE,
)
_NAMED_BANK = re.compile(
    r"\b(?:BRI|BNI|BCA|BTN|BSI|CIMB|Mandiri|Danamon|Permata|Bank [A-Z][a-z]+(?: [A-Z][a-z]+)?|"
    r"BPD(?: [A-Z][a-z]+)?)\b[ :.,()]{0,4}(?:(?:a\.?n\.?|no\.?|nomor|rek\.?)[ :.]{0,3})?"
    + _NUMBER
    % (9, 15)
)
_INSURED = re.compile(
    r"\b(?:bpjs(?:tk)?|jkn|kis|jamkesmas|jamkesda|kartu indonesia sehat|asuransi|polis|"
    r"kartu peserta|kpj)(?![a-z])[^0-9\n]{0,40}?" + _NUMBER % (7, 15),
    re.IGNORECASE,
)
_FORMS = (
    (_INSURED, "nomor peserta asuransi (BPJS)"),
    (_BANK, "nomor rekening bank"),
    (_NAMED_BANK, "nomor rekening bank"),
)
_NAMES = ("rek", "bank", "virtual", " va", "bri", "bni", "bca", "btn", "bsi", "cimb", "mandiri",
          "danamon", "permata", "bpd", "bpjs", "jkn", "kis", "jamkes", "kartu", "asuransi",
          "polis", "kpj")  # fmt: skip
_CARD = re.compile(r"(?<![0-9.,])000[0-9]{10}(?![0-9])")  # the card of BPJS Kesehatan
_YEARS = re.compile(r"(?:(?:19|20)[0-9]{2}[ .\-]?)+")
_BUDGET = re.compile(r"[0-9]\.[0-9]{1,2}\.[0-9]{1,2}\.")  # 5.1.02.01: an account of the budget
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_DATE = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}|[0-9]{1,2}[-.][0-9]{1,2}[-.](?:19|20)[0-9]{2}")


def account_in(text: str) -> tuple[str, str] | None:
    """The first number of an account in a text, and what it is; None where there is none."""
    plain = text.lower()
    named = any(word in plain for word in _NAMES)  # most texts name neither bank nor insurance
    for form, name in _FORMS if named else ():
        for match in form.finditer(text):
            digits = re.sub(r"[^0-9]", "", match[1])
            if not _is_figure(text, match, digits):
                return match[1], name
    if card := _CARD.search(text):
        return card[0], "nomor peserta asuransi (BPJS)"
    return None


def _is_figure(text: str, match: re.Match[str], digits: str) -> bool:
    """Whether the number is a sum, a list of years, a date or an account of the budget."""
    number = match[1]
    before = text[match.start() : match.start(1)]
    if re.search(r"rp\.?[ ]*\Z|sebesar|senilai|sebanyak", before, re.IGNORECASE):
        return True
    return bool(
        _YEARS.fullmatch(number)
        or _BUDGET.match(number)
        or _THOUSANDS.fullmatch(number)
        or _DATE.match(number)
        or len(digits) < 8
    )
