"""Mappings of columns by hand, remembered for the next file of the same shape."""

import json
from collections.abc import Mapping
from datetime import datetime

from tracker.intake.fields import Field
from tracker.people import Person
from tracker.store.engine import Engine, writing
from tracker.store.models import Mapping as StoredMapping


def remember_mapping(engine: Engine, shape: str, mapping: Mapping[int, str], *, person: Person, now: datetime) -> None:
    """Keep how the columns of files of this shape (`Layout.shape`) are to be read; an empty mapping forgets it.

    `mapping` maps a column's place to a field's code, or to "" for a column that is not to be used; raises ValueError
    for anything else. Only somebody who may write something may teach the product how to read.
    """
    if not (person.all_rights or person.codes):
        raise PermissionError(person.name)
    known = {int(at): str(Field(field)) if field else "" for at, field in mapping.items()}
    with writing(engine) as session:
        kept = session.get(StoredMapping, shape)
        if not known:
            if kept:
                session.delete(kept)
            return
        columns = json.dumps(known, sort_keys=True)
        session.merge(StoredMapping(shape=shape, columns=columns, who=person.name, at=now))
