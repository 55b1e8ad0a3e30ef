from dataclasses import dataclass

from onrecord.incidents.remembered import remembered


@dataclass(frozen=True)
class Value:
    number: int


def test_what_is_made_of_the_same_object_is_made_once():
    asked = []

    @remembered
    def double(value):
        asked.append(value)
        return value.number * 2

    one, like_it = Value(1), Value(1)
    assert [double(one), double(one), double(like_it)] == [2, 2, 2]
    assert asked == [one, like_it]
    # Many others later it is made again, and never taken for another.
    assert [double(Value(n)) for n in range(1000)] == [2 * n for n in range(1000)]
    assert double(one) == 2
    assert len(asked) == 1003
