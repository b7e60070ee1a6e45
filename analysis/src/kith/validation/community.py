"""A community file from one row of a table of counties.

Composition is the county's; neighborhoods, organizations and services are stylized as in
`scenarios/communities/reference-us.toml`, and scaled to the county. Prevalence is written down for
validation and enters nowhere.
"""

from __future__ import annotations

import math
import re

from kith.validation import counties, posts
from kith.validation.counties import County

#: Simulated people at most.
RESIDENTS = 25_000

#: Victims of violence a year per 1,000 people (NCVS 2022), at the nation's recorded crime.
VICTIMS = 23.5

#: Social associations per 10,000 people in the nation (County Health Rankings 2025).
ASSOCIATIONS = 9.09


def text(county: County, residents: int = RESIDENTS) -> str:
    """Return the community file of a county, with at most `residents` simulated people."""
    real = county.numbers["population"] * county.share_aged_10_plus
    simulated = max(64, min(residents, round(real)))
    adults = simulated * county.adult_share_of_residents
    parts = [
        _head(county),
        _people(county, simulated, real / simulated),
        _observed(county),
        _zones(county),
        _groups(county),
        _organizations(county),
        posts.text(county, adults, {name: share for name, _, share, *_ in zones(county)}),
    ]
    return "\n".join(parts)


def zones(county: County) -> list[tuple[str, str, float, float, float]]:
    """Return id, title, share of residents, income factor and minutes inside of each zone.

    Two kinds of town and the country, as far as anybody lives there (assumed, as in the nation).
    """
    rural = county.share("rural_pct")
    kinds = [
        ("town-poorer", "Poorer parts of town", 0.4 * (1.0 - rural), 0.80, 12.0),
        ("town-richer", "Richer parts of town", 0.6 * (1.0 - rural), 1.12, 12.0),
        ("country", "The country", rural, 0.95, 20.0),
    ]
    return [kind for kind in kinds if kind[2] >= 0.02]


def _head(county: County) -> str:
    title = f"{county.name}, {county.state}"
    slug = re.sub(r"[^a-z0-9]+", "-", county.name.lower()).strip("-")
    return (
        f"# {title} (FIPS {county.fips}), made by `kith community --fips {county.fips}`.\n"
        "# Composition is the county's; zones, organizations and services are stylized. What is\n"
        '# "assumed" is not in the table.\n'
        f'format = 1\nid = "{slug}-{county.state.lower()}"\ntitle = {_quoted(title)}\n'
        'question = "Who gets care when organizations do what they do today?"\n'
    )  # fmt: skip


def _people(county: County, residents: int, per_resident: float) -> str:
    n, share = county.numbers, county.share
    poverty = share("EP_POV150")
    uninsured = share("uninsured_u65_pct")
    medicaid = min(0.21 * poverty / 0.20, 0.9 - uninsured)
    no_car = min(0.5, 0.07 * poverty / 0.20)
    races = ", ".join(f"{r:.4f}" for r in race_shares(county))
    households = min(6.0, max(1.3, n["population"] / n["acs_households"]))
    figures = (
        ("share_under_18", f"{share('EP_AGE17'):.4f}", "SVI 2022: EP_AGE17"),
        ("share_over_64", f"{share('EP_AGE65'):.4f}", "SVI 2022: EP_AGE65"),
        ("female_share", "0.505", "nation"),
        ("race_share", f"[{races}]", "SVI 2022: EP_MINRTY, EP_AFAM, EP_HISP, EP_ASIAN"),
        ("median_household_income_usd", f"{n['acs_median_hh_income']:.0f}", "ACS 2019-2023"),
        ("share_below_150_poverty", f"{poverty:.4f}", "SVI 2022: EP_POV150"),
        ("uninsured_share_under_65", f"{uninsured:.4f}", "Census SAHIE 2022"),
        ("medicaid_share_under_65", f"{medicaid:.4f}", "assumed: the nation's, with poverty"),
        ("no_car_share", f"{no_car:.4f}", "assumed: the nation's, with poverty"),
        ("broadband_share", f"{share('acs_broadband_pct'):.4f}", "ACS 2019-2023"),
        ("trauma_share", "0.16", "assumed: nation"),
        ("mean_household_size", f"{households:.2f}", "people / households, ACS 2019-2023"),
        ("providers_per_100k", f"{n['mhp_per_100k']:.1f}", "NPPES 2024"),
    )
    lines = [
        "[community]", f'id = "{county.fips}"', f"title = {_quoted(county.name)}",
        f"residents = {residents}", f"people_per_resident = {per_resident:.4g}",
    ]  # fmt: skip
    lines += [f"{key} = {value}  # {source}" for key, value, source in figures]
    return "\n".join(lines) + "\n"


