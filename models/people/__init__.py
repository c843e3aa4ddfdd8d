"""What people say of themselves, in the languages of the lexicon, as fields of a candidate."""

from models.people.reader import PersonReader, read_person
from models.people.settling import FIELDS, SOFT_FIELDS

__all__ = ["FIELDS", "SOFT_FIELDS", "PersonReader", "read_person"]
