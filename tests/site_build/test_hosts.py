"""What a site has, beside what common hosts take."""

from __future__ import annotations

from kksportal.site_build.hosts import HOSTS, hosts_text


def test_a_small_site_fits_everywhere() -> None:
    """One line of numbers, one of hosts."""
    assert hosts_text(855, 8_300_000, 124_000) == (
        "855 berkas, 8,3 MB, yang terbesar 124 KB.\n"
        "Muat di Cloudflare Pages, GitHub Pages, GitLab Pages, dan di folder server sendiri."
    )


def test_what_is_too_much_is_said_with_the_limit() -> None:
    """Files, bytes of all, bytes of one; a host that takes it is named too."""
    assert hosts_text(20_001, 900, 25 * 2**20 + 1) == (
        "20.001 berkas, 1 KB, yang terbesar 26,2 MB.\n"
        "Tidak muat di Cloudflare Pages: batasnya 20.000 berkas, 25 MiB sebuah berkas.\n"
        "Muat di GitHub Pages, GitLab Pages, dan di folder server sendiri."
    )


def test_what_is_nearly_too_much_is_said_in_time() -> None:
    """From four fifths of a limit on."""
    told = hosts_text(16_001, 800_000_001, 900)
    assert "Hampir penuh di Cloudflare Pages: batasnya 20.000 berkas." in told
    assert "Hampir penuh di GitHub Pages: batasnya 1 GB seluruhnya." in told
    assert "Hampir" not in hosts_text(16_000, 800_000_000, 900)


def test_a_limit_itself_still_fits() -> None:
    """One more does not."""
    assert "Tidak" not in hosts_text(20_000, 10**9, 25 * 2**20)
    assert hosts_text(1, 10**9 + 1, 1).count("Tidak muat") == 2


def test_the_hosts_are_those_of_the_guide() -> None:
    """With their limits."""
    assert [host.name for host in HOSTS] == ["Cloudflare Pages", "GitHub Pages", "GitLab Pages"]
