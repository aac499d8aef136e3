"""Licences by their SPDX id: the name that people know, and where the text is."""

from __future__ import annotations

from markupsafe import Markup

_CC = {
    "BY": "Attribution",
    "BY-SA": "Attribution-ShareAlike",
    "BY-NC": "Attribution-NonCommercial",
    "BY-NC-SA": "Attribution-NonCommercial-ShareAlike",
    "BY-ND": "Attribution-NoDerivatives",
    "BY-NC-ND": "Attribution-NonCommercial-NoDerivatives",
}
_OTHERS = {
    "CC0-1.0": ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "EUPL-1.2": ("European Union Public Licence 1.2", "https://eupl.eu/1.2/en/"),
    "GFDL-1.3-or-later": ("GNU Free Documentation License 1.3 or later", "https://www.gnu.org/licenses/fdl-1.3.html"),
    "MIT": ("MIT License", "https://spdx.org/licenses/MIT.html"),
    "Apache-2.0": ("Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    "OGL-UK-3.0": (
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
}


def licence(spdx: str) -> tuple[str, str]:
    """Name and address of a licence by its SPDX id; an id that is not known here is its own name, without address."""
    if spdx in _OTHERS:
        return _OTHERS[spdx]
    if spdx.startswith("CC-"):
        terms, _, version = spdx[3:].rpartition("-")
        if terms in _CC and version in ("1.0", "2.0", "2.5", "3.0", "4.0"):
            international = " International" if version == "4.0" else ""
            return (
                f"Creative Commons {_CC[terms]} {version}{international}",
                f"https://creativecommons.org/licenses/{terms.lower()}/{version}/",
            )
    return spdx, ""


def licence_html(spdx: str) -> Markup:
    """The licence's name as a plain link to its text, with its SPDX id where that is not the name."""
    name, address = licence(spdx)
    if not address:
        return Markup.escape(name)
    return Markup('<a href="{}" rel="license noopener">{}</a> ({})').format(address, name, spdx)
