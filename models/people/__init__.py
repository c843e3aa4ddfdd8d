"""What people say of themselves, in the languages of the lexicon, as fields of a candidate."""

from models.people.reader import PersonReader, read_person
from models.people.record import LIST_FIELDS, candidate_fields, derived_marks
from models.people.settling import FIELDS, SOFT_FIELDS

__all__ = [
    "FIELDS",
    "LIST_FIELDS",
    "SOFT_FIELDS",
    "PersonReader",
    "candidate_fields",
    "derived_marks",
    "read_person",
]
