"""What is taken, kind by kind, with the right numbers beside it: for the help and the tests."""

from __future__ import annotations

from core.readings.example import INF, Example, Kind, asked, sure
from core.readings.examples_asked import ASKED, TARGETS
from core.translation import N_

_PYTHON = Kind(
    N_("Python, NumPy, JAX"),
    (
        sure("np.array([1.5, -2.0], np.float32)", 1.5, -2),
        sure("[np.float64(0.25), np.float64(-1e-05)]", 0.25, -1e-5),
        sure("(np.float32(3.5), np.float32(-0.125), np.float32(0.0))", 3.5, -0.125, 0),
        sure("[ 0.3  -1.25  4.  ]", 0.3, -1.25, 4),
        sure("array([[0.5],\n       [1.5]], dtype=float32)", 0.5, 1.5),
        sure("x = jnp.asarray([2, 4.5], dtype=jnp.bfloat16)", 2, 4.5),
        sure("Array([ 7., -8.], dtype=float32)", 7, -8),
        sure(">>> logits\narray([0.1, 0.9])", 0.1, 0.9),
        sure("In [7]: x\nOut[7]: array([-3. ,  2.5])", -3, 2.5),
        sure("[Decimal('0.1'), Decimal('2.50')]", 0.1, 2.5),
        sure("array('d', [1.25, -6.0])", 1.25, -6),
        sure("[('elk', 0.75), ('ox', -4)]", 0.75, -4),
        sure("[[('n02', 'elk', np.float32(0.5)), ('n07', 'ox', np.float32(0.25))]]", 0.5, 0.25),
        sure("Counter({'elk': 7, 'ox': 2})", 7, 2),
        sure("np.r_[2.5, -4]", 2.5, -4),
        sure(
            "<xarray.DataArray (class: 2)>\narray([0.5, 7. ])\nCoordinates:\n"
            "  * class    (class) <U3 'elk' 'ox'",
            0.5,
            7,
        ),
        sure("x = np.array([3, 1]).astype(np.float64)", 3, 1),
    ),
)

_FRAMEWORKS = Kind(
    N_("PyTorch, TensorFlow and others"),
    (
        sure("tensor([1.2, -0.7], device='cuda:0', grad_fn=<AddBackward0>)", 1.2, -0.7),
        sure("tf.Tensor([ 4.5 -1.   0.25], shape=(3,), dtype=float64)", 4.5, -1, 0.25),
        sure(
            "<tf.Tensor: shape=(1, 2), dtype=float32, numpy=array([[0.5, 2.5]], dtype=float32)>",
            0.5,
            2.5,
        ),
        sure(
            "<tf.Variable 'w:0' shape=(2,) dtype=float32, numpy=array([9., 8.], dtype=float32)>",
            9,
            8,
        ),
        sure("Parameter containing:\ntensor([0.75, -3.0], requires_grad=True)", 0.75, -3),
        sure("\n 2.5\n-1.5\n[torch.DoubleTensor of size 2]\n", 2.5, -1.5),
        sure(
            "Tensor(shape=[2], dtype=float32, place=Place(gpu:0), stop_gradient=False,\n"
            "       [-1.50000000, 6.00000000])",
            -1.5,
            6,
        ),
        sure("\n[ 5. -5.]\n<NDArray 2 @gpu(0)>", 5, -5),
        sure("Tensor(shape=[2], dtype=Float32, value= [ 1.5, 3.5])", 1.5, 3.5),
        sure("[tensor(0.25), tensor(-1.5)]", 0.25, -1.5),
        sure("<tf.RaggedTensor [[0.75, -2.5, 1.0]]>", 0.75, -2.5, 1),
        asked("<tf.RaggedTensor [[0.5, 3.0], [4.0, 1.5, 6.0]]>", (4, 1.5, 6), (0.5, 3)),
        sure("torch.tensor([3., 1.]).detach().numpy()", 3, 1),
        sure("torch.Size([2])\ntensor([0.5, 7.])", 0.5, 7),
        sure("torch_tensor\n 1.5\n-2.5\n[ CPUFloatType{2} ]", 1.5, -2.5),
        asked("torch.tensor([1., 2., 3., 4.]).view(2, 2)", (1, 2), (3, 4)),
        sure(
            "SequenceClassifierOutput(loss=None, logits=tensor([[0.25, -3.5]], "
            "grad_fn=<AddmmBackward0>), hidden_states=None, attentions=None)",
            0.25,
            -3.5,
        ),
        sure(
            "torch.return_types.topk(\nvalues=tensor([4.5, 2.]),\nindices=tensor([7, 0]))", 4.5, 2
        ),
        sure("1/1 [==============================] - 0s 31ms/step\n[[0.75 -2.5]]", 0.75, -2.5),
        sure("1/1 ━━━━━━━━━━━━━━━━━━━━ 0s 31ms/step\n[[0.25 0.75]]", 0.25, 0.75),
    ),
)