def race_shares(county: County) -> tuple[float, float, float, float, float]:
    """Return the shares of white, Black, Hispanic, Asian and other people; they add up to 1."""
    white = 1.0 - county.share("EP_MINRTY")
    named = [county.share(c) for c in ("EP_AFAM", "EP_HISP", "EP_ASIAN")]
    rest = max(0.0, 1.0 - white - sum(named))
    total = white + sum(named) + rest
    black, hispanic, asian = (value / total for value in named)
    return white / total, black, hispanic, asian, rest / total


def _observed(county: County) -> str:
    lines = ["# For validation only."]
    for column, (name, unit, source) in counties.OBSERVED.items():
        if column in county.numbers:
            lines += [
                "[[community.observed]]", f'id = "{name}"', f"value = {county.numbers[column]:g}",
                f'unit = "{unit}"', f'source = "{source}"', "year = 2022",
            ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _zones(county: County) -> str:
    """Ways between town and country grow with the area (half its side, 45 miles an hour)."""
    violent = VICTIMS * county.numbers["violent_crime_per_100k_chr2018"]
    violent /= counties.NATIONAL["violent_crime_per_100k_chr2018"]
    far = 8.0 + 0.5 * math.sqrt(county.numbers["area_sqmi"]) / 45.0 * 60.0
    lines = ["# Minutes and income factors are assumed; violence goes with recorded crime."]
    found = zones(county)
    for name, title, share, factor, within in found:
        ways = {
            other: 15.0 if "country" not in (name, other) else min(far, 120.0)
            for other, *_ in found
            if other != name
        }
        between = ", ".join(f"{other} = {minutes:.0f}" for other, minutes in ways.items())
        lines += [
            "[[zone]]", f'id = "{name}"', f'title = "{title}"',
            f"share_of_residents = {share:.4f}", f"income_factor = {factor}",
            f"violent_events_per_1000_year = {min(violent, 200.0):.1f}",
            f"minutes_within = {within:.0f}",
        ]  # fmt: skip
        lines += [f"minutes_to = {{ {between} }}"] if between else []
    return "\n".join(lines) + "\n"


def _groups(county: County) -> str:
    """Make groups who cannot use care in English as often as the table says of the county.

    Shares of speakers by race are the nation's (reference-us.toml).
    """
    _, _, hispanic, asian, _ = race_shares(county)
    nation = hispanic * 0.70 * 0.24 + asian * 0.60 * 0.27
    wanted = county.share("acs_not_prof_english_pct")
    factor = wanted / nation if nation > 0 else 0.0
    lines = ["# Speakers by race as in the nation; not proficient: ACS 2019-2023 for the county."]
    for name, title, language, races, national in (
        ("spanish-speaking", "Spanish-speaking residents", "es", "0.0, 0.0, 0.70, 0.0, 0.0", 0.24),
        ("asian-language-speaking", "Residents who speak an Asian language", "zh",
         "0.0, 0.0, 0.0, 0.60, 0.0", 0.27),
    ):  # fmt: skip
        lines += [
            "[[group]]", f'id = "{name}"', f'title = "{title}"', f'language = "{language}"',
            f"share_not_proficient = {min(0.9, national * factor):.4f}",
            f"share_by_race = [{races}]",
        ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _organizations(county: County) -> str:
    """Memberships as in the nation, in proportion to social associations (assumed)."""
    more = county.numbers["social_associations_per_10k"] / ASSOCIATIONS
    more = min(3.0, max(0.3, more))
    found = [name for name, *_ in zones(county)]
    poorer, richer = found[0], found[min(1, len(found) - 1)]
    lines = ["# Memberships as in the nation, in proportion to social associations (assumed)."]
    for name, title, kind, zone, share in (
        ("safety-net", "Community mental health and health centers", "clinic", poorer, 0.0),
        ("private-practices", "Private practice", "business", richer, 0.0),
        ("primary-care-practices", "Primary care practices", "business", richer, 0.0),
        ("community-center", "A community center", "nonprofit", poorer, 0.05 * more),
        ("congregation", "A congregation", "congregation", poorer, 0.03 * more),
        ("school", "A high school", "school", poorer, 0.30),
    ):
        lines += ["[[organization]]", f'id = "{name}"', f'title = "{title}"', f'kind = "{kind}"',
                  f'zone = "{zone}"']  # fmt: skip
        lines += [f"members_share = {share:.4f}"] if share else []
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
