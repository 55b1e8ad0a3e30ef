"""Write the graph of one product of matrices, x times y turned, which the parser multiplies with.

python -m training.product
"""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import TensorProto, helper

TARGET = Path(__file__).parent.parent / "src" / "onrecord" / "models" / "parsing" / "product.onnx"


def graph() -> onnx.ModelProto:
    """One node, for matrices of any size."""

    def matrix(name: str, rows: str, columns: str) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, [rows, columns])

    node = helper.make_node("Gemm", ["x", "y"], ["z"], transB=1)
    ends = ([matrix("x", "m", "k"), matrix("y", "n", "k")], [matrix("z", "m", "n")])
    made = helper.make_graph([node], "product", *ends)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)


if __name__ == "__main__":
    TARGET.write_bytes(graph().SerializeToString())
