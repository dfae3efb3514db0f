"""Row identifiers: UUID version 7 (RFC 9562), made by the program that creates the row.

They sort by creation time, also within one millisecond of one process, and need no server, so
copies of a tracker that grew apart can be merged.
"""

import os
import threading
import time
import uuid

_NAMESPACE = uuid.UUID("6f1d3c52-0c7e-5c55-9d0a-7a1f6b0a4e11")
_lock = threading.Lock()
_last_millisecond = 0
_counter = 0


def new_id() -> str:
    """A new identifier: 32 hexadecimal digits, greater than every earlier one of this process."""
    global _last_millisecond, _counter
    with _lock:
        millisecond = time.time_ns() // 1_000_000
        if millisecond > _last_millisecond:
            _last_millisecond, _counter = millisecond, _random_bits(10)
        else:
            # The 12 bit counter is full or the clock went back: borrow from the next millisecond.
            _counter += 1
            if _counter > 0xFFF:
                _last_millisecond, _counter = _last_millisecond + 1, 0
        head = (_last_millisecond << 16) | 0x7000 | _counter
    tail = (0b10 << 62) | _random_bits(62)
    return f"{(head << 64) | tail:032x}"


def named_id(kind: str, name: str) -> str:
    """The identifier of something known by name in every tracker, such as an organisation."""
    return uuid.uuid5(_NAMESPACE, f"{kind}:{name}").hex


def _random_bits(count: int) -> int:
    """As `secrets.randbits`, without the hash functions that `secrets` imports."""
    return int.from_bytes(os.urandom(8)) >> (64 - count)
