"""Interchange formats: files of job centres, job boards and people become records of the contract.

`read_records` tells by its content what a file is; `FORMATS` lists what it knows. Each format has a module.
"""

from data.formats.parsed import Kind, ParsedRecord
from data.formats.reader import read_records
from data.formats.registry import FORMATS

__all__ = ["FORMATS", "Kind", "ParsedRecord", "read_records"]
