"""The two tiers of one goal, a floor and its stretch, which counts once."""

from tracker.core.kinds import Status


def goal_status(floor: Status, stretch: Status, *, passed: bool) -> Status:
    """The status of a goal with a floor and a stretch, which counts once.

    The stretch's if it is achieved; else 达到底线 if the deadline passed and the floor was achieved; else the floor's.
    """
    if stretch.achieved:
        return stretch
    return Status.FLOOR_ONLY if passed and floor.achieved else floor
