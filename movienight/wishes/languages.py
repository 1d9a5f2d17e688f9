"""Languages by English name or ISO 639-1 code."""

from __future__ import annotations

from difflib import get_close_matches

from movienight.errors import UsageError

# cn and sh are not ISO 639-1 but stand in film data bases for Cantonese and Serbo-Croatian.
_NAMES = """
aa Afar|ab Abkhaz|af Afrikaans|ak Akan|am Amharic|ar Arabic|as Assamese|ay Aymara|az Azerbaijani|ba Bashkir
be Belarusian|bg Bulgarian|bi Bislama|bm Bambara|bn Bengali|bo Tibetan|br Breton|bs Bosnian|ca Catalan
ce Chechen|cn Cantonese|co Corsican|cr Cree|cs Czech|cv Chuvash|cy Welsh|da Danish|de German|dv Dhivehi
dz Dzongkha|ee Ewe|el Greek|en English|eo Esperanto|es Spanish|et Estonian|eu Basque|fa Persian|ff Fulah
fi Finnish|fj Fijian|fo Faroese|fr French|fy Frisian|ga Irish|gd Gaelic|gl Galician|gn Guarani|gu Gujarati
ha Hausa|he Hebrew|hi Hindi|hr Croatian|ht Haitian|hu Hungarian|hy Armenian|id Indonesian|ig Igbo
is Icelandic|it Italian|iu Inuktitut|ja Japanese|jv Javanese|ka Georgian|kg Kongo|ki Kikuyu|kk Kazakh
kl Greenlandic|km Khmer|kn Kannada|ko Korean|ks Kashmiri|ku Kurdish|ky Kyrgyz|la Latin|lb Luxembourgish
lg Ganda|ln Lingala|lo Lao|lt Lithuanian|lv Latvian|mg Malagasy|mh Marshallese|mi Maori|mk Macedonian
ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese|my Burmese|nb Bokmål|nd Ndebele|ne Nepali|nl Dutch
nn Nynorsk|no Norwegian|nv Navajo|ny Chichewa|oc Occitan|om Oromo|or Odia|os Ossetian|pa Punjabi|pl Polish
ps Pashto|pt Portuguese|qu Quechua|rm Romansh|rn Rundi|ro Romanian|ru Russian|rw Kinyarwanda|sa Sanskrit
sc Sardinian|sd Sindhi|se Sami|sg Sango|sh Serbo-Croatian|si Sinhala|sk Slovak|sl Slovenian|sm Samoan
sn Shona|so Somali|sq Albanian|sr Serbian|ss Swati|st Sotho|su Sundanese|sv Swedish|sw Swahili|ta Tamil
te Telugu|tg Tajik|th Thai|ti Tigrinya|tk Turkmen|tl Tagalog|tn Tswana|to Tongan|tr Turkish|ts Tsonga
tt Tatar|tw Twi|ty Tahitian|ug Uyghur|uk Ukrainian|ur Urdu|uz Uzbek|ve Venda|vi Vietnamese|wo Wolof|xh Xhosa
yi Yiddish|yo Yoruba|za Zhuang|zh Mandarin|zu Zulu|xx No language
"""

LANGUAGES = {entry[:2]: entry[3:] for line in _NAMES.split("\n") if line for entry in line.split("|")}
"""English name by code."""

# Names that stand for several codes, and other names in use.
_MORE = {
    "chinese": ("zh", "cn"),
    "farsi": ("fa",),
    "filipino": ("tl",),
    "flemish": ("nl",),
    "norwegian": ("no", "nb", "nn"),
    "silent": ("xx",),
}


def read_languages(text: str) -> frozenset[str]:
    """The ISO codes of one name or code: "fr", "French" and "FRENCH" are all {"fr"}.

    Raises:
        UsageError: it is no language we know.
    """
    folded = text.strip().casefold()
    names = {name.casefold(): (code,) for code, name in LANGUAGES.items()} | _MORE
    if folded in LANGUAGES:
        return frozenset({folded})
    if folded in names:
        return frozenset(names[folded])
    near = get_close_matches(folded, names, n=3)
    told = f"did you mean {' or '.join(name.capitalize() for name in near)}?" if near else ""
    raise UsageError(
        f"“{text}” is not a language", told or "write its English name (French) or its code (fr)"
    )


def language_name(code: str) -> str:
    """The English name of a code; the code itself where we have no name."""
    return LANGUAGES.get(code, code)
