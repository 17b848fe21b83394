"""Which addresses are opened: http and https ones of hosts on the public internet."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

import httpx

from bot.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection

Network = IPv4Network | IPv6Network

# IANA's special-purpose and multicast registries, and the metadata service that Azure keeps at a public address
_CLOSED = [
    ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    )
]  # fmt: skip
_UNICAST = IPv6Network("2000::/3")  # everything public that IPv6 has given out so far
_NAT64 = IPv6Network("64:ff9b::/96")
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)


def checked(address: str | httpx.URL) -> httpx.URL:
    """The address taken apart, without its fragment. Raises Unreadable for one that is not opened whatever its host resolves to."""
    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise Unreadable("not an address") from None
    if url.scheme not in {"http", "https"}:
        raise Unreadable("only http and https addresses are opened")
    if not url.host or "%" in url.host:
        raise Unreadable("it names no host")
    if url.userinfo:
        raise Unreadable("an address with a user name in it is not opened")
    if url.port is not None and not (url.port in {80, 443} or 1024 <= url.port <= 65535):
        raise Unreadable(f"port {url.port} is not one of the web's")
    if _is_disguised(url.raw_host.decode("ascii")):
        raise Unreadable("its host is a number and not written as an address is")
    return url


def _is_disguised(host: str) -> bool:
    """Whether the host is a number (its last label is one, as WHATWG's URL standard tells) but no IPv4 address of four decimals."""
    if ":" in host or not _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        return False
    try:
        IPv4Address(host)
    except ValueError:
        return True
    return False


def check_public(host: str, addresses: Collection[str], allowed: Collection[Network] = ()) -> None:
    """Raise Unreadable when one of the addresses a host resolved to is neither public nor in a network of `allowed`."""
    for address in addresses:
        if not _is_public(ip_address(address), allowed):
            raise Unreadable(f"the address of {host}{'' if host == address else f', {address},'} is not on the public internet")


def _is_public(address: IPv4Address | IPv6Address, allowed: Collection[Network]) -> bool:
    if isinstance(address, IPv6Address):
        address = _embedded(address) or address
    if any(address in network for network in allowed):
        return True
    given_out = isinstance(address, IPv4Address) or address in _UNICAST
    return given_out and not any(address in network for network in _CLOSED)


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a mapped or a NAT64 address stands for."""
    return address.ipv4_mapped or (IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None)
