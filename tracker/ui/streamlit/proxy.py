"""The proxy in front of the server: who may name the user, and by which header.

A header counts from the proxy's addresses (TRACKER_PROXY_ADDRESSES), from a caller that knows the shared secret
(TRACKER_PROXY_SECRET), or both where both are set. Where neither is set, the proxy is on this machine.
"""

import hmac
import os
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address, ip_network

from starlette.datastructures import Headers

USER_HEADER, ADDRESSES, SECRET = "TRACKER_PROXY_USER_HEADER", "TRACKER_PROXY_ADDRESSES", "TRACKER_PROXY_SECRET"
MONITORS = "TRACKER_MONITORS"
SECRET_HEADER = "X-Tracker-Proxy-Secret"
SHORTEST_SECRET = 16
_THIS_MACHINE = "127.0.0.0/8,::1"


@dataclass(frozen=True, slots=True)
class _Proxy:
    networks: tuple[object, ...]
    secret: bytes


def header() -> str:
    """The header in which the proxy names the user, empty if there is no proxy."""
    return os.environ.get(USER_HEADER, "")


def refusal() -> str:
    """Why the settings cannot be used, as the key of the words; empty if they can."""
    try:
        _proxy()
        _networks(os.environ.get(MONITORS, ""))
    except ValueError:
        return "proxy_addresses"
    return "proxy_secret" if 0 < len(_proxy().secret) < SHORTEST_SECRET else ""


def is_proxy(client: str | None, headers: Headers) -> bool:
    """Whether a caller at this address, with these headers, is the proxy."""
    known = _proxy()
    if known.secret:
        told = headers.getlist(SECRET_HEADER)
        if len(told) != 1 or not hmac.compare_digest(told[0].encode("latin-1"), known.secret):
            return False
    return not known.networks or _within(client, known.networks)


def is_monitor(client: str | None) -> bool:
    """Whether a caller at this address may see the numbers of the server: one of TRACKER_MONITORS.

    Without that setting a caller at this machine, unless a proxy is here too, which may bring anybody.
    """
    listed = os.environ.get(MONITORS) or ("" if header() else _THIS_MACHINE)
    return _within(client, _networks(listed))


@cache
def _networks(listed: str) -> tuple[object, ...]:
    return tuple(ip_network(each.strip()) for each in listed.split(",") if each.strip())


@cache
def _proxy() -> _Proxy:
    """The settings, read once a process; raises ValueError for what is no address."""
    secret = os.environ.get(SECRET, "").encode()
    listed = os.environ.get(ADDRESSES, "") or ("" if secret else _THIS_MACHINE)
    return _Proxy(_networks(listed), secret)


def _within(client: str | None, networks: tuple[object, ...]) -> bool:
    try:
        address = ip_address(client or "")
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address  # a socket for both kinds names IPv4 as ::ffff:…
    return any(address in network for network in networks)  # type: ignore[operator]
