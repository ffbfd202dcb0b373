"""Personal data that must not be published is seen by its form alone."""

from __future__ import annotations

import pytest

from kksportal.validate.personal import personal_fault
from kksportal.validate.table import Fault

NIK = "nomor induk kependudukan atau nomor kartu keluarga"
PHONE, MAIL = "nomor telepon", "alamat surel"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("6311010101900001", "631…01"),
        ("NIK 6311010101900002 milik", "631…02"),
        ("NIK6311010101900003.", "631…03"),
        ("631101 010190 0004", "631…04"),
        ("631101.010190.0005", "631…05"),
        ("631101-010190-0006", "631…06"),
        ("631101 0101900007", "631…07"),
        ("631101010190-0008", "631…08"),
    ],
)
def test_sixteen_digits_are_a_personal_number(text: str, shown: str) -> None:
    """Six, six and four digits, apart or together, are reported by their ends only."""
    assert personal_fault(text) == Fault(code="KKS-D024", what=f"“{shown}” mirip {NIK}.")


@pytest.mark.parametrize(
    "text",
    [
        "NIK 6311 0101 0190 0001",
        "6311-0101-0190-0002",
        "No KK 6311 0147 0885 0003",
        "63 11 01 71 12 90 0004",
        "tahun 2024 2025 6311 0101 0190 0005",
        "6.3.1.1.0.1.0.1.0.1.9.0.0.0.0.6",
    ],
)
def test_other_groups_are_one_where_someone_may_be_born_so(text: str) -> None:
    """Four by four as on a card, or in any groups; women's days are counted from 41."""
    fault = personal_fault(text)
    assert fault is not None
    assert (fault.code, fault.what.partition("” ")[2]) == ("KKS-D024", f"mirip {NIK}.")
    assert "0190" not in fault.what


@pytest.mark.parametrize(
    "text",
    [
        "６３１１０１０１０１９００００６",
        "6311\u200b0101\u200b0190\u200b0007",
        "6311\u00a00101\u00a00190\u00a00008",
        "6311\u20130101\u20130190\u20130009",
        "&#54;311010101900010",
        "6311/0101/0190/0011",
        "6311, 0101, 0190, 0012",
        "6311**0101**0190**0013",
        "NIK 63110I0I0I90OO1I",
        "12.345.678.9-012.345",
        "NIP 198501012010011001",
    ],
)
def test_signs_of_any_kind_may_stand_between(text: str) -> None:
    """Other digits, invisible signs, entities, letters for digits; numbers of taxes and staff."""
    fault = personal_fault(text)
    assert fault is not None
    assert fault.code == "KKS-D024"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BPJS 0001234567890", "nomor peserta asuransi (BPJS)"),
        ("JKN no. 0001 2345 67890", "nomor peserta asuransi (BPJS)"),
        ("0001234567890", "nomor peserta asuransi (BPJS)"),
        ("rekening BRI 0123-01-000123-50-1", "nomor rekening bank"),
        ("No. Rek. 0123456789", "nomor rekening bank"),
        ("BCA 0123456789", "nomor rekening bank"),
    ],
)
def test_numbers_of_accounts_are_reported(text: str, name: str) -> None:
    """Of a bank or an insurance, known by the words before them."""
    fault = personal_fault(text)
    assert fault is not None
    assert (fault.code, fault.what.partition("mirip ")[2]) == ("KKS-R001", f"{name}.")


@pytest.mark.parametrize(
    "text",
    [
        "peserta BPJS 1.234.567",
        "peserta JKN 1.234.567.890",
        "kode rekening 5.1.02.01.01.0024",
        "Bank Sampah 2019 2020 2021",
        "rekening belanja Rp1.000.000.000",
        "asuransi sejak 2019-01-01",
    ],
)
def test_sums_and_years_are_no_accounts(text: str) -> None:
    """The control: thousands, accounts of the budget, years, money, a date."""
    assert personal_fault(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "(0812) 3456 7890",
        "+62 (0) 812 3456 7890",
        "0062 812 3456 7890",
        "https://wa.me/6281234567890",
        "telp. 0526-21234",
        "(0526) 2021234",
        "021-5551234",
        "HP 812-3456-7890",
        "+60 12 345 6789",
    ],
)
def test_telephones_in_other_ways_of_writing(text: str) -> None:
    """With brackets, of houses, of other countries, without the 0, in an address for chats."""
    fault = personal_fault(text)
    assert fault is not None
    assert fault.code == "KKS-D025"