_R = Kind(
    "R",
    (
        sure("[1]  0.31 -1.50\n[3]  2.00", 0.31, -1.5, 2),
        sure("#> [1] 12.5 -0.5", 12.5, -0.5),
        sure("> x <- c(4, 2.5)\n> x\n[1] 4.0 2.5", 4, 2.5),
        sure("logits <- c(3L, -2L, 7L)", 3, -2, 7),
        sure("  cat   dog \n 1.25 -0.50 ", 1.25, -0.5),
        sure("    a     b \n  0.1   0.2 \n    c \n  0.7 ", 0.1, 0.2, 0.7),
        sure("c(cat = 1.5, dog = -Inf)", 1.5, -INF),
        sure("structure(c(6, 1), names = c('u', 'v'))", 6, 1),
        sure("     [,1]\n[1,] 0.25\n[2,] 1.75", 0.25, 1.75),
        sure("[1] 1.5 2.5\n[3] 3.5 4.5", 1.5, 2.5, 3.5, 4.5),
        sure(" num [1:3] 0.25 0.5 0.125", 0.25, 0.5, 0.125),
        sure("[[1]]\n[1] 2.5\n\n[[2]]\n[1] -1\n", 2.5, -1),
        sure("# A tibble: 2 × 1\n      x\n  <dbl>\n1   4.5\n2   1.5", 4.5, 1.5),
        sure("c(c(1.5, 2), 3)", 1.5, 2, 3),
        asked("matrix(c(1.5, 2, 3, 4), nrow = 2)", (1.5, 3), (2, 4)),
    ),
)

_JULIA = Kind(
    "Julia",
    (
        sure("3-element Vector{Float64}:\n  0.5\n -2.0\n  9.25", 0.5, -2, 9.25),
        sure("Float32[1.5, 0.25]", 1.5, 0.25),
        sure("[2.5f0, 1.0f-2]", 2.5, 0.01),
        sure("1×2 Matrix{Float64}:\n 3.0  -4.0", 3, -4),
        sure("julia> x\n2-element Array{Float64,1}:\n 1.0e-5\n 3.0", 1e-5, 3),
        sure("[3//4, -1//8]", 0.75, -0.125),
    ),
)

_MATLAB = Kind(
    N_("MATLAB, Octave"),
    (
        sure("logits = 1×3\n\n    0.5000   -2.2500    7.0000\n", 0.5, -2.25, 7),
        sure("x =\n\n   1.0e+03 *\n\n    1.0025   -0.0405\n", 1002.5, -40.5),
        sure(
            "  Columns 1 through 3\n\n     1     2     3\n\n  Column 4\n\n    4.5\n", 1, 2, 3, 4.5
        ),
        sure(" Columns 1 and 2:\n\n   8   7\n\n Columns 3 and 4:\n\n   6   5\n", 8, 7, 6, 5),
        sure("x = [0.5 1.5 -9]'; % logits", 0.5, 1.5, -9),
        sure("[2.5; 3.5]", 2.5, 3.5),
        sure("x =\n\n  1x2 single row vector\n\n    0.5000    4.5000", 0.5, 4.5),
        sure("double([1.5 2.5])", 1.5, 2.5),
        sure("ans =\n\n  2×1 table\n\n    x \n    __\n    4.5\n    -7", 4.5, -7),
        sure("x =\n\n  1×2 gpuArray\n\n    0.5000    4.5000", 0.5, 4.5),
        asked("[5 6; 7 9]", (5, 6), (7, 9)),
    ),
)

