"""Why a numeral of a document is no goal: the closed list. The words for each code are in `exclusion.po`."""

from enum import StrEnum


class Reason(StrEnum):
    """The kinds of numeral that no target and no actual bears."""

    ORDINAL = "ordinal"
    LIST_COUNT = "list_count"
    ARTICLE_COUNT = "article_count"
    DATE = "date"
    DEADLINE_TERM = "deadline_term"
    UNQUANTIFIED_GOAL = "unquantified_goal"
    REPEATED_GOAL = "repeated_goal"
    MEETING_NAME = "meeting_name"
    PLAN_NAME = "plan_name"
    PROJECT_NAME = "project_name"
    PLACE_OR_PERSON_NAME = "place_or_person_name"
    TECHNICAL_NAME = "technical_name"
    FIXED_TERM = "fixed_term"
    CLASSIFICATION = "classification"
    IDIOM = "idiom"
    WORD_PART = "word_part"
    PAST_EVENT = "past_event"
    PAST_VALUE = "past_value"
    REDACTED_FACT = "redacted_fact"
    REDACTED_NAME = "redacted_name"
    PAGE_FURNITURE = "page_furniture"
