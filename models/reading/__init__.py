"""Free text to fields: what an advertisement says of language, level, hours, shifts, licences, skills and more.

Each reading carries the words that it came from, their position, the rule and a probability; entered values win.
"""

from models.reading.advertisement import FIELDS, HARD_FIELDS, read_advertisement
from models.reading.record import LIST_FIELDS, Reading, record_part

__all__ = ["FIELDS", "HARD_FIELDS", "LIST_FIELDS", "Reading", "read_advertisement", "record_part"]
