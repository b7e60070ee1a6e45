"""Sites and posts of usual care in a county: the nation's, scaled by its registered providers."""

from __future__ import annotations

from dataclasses import dataclass

from kith.validation import counties
from kith.validation.counties import County

#: Posts per 100,000 adults in the reference nation; primary care: for mental health alone.
POSTS = {"therapist": 84.0, "prescriber": 22.0, "primary_care": 25.8}

#: By how many percent capacity rises with each percent of registered providers. Derived and varied
#: from 0 to 0.5: of the insured 57.5 % were followed up where psychiatrists are many, 53.6 % where
#: they are few (MarketScan 2012-2013), an elasticity of 0.05 if many are four times few (assumed),
#: over one of 0.3 of use on posts (P19). Many are part-time, closed or serve people from elsewhere.
EXPONENT = 0.15

#: Registered providers per 100,000 people below which capacity falls no further (assumed).
LEAST_REGISTERED = 10.0

#: Posts per person in the country, of those per person in town (reference-us.toml).
IN_COUNTRY = {"practices": 0.4, "safety-net": 0.75, "doctors": 0.75}

ONLINE = "practices-online"
_OWNERS = {
    "practices": "private-practices",
    "safety-net": "safety-net",
    "doctors": "primary-care-practices",
}


@dataclass(frozen=True)
class Service:
    """Posts of one kind: at each place of a kind, or online."""

    name: str
    place: str
    role: str
    share: float  # of all posts of the role, as in the nation
    terms: tuple[str, ...]  # further lines of the provider


_INSURED = ('accepts = ["private", "medicare"]',)
_MEDICAID_TOO = ('accepts = ["private", "medicare", "medicaid"]',)
_LANGUAGES = ('languages = ["en", "es", "zh"]',)
_THERAPY = ("copay_usd = 30",)
_REFERRED = ("referral_required_share = 0.3", "copay_usd = 5")
_PSYCHIATRY = ("referral_required_share = 0.5", "copay_usd = 40")
_CLINIC = ("referral_required_share = 0.5", "copay_usd = 5")

# Of the nation's therapists 70 % are private (a quarter of them online, a third in person take
# Medicaid) and 30 % in the safety net, almost half of them with further languages.
SERVICES = (
    Service("therapists-online", ONLINE, "therapist", 0.175, _INSURED + _THERAPY),
    Service("therapists", "practices", "therapist", 0.29, _INSURED + _THERAPY),
    Service("therapists-medicaid", "practices", "therapist", 0.235, _MEDICAID_TOO),
    Service("safety-net-therapists", "safety-net", "therapist", 0.165, _REFERRED),
    Service("safety-net-bilingual", "safety-net", "therapist", 0.135, _LANGUAGES + _REFERRED),
    Service("psychiatrists-online", ONLINE, "prescriber", 0.12, _MEDICAID_TOO + _PSYCHIATRY),
    Service("psychiatrists", "practices", "prescriber", 0.39, _INSURED + _PSYCHIATRY),
    Service("safety-net-prescribers", "safety-net", "prescriber", 0.49, _LANGUAGES + _CLINIC),
    Service("primary-care", "doctors", "primary_care", 1.0, _LANGUAGES),
)


def factor(county: County) -> float:
    """Return therapists and prescribers per adult over the nation's."""
    registered = max(LEAST_REGISTERED, county.numbers["mhp_per_100k"])
    return float((registered / counties.NATIONAL["mhp_per_100k"]) ** EXPONENT)


def text(county: County, adults: float, zones: dict[str, float]) -> str:
    """Return sites and providers for so many simulated adults; `zones` are shares of residents."""
    lines = [
        "# Posts: the nation's per adult, times (registered providers / 332.5)^"
        f"{EXPONENT} (derived)."
    ]
    for place, owner in _OWNERS.items():
        for zone in zones:
            lines += _site(f"{place}-{zone}", owner, zone)
    lines += [*_site(ONLINE, _OWNERS["practices"], next(iter(zones))), "remote = true"]
    for service in SERVICES:
        posts = POSTS[service.role] * adults / 1e5 * service.share
        posts *= 1.0 if service.role == "primary_care" else factor(county)
        if service.place == ONLINE:
            lines += _provider(service.name, ONLINE, service, posts)
            continue
        for zone, share in spread(service.place, zones).items():
            name, site = f"{service.name}-{zone}", f"{service.place}-{zone}"
            lines += _provider(name, site, service, posts * share)
    return "\n".join(lines) + "\n"


def spread(place: str, zones: dict[str, float]) -> dict[str, float]:
    """Return the share of posts of each zone: by residents, fewer in the country."""
    weight = {
        zone: share * (IN_COUNTRY[place] if zone == "country" else 1.0)
        for zone, share in zones.items()
    }
    return {zone: value / sum(weight.values()) for zone, value in weight.items()}


def _site(name: str, owner: str, zone: str) -> list[str]:
    return ["[[site]]", f'id = "{name}"', f'organization = "{owner}"', f'zone = "{zone}"']


def _provider(name: str, site: str, service: Service, fte: float) -> list[str]:
    lines = ["[[provider]]", f'id = "{name}"', f'site = "{site}"', f'role = "{service.role}"']
    return [*lines, f"fte = {fte:.3f}", *service.terms]