_PANDAS = Kind(
    "pandas",
    (
        sure("0    0.5\n1   -2.0\n2    6.5\nName: logit, dtype: float64", 0.5, -2, 6.5),
        sure("cat    1.25\ndog   -7.50\ndtype: float32", 1.25, -7.5),
        sure("   score\n0    3.0\n1   -1.0", 3, -1),
        sure("<FloatingArray>\n[0.75, -1.25]\nLength: 2, dtype: Float64", 0.75, -1.25),
        sure("     0\n0  2.5\n1  1.5", 2.5, 1.5),
        asked(
            "     a    b\n0  1.5  2.5\n1  3.5  4.5\n\n[2 rows x 2 columns]",
            (1.5, 2.5),
            (3.5, 4.5),
            (1.5, 3.5),
            (2.5, 4.5),
            (1.5, 2.5, 3.5, 4.5),
        ),
        sure(",score\n0,4.5\n1,-2.5", 4.5, -2.5),
        sure("Index([1.5, 2.5], dtype='float64')", 1.5, 2.5),
        sure(
            "shape: (2, 1)\n┌─────┐\n│ x   │\n│ --- │\n│ f64 │\n"
            "╞═════╡\n│ 1.5 │\n│ 9.0 │\n└─────┘",
            1.5,
            9,
        ),
        asked("1\t0.5\n2\t2.5", (0.5, 2.5), (1, 0.5), (2, 2.5), (1, 0.5, 2, 2.5)),
    ),
)

_SPREADSHEETS = Kind(
    N_("spreadsheets and tables"),
    (
        sure("cat\tdog\tbird\n0.5\t-1\t2.25", 0.5, -1, 2.25),
        sure("logit\n3.5\n-4\n0.125", 3.5, -4, 0.125),
        sure("class\tscore\nred fox\t2.5\nhare\t-1", 2.5, -1),
        sure("name,logit\nlynx,0.75\nwolf,8", 0.75, 8),
        sure("| a | b |\n|---|--:|\n| 1.5 | 6 |", 1.5, 6),
        sure('"0,25";"1,75"', 0.25, 1.75),
        sure("tench, Tinca tinca\t0.5\nstar nose\t1.5", 0.5, 1.5),
        sure("a) 0.5\nb) 6", 0.5, 6),
        sure('"1,250.5","2"', 1250.5, 2),
        sure("elk\tox\tape\n0,5\t1,25\t4", 0.5, 1.25, 4),
        sure("1. elk: 0.75\n2. red ox: 0.25", 0.75, 0.25),
        sure("1 elk 1.5\n2 ox -4", 1.5, -4),
        sure(",class,score\n0,cat,2.5\n1,dog,-7", 2.5, -7),
        sure('"","class","score"\n"1","elk",0.5\n"2","ox",9', 0.5, 9),
        sure("|    |   a |   b |\n|---:|----:|----:|\n|  0 | 1.5 | 2.5 |", 1.5, 2.5),
        sure("     cat   dog\n0  1.25 -0.50", 1.25, -0.5),
        sure("   class  logit\n1    elk   1.50\n2     ox  -2.25", 1.5, -2.25),
    ),
)

_LATEX = Kind(
    "LaTeX",
    (
        sure(r"\begin{pmatrix} 0.5 & -3 \end{pmatrix}", 0.5, -3),
        sure(r"x = \begin{bmatrix} 7 \\ \frac{1}{4} \\ -\infty \end{bmatrix}", 7, 0.25, -INF),
        sure(
            r"\begin{pmatrix} s_1 & s_2 \end{pmatrix} = "
            r"\begin{pmatrix} 0.9991 & 9.11 \times 10^{-4} \end{pmatrix}",
            0.9991,
            9.11e-4,
        ),
        sure(r"\left[\begin{array}{cc} - \frac{3}{8} & \dfrac12 \end{array}\right]", -0.375, 0.5),
        sure(r"$\mathbf{y} = (0.25,\, 0.75)^\top$", 0.25, 0.75),
        sure("(1.5, 2)^{T}", 1.5, 2),
        sure(r"\begin{pmatrix} \frac{1}{3} \\[4pt] \phantom{-}1 \end{pmatrix}", 1 / 3, 1),
        sure(r"\begin{tabular}{cc} 1.5 & 7 \\ \end{tabular}", 1.5, 7),
        sure(r"1\,250 & 0.5", 1250, 0.5),
        sure(r"0{,}5; 1{,}25", 0.5, 1.25),
    ),
)

