"""Products of matrices for a spaCy pipeline, by ONNX Runtime: the same numbers but for rounding, in less time.

thinc takes them from BLIS, which falls back to plain code on every processor that it does not know by name (cython-blis
issue 53), and then they are half of a parse. NumPy's own would leave threads waiting for the next product, each at the
cost of a core. How the graph of one product was made: training/product.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thinc.api import Model, NumpyOps

from onrecord.models.networks import session_of

FOLDER = Path(__file__).with_name("parsing")
FILES = ("product.onnx",)


def load() -> Products:
    """The operations of thinc with products in one thread of ONNX Runtime.

    Raises:
        InstallError: the graph is missing or cannot be loaded.
    """
    return Products(session_of(FOLDER, FILES, "parser", "syntax"))


class Products(NumpyOps):  # type: ignore[misc]  # compiled, without types
    """thinc's operations on arrays of NumPy, the product of a matrix and a turned one aside."""

    def __init__(self, session: Any) -> None:
        super().__init__()
        self.session = session

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """`x` times `y`, each turned first where asked for, written to `out` where that is given."""
        if trans1 or not trans2:  # nothing that reads asks for it
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        (product,) = self.session.run(None, {"x": x, "y": y})
        if out is None:
            return product
        out[:] = product
        return out

    def serve(self, network: Model[Any, Any]) -> None:
        """Let every part of a network that runs on the processor multiply with these, in place."""
        for part in network.walk():
            if type(part.ops) is NumpyOps:
                part.ops = self
