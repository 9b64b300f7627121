"""`make bench`: pages of 10,000 sessions with 20 kB of runs each, against a bare ASGI application.

Both servers run at once and are driven in turn, so that a ratio is taken in one run.
"""

import sys
import tempfile
import urllib.request
from pathlib import Path
from statistics import median

from scripts.benchmark import database
from scripts.benchmark.load import measure
from scripts.served import COMMAND, served

_SESSIONS = 10_000
_RUN_BYTES = 20_000
_ROUNDS = 5
_ROUND_SECONDS = 3.0
_CACHE = Path(".cache")
_KEY = "benchmark"
_POLLED = ["/sessions"]
_VARIED = [
    f"/sessions?limit={limit}&page={page}&sort_order={order}"
    for limit in range(1, 101)
    for page in range(1, 11)
    for order in ("asc", "desc")
]
"""More than are remembered."""


def main() -> None:
    """Builds what is missing, measures, prints."""
    _CACHE.mkdir(exist_ok=True)
    path = _CACHE / f"bench-{_SESSIONS}x{_RUN_BYTES}.db"
    if not path.exists():
        print(f"building {path} ...")
        database.build(path, _SESSIONS, _RUN_BYTES)
    key = {"OS_SECURITY_KEY": _KEY}
    with (
        served([COMMAND, "serve", str(path), "--port", "0"], key) as sessions,
        tempfile.NamedTemporaryFile() as page,
    ):
        page.write(_get(f"{sessions.url}/sessions"))
        page.flush()
        with served([sys.executable, "-m", "scripts.benchmark.bare", page.name], {}) as bare:
            print(
                f"{_SESSIONS} sessions with {_RUN_BYTES} bytes of runs each, layout 2.x, 1 process"
            )
            _compare(sessions.port, bare.port)
        print(f"resident memory of the worker: {_resident_megabytes(sessions.pid):.0f} MB")


def _compare(port: int, bare_port: int) -> None:
    bare, polled, varied, share = list[float](), list[float](), list[float](), list[float]()
    for _ in range(_ROUNDS):
        for rates, where, targets in (
            (bare, bare_port, _POLLED),
            (polled, port, _POLLED),
            (varied, port, _VARIED),
        ):
            rate = measure(where, [_request(target) for target in targets], _ROUND_SECONDS)
            rates.append(rate.requests_per_second)
            share.append(rate.client_share)
    print(f"bare ASGI                {median(bare):7.0f} requests/s")
    for label, rates in (("the default page, polled", polled), ("every request differs", varied)):
        ratio = median(rate / yardstick for rate, yardstick in zip(rates, bare, strict=True))
        print(f"{label:24} {median(rates):7.0f} requests/s, {ratio:.2f} of bare ASGI")
    print(f"the client took at most {max(share):.0%} of its core")


def _request(target: str) -> bytes:
    return f"GET {target} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {_KEY}\r\n\r\n".encode()


def _get(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {_KEY}"})  # noqa: S310
    with urllib.request.urlopen(request) as response:  # noqa: S310  our own server
        body: bytes = response.read()
    return body


def _resident_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1000


if __name__ == "__main__":
    main()