_LANGUAGES = Kind(
    N_("Mathematica and other languages"),
    (
        sure("{0.5, 1.25*^-2}", 0.5, 0.0125),
        sure("Out[4]= {3., -0.5}", 3, -0.5),
        sure("Out[5]//MatrixForm= {3., -0.75}", 3, -0.75),
        sure("double x[2] = {1.5, -2e-1};", 1.5, -0.2),
        sure("float[] x = new float[] { 2.5f, -3F };", 2.5, -3),
        sure("let x: [f32; 2] = [0.5_f32, 7.0];", 0.5, 7),
        sure("std::vector<float> x{4.5f, 0.0f};", 4.5, 0),
        sure("[]float64{1.25, 6}", 1.25, 6),
        sure("(list 1.75 -2)", 1.75, -2),
        sure("(vector 0.5 3d0)", 0.5, 3),
        sure("array(2) {\n  [0]=>\n  float(1.25)\n  [1]=>\n  int(-3)\n}", 1.25, -3),
        sure("Array\n(\n    [elk] => 0.5\n    [red ox] => 8\n)\n", 0.5, 8),
        sure("array (\n  0 => 2.5,\n  1 => -7.0,\n)", 2.5, -7),
        sure("array:2 [\n  0 => 4.5\n  1 => 9\n]", 4.5, 9),
        sure("listOf(2.0, -8.5)", 2, -8.5),
        sure("[1.0D+00, -2.5d-1]", 1, -0.25),
        sure("<|a -> 1.5, b -> 2.|>", 1.5, 2),
        sure("(/ 1.5, 2.5 /)", 1.5, 2.5),
        sure("std::array<float, 2> x{1.5f, 6.0f};", 1.5, 6),
        sure("var x = new[] { 1.5, 8.0 };", 1.5, 8),
        sure("[Fraction(1, 2), Rational(-3, 4)]", 0.5, -0.75),
        sure("(3) [1.5, 2, 3]", 1.5, 2, 3),
        sure("{ [1] = 0.5, [2] = -2.5 }", 0.5, -2.5),
        sure("Vector(2, {(1) = 4.5, (2) = 2.})", 4.5, 2),
        sure("<7, -0.5>", 7, -0.5),
        sure("(%o2) [0.5, 6.5]", 0.5, 6.5),
        sure("x := [...]float64{6.5, 2}", 6.5, 2),
        sure("array![2.5, -6.]", 2.5, -6),
        sure("vec![0.5; 3]", 0.5, 0.5, 0.5),
        sure("⎡0.5⎤\n⎢   ⎥\n⎣ 3 ⎦", 0.5, 3),
        sure("[logits]\nelk = 1.5\nox = 7", 1.5, 7),
        sure("0x1.8p+1, -0x1p-2", 3, -0.25),
    ),
)

_MASKS = Kind(
    N_("masked classes (x only)"),
    (
        sure("1.5, -inf, -Infinity, -∞", 1.5, -INF, -INF, -INF),
        sure("[0.5, float('-inf')]", 0.5, -INF),
        sure('[-float("inf"), 2]', -INF, 2),
        sure('["-Infinity", 3.5]', -INF, 3.5),
        sure("[-np.inf, -torch.inf, -math.inf, 6]", -INF, -INF, -INF, 6),
        sure("{Double.NEGATIVE_INFINITY, 4.0}", -INF, 4),
        sure("[2.5, -Number.POSITIVE_INFINITY]", 2.5, -INF),
        sure("[-oo, 2.5, -.inf, -inf.0, -HUGE_VAL]", -INF, 2.5, -INF, -INF, -INF),
        sure("-std::numeric_limits<double>::infinity(), math.Inf(-1), 1", -INF, -INF, 1),
    ),
)

