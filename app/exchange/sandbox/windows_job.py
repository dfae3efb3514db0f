"""Limits of a process on Windows: it puts itself into a job object."""

import ctypes

_PROCESS_TIME = 0x0002
_ACTIVE_PROCESS = 0x0008
_PROCESS_MEMORY = 0x0100
_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
_EXTENDED_LIMIT_INFORMATION = 9
_TICKS_PER_SECOND = 10_000_000
_NO_FAULT_WINDOWS = 0x0001 | 0x0002 | 0x8000


# The types have the sizes of Windows wherever this runs, so that they can be tested anywhere.
class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("Basic", BasicLimits),
        ("IoCounters", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def job_limits(memory_bytes: int, seconds: float) -> ExtendedLimits:
    """The limits as Windows wants them: one process, so much memory, so much processor time."""
    limits = ExtendedLimits()
    limits.Basic.LimitFlags = (
        _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
    )
    limits.Basic.PerProcessUserTimeLimit = int(seconds * _TICKS_PER_SECOND)
    limits.Basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = memory_bytes
    return limits


def bind_with_job(memory_bytes: int, seconds: float) -> None:
    """Put the present process into a job of its own.

    Where an administrator forbids it, the limits of the parent on time and size remain.
    """
    kernel = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009 - Windows only
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    # A parser that breaks must not open a window that asks what to do about it.
    kernel.SetErrorMode(_NO_FAULT_WINDOWS)
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return
    limits = job_limits(memory_bytes, seconds)
    kernel.SetInformationJobObject(
        ctypes.c_void_p(job),
        _EXTENDED_LIMIT_INFORMATION,
        ctypes.byref(limits),
        ctypes.sizeof(limits),
    )
    kernel.AssignProcessToJobObject(
        ctypes.c_void_p(job), ctypes.c_void_p(kernel.GetCurrentProcess())
    )
