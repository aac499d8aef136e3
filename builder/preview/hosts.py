"""What the names of hosts say."""

from __future__ import annotations

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether a host is this machine alone."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_address(name: str) -> bool:
    """A bare address cannot be made to point elsewhere, so it is no rebinding."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