_NUMBERS = Kind(
    N_("ways to write a number"),
    (
        sure("1/8, 30%, ½, 2.5×10⁻³, 1_000", 0.125, 0.3, 0.5, 0.0025, 1000),
        sure("12.5 %; 87.5 %", 0.125, 0.875),
        sure("log 2, -sqrt 4, 0.5", 0.6931471805599453, -2, 0.5),
        sure("1½ ¾ -⅛", 1.5, 0.75, -0.125),
        sure("−4.2×10⁻² 3·10^2", -0.042, 300),
        sure("１．５，－２", 1.5, -2),
        sure("7'250.5; 2", 7250.5, 2),
        sure("٢٫٥؛ ٧", 2.5, 7),
        sure("१.२५, ३", 1.25, 3),
        sure("5\u200b.5,\u2060 2\u00ad5", 5.5, 25),
    ),
)

_FORMS = Kind(
    N_("roots, logarithms, powers"),
    (
        sure("[sqrt(2)/2, -log(3), 2**-3]", 0.7071067811865476, -1.0986122886681098, 0.125),
        sure(
            r"\begin{pmatrix} \frac{\sqrt{3}}{2} & \ln 2 & e^{-1} \end{pmatrix}",
            0.8660254037844386,
            0.6931471805599453,
            0.36787944117144233,
        ),
        sure("np.log(0.2), np.log(0.8)", -1.6094379124341003, -0.22314355131420976),
        sure("{Sqrt[5], Log[10], Pi/4}", 2.23606797749979, 2.302585092994046, 0.7853981633974483),
        sure("c(log(1/3), exp(-2))", -1.0986122886681098, 0.1353352832366127),
        sure("3*sqrt(2)/2; 2^(1/2); 2⁻²", 2.1213203435596424, 1.4142135623730951, 0.25),
        sure("[log(0), log2(8), log10(1000)]", -INF, 3, 3),
        sure("2 * 3, 1/1e3", 6, 0.001),
    ),
)

_LABELS = Kind(
    N_("labels and comments"),
    (
        sure("cat: 0.5, dog: -1.5  # logits", 0.5, -1.5),
        sure("x1=2, x2=-0.25", 2, -0.25),
        sure('{"red fox": 1.5, "hare": 0}', 1.5, 0),
        sure("0: 4.5\n1: 2", 4.5, 2),
        sure("x[0] = 2.5; x[1] = 3.5;", 2.5, 3.5),
        sure("3.5, 1 // of one sample", 3.5, 1),
        sure("1) 0.5\n2) 8", 0.5, 8),
        sure("5 elk\n3 ox", 5, 3),
        sure("1.5 ± 0.1, 2.5 ± 0.2", 1.5, 2.5),
        sure("cat → 1.5, dog → 2", 1.5, 2),
        sure("1.5, 2 -- of one sample", 1.5, 2),
        sure("{1.5, 2.5} (* logits *)", 1.5, 2.5),
        sure("- 1\n- -2", 1, -2),
    ),
)

__all__ = ["CLASSES", "INF", "KINDS", "Example", "Kind", "help_rows"]

CLASSES = 3
"""How many classes there are, where an example is the index of one."""

KINDS: tuple[Kind, ...] = (
    _PYTHON,
    _FRAMEWORKS,
    _R,
    _JULIA,
    _MATLAB,
    _PANDAS,
    _SPREADSHEETS,
    _LATEX,
    _LANGUAGES,
    _MASKS,
    _NUMBERS,
    _FORMS,
    _LABELS,
    ASKED,
    TARGETS,
)


def help_rows() -> list[tuple[str, tuple[str, ...]]]:
    """Rows of a table for a reader: the name of a kind (to be translated), some texts of it."""
    return [(kind.name, tuple(example.text for example in kind.examples[:2])) for kind in KINDS]