@pytest.mark.parametrize(
    "text", ["pukul 08.30-10.00 2025", "1500-567", "telp 112", "hubungi 2025-08-21", "0800-100"]
)
def test_times_days_and_short_numbers_are_no_telephone(text: str) -> None:
    """The control: what stands where a telephone number might."""
    assert personal_fault(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2019 2021 2023 2025",
        "1200 1350 1410 1500",
        "6311 0100 0190 0001",
        "6311 0132 0190 0001",
        "6311 0140 0190 0001",
        "6311 0172 0190 0001",
        "6311 0101 1390 0001",
        "6311 0101 0090 0001",
        "0311 0101 0190 0001",
        "6311 0101 0190 000",
        "6311 0101 0190 00011",
    ],
)
def test_years_and_figures_in_a_row_are_no_person(text: str) -> None:
    """The control: no such day or month, no such province, a digit fewer or more."""
    assert personal_fault(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "631101010190000",
        "63110101019000011",
        "6311,0101/0190,0001",
        "63110a0101900001",
    ],
)
def test_fifteen_or_seventeen_digits_are_none(text: str) -> None:
    """The control: one digit fewer, one more, other signs between, other groups."""
    assert personal_fault(text) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0812345678", "081…78"),
        ("hubungi 081234567890", "081…90"),
        ("0812-3456-78901", "081…01"),
        ("0812 345 678", "081…78"),
        ("0812.3456.789", "081…89"),
        ("62812345678", "628…78"),
        ("+62 812-3456-7890", "+62…90"),
        ("+62-812 3456 7890", "+62…90"),
        ("0 812 3456 7890", "0 8…90"),
        ("(0812345678)", "081…78"),
    ],
)
def test_a_mobile_number_is_reported(text: str, shown: str) -> None:
    """0, 62 or +62, then 8 and nine to eleven digits, apart or together."""
    assert personal_fault(text) == Fault(code="KKS-D025", what=f"“{shown}” mirip {PHONE}.")


@pytest.mark.parametrize(
    "text",
    [
        "081234567",
        "08123456789012",
        "0712345678",
        "1812345678",
        "10812345678",
        "/0812345678",
        "-0812345678",
        ".0812345678",
        "121 dari 150 desa, 2025-08-21",
        "https://contoh.id/berita/40359",
    ],
)
def test_other_long_numbers_are_no_phone(text: str) -> None:
    """The control: too short, too long, not mobile, part of a longer number or of an address."""
    assert personal_fault(text) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("kader@contoh.id", "kad…id"),
        ("surat ke a.b+c-d_e@dinas.kab-x.or.id ya", "a.b…id"),
        ("kader [at] contoh [dot] com", "kad…om"),
        ("kantor@dinas.go.id dan kader@contoh.com", "kad…om"),
        ("(k@x.id)", "k@x…id"),
        ("@akun.ig dan kader@contoh.com", "kad…om"),
        ("a" * 6 + "bcd" + "e" * 61 + "@contoh.id", "bcd…id"),
    ],
)
def test_a_mail_address_is_reported(text: str, shown: str) -> None:
    """A name (of which 64 signs count), an @ and a domain with a dot; the first one in a text."""
    assert personal_fault(text) == Fault(code="KKS-D025", what=f"“{shown}” mirip {MAIL}.")


@pytest.mark.parametrize(
    "text",
    [
        "@kader.id",
        "kantor@dinas.kab-x.go.id",
        "kantor@go.id",
        "kader@contoh",
        "kader @contoh.id",
        "a@",
        "kader",
    ],
)
def test_a_handle_is_no_mail_address(text: str) -> None:
    """The control: without a name before the @, or without a dot after it."""
    assert personal_fault(text) is None


def test_the_gravest_is_reported_first() -> None:
    """Of several, the personal number, then the phone, then the mail address."""
    nik, phone, mail = "6311010101900001", "0812345678", "kader@contoh.id"
    faults = [personal_fault(t) for t in (f"{mail} {phone} {nik}", f"{mail} {phone}", mail, "")]
    names = [fault.what.partition("mirip ")[2] if fault else "" for fault in faults]
    assert names == [f"{NIK}.", f"{PHONE}.", f"{MAIL}.", ""]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NPWP 09.254.294.3-407.000", "nomor pokok wajib pajak"),
        ("NIP 19800101 200501 1 001", "nomor induk pegawai"),
    ],
)
def test_a_number_of_taxes_or_staff_is_called_so(text: str, name: str) -> None:
    """Who reads that it is a NIK would look for another number."""
    fault = personal_fault(text)
    assert fault is not None
    assert fault.what.endswith(f"mirip {name}.")
