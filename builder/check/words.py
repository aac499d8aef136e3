"""Words that rules look for, by language. A language without a list is not judged."""

from __future__ import annotations

import re


def _any(words: str) -> frozenset[str]:
    """The words of a line, between bars."""
    return frozenset(words.split("|"))


VAGUE_LINKS: dict[str, frozenset[str]] = {
    "en": _any(
        "click here|click|here|this|this link|link|more|read more|learn more|see more|more information|details|"
        "this page|this website|website|page|download|go|see here|read here|find out more"
    ),
    "fr": _any(
        "cliquez ici|cliquer ici|ici|lien|ce lien|plus|lire la suite|en savoir plus|voir plus|suite|cette page|"
        "ce site|site web|page|télécharger|plus d'informations|détails"
    ),
    "es": _any(
        "haga clic aquí|haz clic aquí|clic aquí|pulse aquí|aquí|enlace|este enlace|más|leer más|saber más|ver más|"
        "más información|esta página|este sitio|página|descargar|detalles"
    ),
    "pt": _any(
        "clique aqui|clicar aqui|aqui|link|este link|esta ligação|mais|ler mais|leia mais|saber mais|saiba mais|"
        "ver mais|mais informações|esta página|este site|página|descarregar|baixar|detalhes"
    ),
}
"""Link texts that say nothing when read alone, as screen readers list them."""

IMAGE_OF: dict[str, re.Pattern[str]] = {
    "en": re.compile(r"(an? |the )?(image|picture|photo|photograph|graphic|icon) (of|showing|shows)\b", re.I),
    "fr": re.compile(r"(une? |l['’])?(image|photo|photographie|dessin|icône) (de|du|des|montrant)\b", re.I),
    "es": re.compile(r"(una? |la |el )?(imagen|foto|fotografía|gráfico|icono) (de|del|que muestra)\b", re.I),
    "pt": re.compile(r"(uma? |a |o )?(imagem|foto|fotografia|gráfico|ícone) (de|do|da|que mostra)\b", re.I),
}
"""Openings of alternative texts that repeat what screen readers say anyway."""

ALL_OF_THE_ABOVE: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(all|none|both|neither)( of)? (the |these )?(above|these|options|answers|below|listed)?\.?|"
        r"(all|none|both|neither)( of)? (the |these )?(options |answers |choices )?(above|below|listed|given)?\.?|"
        r"(both )?[a-d] (and|or|&) [a-d]\.?",
        re.I,
    ),
    "fr": re.compile(
        r"(toutes?|tous|aucune?)( de)? (les |ces )?(réponses?|options?|choix|propositions?)?"
        r"( ci-dessus| précédentes?)?\.?|"
        r"(réponses? )?[a-d] et [a-d]\.?",
        re.I,
    ),
    "es": re.compile(
        r"(todas|todos|ninguna|ninguno)( de)? (las |los )?(anteriores|opciones|respuestas)( anteriores)?\.?|"
        r"(respuestas? )?[a-d] y [a-d]\.?",
        re.I,
    ),
    "pt": re.compile(
        r"(todas|todos|nenhuma|nenhum)( das| dos)? (as |os )?(anteriores|opções|respostas|alternativas)"
        r"( anteriores| acima)?\.?|(respostas? )?[a-d] e [a-d]\.?",
        re.I,
    ),
}
"""Options that speak of the other options; matched against a whole option."""

NEGATED: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(which|what|who|where)\b[^.?!]{0,80}\b(is|are|does|do|would|should|was|were|can) not\b|"
        r"\bexcept\b[^.?!]{0,40}[?:]",
        re.I,
    ),
    "fr": re.compile(
        r"\b(lequel|laquelle|lesquels|lesquelles|quel|quelle)\b[^.?!]{0,80}\b(n['’]|ne )\w+ pas\b|"
        r"\bsauf\b[^.?!]{0,40}[?:]",
        re.I,
    ),
    "es": re.compile(
        r"\b(cuál|cuáles|qué)\b[^.?!]{0,80}\bno (es|son|debe|deben|se)\b|\bexcepto\b[^.?!]{0,40}[?:]", re.I
    ),
    "pt": re.compile(r"\b(qual|quais|que)\b[^.?!]{0,80}\bnão (é|são|deve|devem|se)\b|\bexceto\b[^.?!]{0,40}[?:]", re.I),
}
"""Questions that ask for what is not so."""

NEGATIONS: dict[str, tuple[str, ...]] = {
    "en": ("not", "except"),
    "fr": ("pas", "sauf"),
    "es": ("no", "excepto"),
    "pt": ("não", "exceto"),
}
"""What such a question holds, in lower case; looked for first, since it is quicker than the pattern."""

UNSEEN_VERBS: dict[str, frozenset[str]] = {
    "en": _any("know|understand|appreciate|learn|believe|realise|realize|grasp|comprehend|familiarise"),
    "fr": _any("connaître|savoir|comprendre|apprécier|apprendre|croire|saisir"),
    "es": _any("conocer|saber|comprender|entender|apreciar|aprender|creer"),
    "pt": _any("conhecer|saber|compreender|entender|apreciar|aprender|acreditar"),
}
"""First verbs of objectives that nobody can see a learner do."""

PLACEHOLDERS = re.compile(r"\b(TODO|TBD|FIXME|XXX)\b|\b[Ll]orem ipsum\b")
"""Text that was to be replaced, in any language. `TODO` counts in capitals only (Spanish *todo*)."""

PLACEHOLDER_PARTS = ("TODO", "TBD", "FIXME", "XXX", "orem ipsum")
"""What a text with a placeholder holds; looked for first, since it is quicker than the pattern."""
