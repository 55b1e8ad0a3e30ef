"""Products of matrices for a spaCy pipeline: those of thinc, but for rounding."""

import numpy as np
import pytest
from thinc.api import Linear, NumpyOps, chain

from onrecord.models import products
from onrecord.samples import samples


@pytest.fixture(scope="module")
def made() -> products.Products:
    return products.load()


def matrix(rows: int, columns: int) -> np.ndarray:
    return np.random.default_rng(rows + columns).standard_normal((rows, columns), dtype=np.float32)


@pytest.mark.parametrize(("rows", "columns", "inner"), [(0, 5, 3), (1, 1, 1), (7, 288, 96), (300, 64, 576)])
def test_a_product_is_that_of_the_matrices(made, rows: int, columns: int, inner: int) -> None:
    x, y = matrix(rows, inner), matrix(columns, inner)
    found = made.gemm(x, y, trans2=True)
    assert found.dtype == np.float32
    assert found.shape == (rows, columns)
    assert np.allclose(found, x.astype(float) @ y.T.astype(float), atol=1e-4)


def test_a_product_is_written_where_it_is_wanted(made) -> None:
    x, y, out = matrix(4, 6), matrix(5, 6), np.zeros((5, 5), dtype=np.float32)
    found = made.gemm(x, y, out=out[1:], trans2=True)
    assert np.shares_memory(found, out)
    assert np.allclose(out[1:], x @ y.T, atol=1e-5)
    assert not out[0].any()


def test_matrices_may_lie_in_any_order(made) -> None:
    x, y = matrix(6, 4).T, matrix(10, 6)[::2]
    assert np.allclose(made.gemm(x, y, trans2=True), x @ y.T, atol=1e-5)


@pytest.mark.parametrize(("first", "second"), [(False, False), (True, False), (True, True)])
def test_other_products_are_those_of_thinc(made, first: bool, second: bool) -> None:
    x, y = matrix(6, 6), matrix(6, 6)[::-1].copy()
    theirs = NumpyOps().gemm(x, y, trans1=first, trans2=second)
    assert np.array_equal(made.gemm(x, y, trans1=first, trans2=second), theirs)


def test_only_networks_on_the_processor_are_served(made) -> None:
    class Elsewhere(NumpyOps):
        pass

    here, there = Linear(2, 2), Linear(2, 2)
    there.ops = elsewhere = Elsewhere()
    made.serve(chain(here, there))
    assert here.ops is made
    assert there.ops is elsewhere


@pytest.fixture(scope="module")
def pipelines(made) -> tuple:
    """A pipeline as spaCy has it, and one that is served."""
    from onrecord.models.spacy_parser import load

    theirs, ours = load().nlp, load().nlp
    for name in ("tok2vec", "tagger", "parser", "ner"):
        made.serve(ours.get_pipe(name).model)
    return theirs, ours


@pytest.mark.model
@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_a_pipeline_reads_the_same_with_them(pipelines, sample) -> None:
    theirs, ours = (
        [(t.tag_, t.head.i, t.dep_, t.ent_iob_, t.ent_type_, t.lemma_) for t in nlp(sample.text)] for nlp in pipelines
    )
    assert ours == theirs
