"""Sign-in by OIDC: whether it is asked for, whose address counts, and which sign-ins have ended.

The provider's answer lies signed in a cookie, for thirty days. A copy of the cookie would outlive a sign-out, so each
sign-in that has ended is noted by its digest in a file beside the database, and counts no more, at any replica and
after a restart.
"""

import hashlib
import json
import logging
import os
import threading
from collections.abc import Mapping
from pathlib import Path

from streamlit import config as streamlit_config
from streamlit.auth_util import (
    get_cookie_with_chunks,
    get_origin_from_redirect_uri,
    is_authlib_installed,
    validate_auth_credentials,
)
from streamlit.errors import StreamlitAuthError
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from tracker import config

SHORTEST_SECRET = 32
_log = logging.getLogger("tracker")
_known: set[str] = set()
_read_until: dict[Path, int] = {}
_lock = threading.Lock()


def configured() -> bool:
    """Whether the secrets file asks for sign-in ([auth]); one that cannot be read might, so it counts."""
    if secrets_singleton.load_if_toml_exists():
        return "auth" in secrets_singleton
    return any(Path(file).exists() for file in streamlit_config.get_option("secrets.files"))


def refusal() -> str:
    """Why sign-in cannot work, as the key of the words; empty if it can."""
    try:
        validate_auth_credentials("default")
    except StreamlitAuthError:
        return "sign_in_unusable"
    if not is_authlib_installed():
        return "sign_in_unusable"
    return "" if len(get_cookie_secret()) >= SHORTEST_SECRET else "cookie_secret_short"


def https() -> bool:
    """Whether visitors come over HTTPS, by the address to which the provider sends them back."""
    return (get_origin_from_redirect_uri() or "").startswith("https:")


def verified_address(claims: Mapping[str, object]) -> str:
    """The e-mail address, if the provider says that it has verified it; else empty.

    A display name is the user's own choice and never counts. A provider that never says whether it has verified an
    address is taken at its word only where `config.addresses_are_verified()` says so.
    """
    address, verified = claims.get("email"), claims.get("email_verified")
    if not isinstance(address, str) or "@" not in address:
        return ""
    if "email_verified" not in claims:
        return address if config.addresses_are_verified() else ""
    return address if verified is True or verified == "true" else ""


def valid(cookies: Mapping[str, str]) -> bool:
    """Whether the cookies carry a sign-in that has not ended."""
    payload = _payload(cookies)
    return payload is not None and _says_signed_in(payload) and _digest(payload) not in _ended()


def ended(cookies: Mapping[str, str]) -> bool:
    """Whether the cookies carry a sign-in that has ended."""
    payload = _payload(cookies)
    return payload is not None and _digest(payload) in _ended()


def end(cookies: Mapping[str, str]) -> None:
    """End the sign-in of these cookies, wherever they have been copied to."""
    payload = _payload(cookies)
    if payload is None or (digest := _digest(payload)) in _ended():
        return
    with _lock:
        _known.add(digest)
        try:
            with open(_file(), "a", encoding="ascii", opener=_private) as file:
                file.write(f"{digest}\n")
        except OSError as error:
            _log.warning("a sign-out is only known until the next start: %s: %s", _file(), error.strerror)


def _payload(cookies: Mapping[str, str]) -> bytes | None:
    """What was signed: a cookie can be written in several ways that all mean the same."""
    secret = get_cookie_secret()

    def one(name: str) -> bytes | None:
        value = cookies.get(name, "")
        return decode_signed_value(secret, name, value) if value.isascii() else None

    return get_cookie_with_chunks(one, USER_COOKIE_NAME)


def _says_signed_in(payload: bytes) -> bool:
    try:
        said = json.loads(payload)
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("is_logged_in") is True


def _digest(payload: bytes) -> str:
    return hashlib.sha256(payload).hexdigest()


def _ended() -> set[str]:
    """The digests of all sign-ins that have ended; what other processes have noted since is read too."""
    with _lock:
        file = _file()
        try:
            if file.stat().st_size != _read_until.get(file, 0):
                noted = file.read_bytes()
                _known.update(noted.decode("ascii", "replace").split())
                _read_until[file] = len(noted)
        except FileNotFoundError:
            pass
        return _known


def _file() -> Path:
    return config.beside_database("signed-out")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
