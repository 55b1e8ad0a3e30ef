"""Who owns that what he said was wrong, on invented sentences with stored parses."""

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.owned_errors import owned_errors
from tests.parsing import one_paragraph, syntax

OWNED = [
    ("I was wrong this morning; the figure is 12.", True),
    ("“What I told you yesterday was incorrect,” the general told reporters.", True),
    ("“I stand corrected,” she said.", True),
    ("He said he had been mistaken: three men were lost, not two.", True),
    ("“Our earlier figure was wrong,” the ministry said.", True),
    ("“I got the number wrong on Monday,” Lind said.", True),
    ("“The number I gave you was inaccurate,” the mayor told reporters.", True),
    # wrong about somebody, to do something, by another's account, not at all, or only perhaps
    ("“I was wrong about him,” Lind said.", False),
    ("The minister was wrong to leave, he said.", False),
    ("She said the army had been wrong.", False),
    ("He said she had been mistaken.", False),
    ("The earlier figure was wrong, critics said.", False),
    ("“I was not wrong yesterday,” he said.", False),
    ("“If I was wrong yesterday, I will say so,” Lind said.", False),
]


@pytest.mark.parametrize(("text", "owned"), OWNED)
def test_owned_errors(text: str, owned: bool) -> None:
    parsed = syntax(one_paragraph(text), store="owned_errors")
    assert [f.kind for f in owned_errors(parsed, Chains(()))] == ["changed_statement"] * owned
