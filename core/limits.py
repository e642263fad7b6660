"""Every size, range and tolerance of the lab, each with its reason.

Pages, parsers and tests read their bounds here, so that a message that says what is
allowed and the check that enforces it cannot drift apart.
"""

from __future__ import annotations

from typing import Final

# --- The problem -----------------------------------------------------------------------

K_MIN: Final = 2
"""Fewest classes: with one class softmax is the constant 1 and every gradient is 0."""

K_MAX: Final = 10
"""Most classes on a screen: a 10 x 10 Jacobian is what still fits a laptop with readable
numbers, and what SymPy proves within a second."""

X_ABS_MAX: Final = 10_000.0
"""Largest finite |logit|: far beyond where exp overflows (about 709), so that every
saturation effect can be shown, and small enough for exact values in reasonable time
(about 8700 digits for logits 20 000 apart)."""

Y_MAX: Final = 1e6
"""Largest target: counts of labels fit; sum(y) times a logit stays far from overflow."""

ENTRIES_MAX: Final = 1_000
"""Most numbers of a text: the classes of ImageNet. Of more than K_MAX classes, those that matter
are shown, and the sum of the others' exponentials is still a matter of milliseconds."""

NUMBERS_MAX: Final = 2 * ENTRIES_MAX
"""Most numbers of a text with those that count its rows."""

KEPT_MAX: Final = K_MAX - 1
"""Classes that stay as they are where the others become one row."""

TEXT_MAX: Final = 65_536
"""Longest text of one vector, in characters: ENTRIES_MAX numbers with all digits, and names."""

UNUSUAL_TEXT_MAX: Final = 16_384
"""Longest text that is looked at closely, in characters: ENTRIES_MAX numbers with most digits.
Longer ones are taken in the usual notations (`readings.quick`)."""

TOKENS_MAX: Final = 2 * ENTRIES_MAX + 200
"""Most tokens of a text that is looked at closely: ENTRIES_MAX numbers and what is
between them. Longer ones in the usual notations are taken by a shorter way (`readings.quick`)."""

WORK_MAX: Final = 5_900
"""Most looks at the tokens of a text (`readings.work`), each of less than 1 µs: with what is
around them a text takes less than 5 ms in all its notations together."""

FORMS_MAX: Final = 4 * K_MAX
"""Most numbers of a text that are worked out, such as log(3): some take a tenth of a ms."""

LINES_MAX: Final = 2 * ENTRIES_MAX
"""Most lines of a text: a number on every other one."""

BRACKETS_MAX: Final = 16
"""Brackets within brackets: arrays of a batch have three or four, and their names some more."""

READINGS_MAX: Final = 100
"""Most ways to read a text that a reader is asked about: the rows of a batch on one page."""

NUMBER_TEXT_MAX: Final = 64
"""Longest text of one number: 17 digits, sign and exponent need 24; a fraction two of them.
Longer digit strings carry nothing that a float64 can hold."""

SHIFT_ABS_MAX: Final = 2 * X_ABS_MAX
"""Largest shift of all logits: from one end of the range of x to the other."""

# --- Accuracy --------------------------------------------------------------------------

ULP: Final = 2.0**-52
"""Spacing of float64 numbers at 1: the unit of every agreement shown on screen."""

GRADIENT_C: Final = 16.0
"""|g_i - exact| <= C 2^-53 (s_i (Y - y_i) + y_i (1 - s_i)) for k <= 1000: the bar of the
two-slot algorithm (worst C measured 5.5)."""

GUARD_DIGITS: Final = 60
"""Decimal digits that the exact values carry beyond the spread of the logits: enough for a
float64 result (17 digits) after a cancellation of 40 more."""

# --- Sweeps ----------------------------------------------------------------------------

SWEEP_POINTS: Final = 201
"""Points of one sweep: one every 3 to 6 pixels of a plot, so curves look smooth; odd, so
that the middle of the range is a point."""

SWEEP_POINTS_MAX: Final = 2_001
"""Most points a caller may ask for: more than a screen has pixels across."""

SWEEP_MARGIN: Final = 5.0
"""How far a sweep goes beyond the crossing and the present value: s is within 0.7 % of 0 or 1
there, and the usual range of -10 to 10 stays while a logit is dragged from -5 to 5."""

SWEEP_POINTS_MIN: Final = 21
"""Fewest points of a sweep on screen: with fewer, the bend of softmax becomes a polygon."""

SWEEP_POINTS_SHOWN: Final = 401
"""Most points of a sweep on screen: one every 3 pixels of a laptop; ten curves of them are sent
in about 45 kB."""

PLANE_POINTS: Final = 81
"""Points a side of a plane: contours look smooth, in 35 kB as float32."""

PATH_POINTS: Final = 61
"""Points a side of the field behind a path: a descent has two figures to redraw at an edit."""

PLANE_POINTS_MIN: Final = 21
"""Fewest points a side of a plane: with fewer, contours become polygons."""

PLANE_POINTS_MAX: Final = 121
"""Most points a side of a plane: 78 kB as float32 in base64, and computed within 15 ms."""

ARROWS: Final = 15
"""Arrows along a side of a plane: some 30 pixels apart, so that heads do not touch."""

PATH_ARROWS: Final = 11
"""Arrows along a side of the plane behind a path: fewer, as the path is what is to be seen."""

LATTICE: Final = 16
"""Pieces of a triangle's side between velocities: as far apart as the arrows of a plane."""

TEMPERATURE_MIN: Final = 0.01
"""Lowest temperature: logits 0.1 apart are then 10 nats apart, softmax is an argmax."""

TEMPERATURE_MAX: Final = 1_000.0
"""Highest temperature: logits 100 apart are then 0.1 nats apart, softmax is nearly uniform."""

EDGE_SHARE: Final = 0.3
"""Least share that a picture of the triangle shows, in pieces of its grid: the loss has no bound
at the edge, and nodes that happen to lie close to it would pull levels out of shape."""

SHARE_MIN: Final = 1e-4
"""Least share of a class where a point is moved in the triangle: less is not told apart from the
edge, where a logit would be -inf and the class masked for good."""

RATE: Final = 1.0
"""Learning rate of a descent to begin with: the Hessian's eigenvalues are at most sum(y) / 2, so
with sum(y) = 1 every rate below 4 settles."""

RATE_MIN: Final = 1e-3
"""Least rate: the longest descent then moves a logit by 0.5 sum(y), which is still seen."""

RATE_MAX: Final = 1_000.0
"""Largest rate: far beyond where every descent with sum(y) >= 0.01 begins to oscillate."""

MOMENTUM_MAX: Final = 0.99
"""Largest momentum: it remembers 100 steps; more would not settle within the longest descent."""

DESCENT_STEPS: Final = 60
"""Steps of a descent to begin with: three seconds of playing."""

DESCENT_STEPS_MAX: Final = 500
"""Most steps: computed one after the other, about 20 us each, so at most 10 ms an edit."""

AXIS_LENGTH_MIN: Final = 1e-300
"""Shortest axis or scale of heights: Plotly divides pixels by it, and a
thousand by 1e-306 is infinite."""

AXIS_SHARE_MIN: Final = 1e-12
"""Shortest axis as a share of its larger end: float64 has some 4000 numbers on it then, more than
a screen has pixels; on a shorter one, points fall on each other."""

DESCENT_SETTLED: Final = 1e-3
"""A descent has arrived where its gradient is this share of its largest: no step is seen then."""

VANISHING_SHARE: Final = 0.01
"""Squared error's gradient counts as vanished below this share of cross-entropy's: a descent
would take a hundred times as long."""

# --- How well float64 reaches the exact values ------------------------------------------

SOFTMAX_ULPS: Final = 4.0
"""s and log s against exact: exp (1 ulp), its correction, sum, division round once each."""

LOSS_ULPS: Final = 8.0
"""The loss against exact: as log s, and a sum of up to 1000 products of one sign."""

JACOBIAN_ULPS: Final = 8.0
"""Every s_i (delta_ij - s_j) against exact: two factors within 4 ulp each."""

ROW_VECTOR_ULPS: Final = 6.0
"""-y / s: s within 4 ulp, one division, and the reference's own two roundings."""

PRODUCT_TERM_ULPS: Final = JACOBIAN_ULPS + SOFTMAX_ULPS + 1.0
"""One term of the row vector times a column of the Jacobian: what its factors may be off,
half an ulp for the division in -y / s and half for the product."""

PRODUCT_ADDITION_ULPS: Final = 0.5
"""One addition in that product: half an ulp of the sum of the absolute terms at most."""

SUBNORMAL_FLOOR: Final = 2.0**-1070
"""Absolute error of a gradient that no relative bound can exclude: 16 times the smallest
float64, 2^-1074, for the few products that may underflow in one component."""

QUOTIENT_STEP_DIGITS: Final = 30
"""Difference quotients step by h = 10^-30: their own error, h^2 / 6 of the size of the terms
of a gradient, is then 10^-60, far below an ulp even after a cancellation of 40 digits."""

SMALLEST_DIGITS: Final = 324
"""2^-1075 is about 10^-323.6: what is smaller rounds to 0 in float64, so a reference that is
itself rounded to float64 need not resolve more digits after the point."""

EXACT_SPREAD_MAX: Final = 2 * X_ABS_MAX
"""Farthest apart that finite logits may lie for exact values: both ends of the range of x."""

# --- Speed ------------------------------------------------------------------------------

BLOCK_ENTRIES: Final = 196_608
"""Most entries of a row block of a batch, 1.5 MiB in float64: measured fastest for large batches.
Smaller blocks fit a second-level cache better, but then the fixed cost of some 40 NumPy calls
per block shows."""

BLOCK_ENTRIES_SMALL: Final = 32_768
"""The same for small batches: the operating system takes longer to hand out a block's buffers
than the saved calls would."""

BLOCK_SHARE: Final = 8
"""Between these two bounds, a block holds this part of a batch."""

SHORT_ROW: Final = 64
"""Rows up to this long are summed by BLAS: no more than 64 additions, so its order of adding
costs no digits, and NumPy's sum spends most of its time between such rows."""

LONG_ROW: Final = 256
"""From this length on, NumPy's buffer is made no longer than a row: then a number per row is
combined with the row's entries in place, instead of being copied next to each of them first,
which takes as long as the arithmetic. For shorter rows that copy is the faster way."""

UNSHIFTED_MAX: Final = 300.0
"""If every |logit| is at most this, exp needs no shift: exp(300) is about 1e130, so sums and
quotients of such values neither overflow nor become subnormal for any k below 1e40."""

EXP_NORMAL_MAX: Final = 700.0
"""exp(-t) is a normal float64, with all its digits, for t up to this (exactly: 708.3)."""

REST_TINY: Final = 2.0**-900
"""Below this R, the sum of exp(x_j - max x) without the winner, is multiplied by targets before
its own division, as it may be subnormal; 1 + R is 1 and log(1 + R) is R long before."""

SMALL_TARGETS: Final = 2.0**-332
"""sum(y) below this (about 1e-100) is multiplied in last, relative to this power of two:
sum(y) / (k exp(UNSHIFTED_MAX)) could be subnormal and lose digits."""

# --- The symbolic derivation ------------------------------------------------------------

DERIVATIONS_CACHED: Final = K_MAX - K_MIN + 2
"""Every k of the screen and the symbolic one: all derivations that a reader can ask for."""

PLACES_CACHED: Final = K_MAX * K_MAX
"""Derivations for one output and one logit: all pairs of the largest k."""

CHECKS_CACHED: Final = 1_024
"""Outcomes of checked lines: those of all derivations (26 lines each), and of the entries and
components that readers pick, before the oldest are computed again."""

WORKED_CACHED: Final = 64
"""Problems whose numbers for the lines are kept: one for each reader of two classes of thirty."""

LINES_CACHED: Final = 1_024
"""Lines whose LaTeX is kept: as many as have their checks kept."""

POINT_SIZES: Final = (1, 2, 3)
"""The k at which a line for symbolic k is tested: 1 has no off-diagonal entry, 2 has one pair,
3 is the least k where two other classes differ; more adds time, not cases."""

# --- The screen ------------------------------------------------------------------------

JACOBIAN_ABS_MAX: Final = 0.25
"""Largest |entry| of a softmax Jacobian: s (1 - s) peaks at s = 1/2, and s_i s_j cannot be
larger either. The colour scale of the matrix ends there."""

WIDE_MATRIX: Final = 6
"""Most columns of a matrix that a laptop has room for with four digits in a cell; in wider ones
numbers have three digits, and less room around them."""

UNDO_STEPS: Final = 50
"""Steps that can be taken back: more than a lesson needs, and at most some 20 kB a session."""

BURST_SECONDS: Final = 1.0
"""Key presses in one field that follow within this are one step to undo: a number being typed."""

TIDY_DIGITS: Final = 15
"""Digits of a target that is worked out: a decimal of so many has one float64, and arithmetic
that is off by an ulp or two does not hide it."""

X_BAR_MIN: Final = 5.0
"""Least end of the scale of the bars of x: softmax goes from 1 to 150 over 5 nats, so a drag has
all there is to see; larger logits widen it."""

Y_BAR_MIN: Final = 1.0
"""Least end of the scale of the bars of y: a distribution."""

SUM_BAR_MIN: Final = 3.0
"""Least end of the scale of sum(y): from no label to three."""

BAR_STEPS: Final = 50
"""A dragged value snaps to a power of ten of which a scale has at least so many steps: about one
for each two pixels of a bar."""

GESTURE_MAX: Final = 2**53
"""Numbers of gestures and edits that a browser sends: whole numbers that JavaScript can count."""

# --- The live channel -------------------------------------------------------------------

SESSIONS_MAX: Final = 4_096
"""Sessions that a process knows by their token: a lecture hall ten times over, some 20 MB."""

CONNECTIONS_MAX: Final = 2_048
"""Open sockets of a process: each holds a task and a few kB; more would starve each other."""

CLIENTS_REMEMBERED: Final = 4
"""Browser tabs of one session whose last message is remembered: a tab has a session of its own,
and a page that was loaded anew counts as another one for a moment."""

MESSAGE_MAX: Final = 6 * TEXT_MAX + 4_096
"""Longest message of a browser in characters: a vector of TEXT_MAX characters, each written as an
escape of six, and what is around it."""

QR_TEXT_MAX: Final = 600
"""Longest link of a QR code, in characters: 93 modules a side, which a phone still reads from a
screen; a link with ten classes and all their digits has some 400."""

QR_KEPT: Final = 128
"""QR codes that are kept, some 10 kB each: the panel asks for the same one again and again."""

MESSAGES_PER_SECOND: Final = 200
"""Messages that are read from one socket in a second on average: three a frame. Those beyond wait
in the network, so that one browser cannot keep the others' from being answered."""

RENEWAL_SECONDS: Final = 0.25
"""Least time between two renewals of a page that changes by itself: a bar moves four times a
second, and thirty readers who watch one take less than a tenth of a core."""

MESSAGES_AT_ONCE: Final = 400
"""Messages that may come at once: what an outbox has kept during a break."""

PASTE_AT_ONCE_MAX: Final = 1_024
"""Longest pasted text in characters that is read while others wait, within 2 ms."""

QUERY_MAX: Final = 65_536
"""Longest query string that is read, of an address or a pasted link: as much as the server takes;
what the lab writes has a tenth of it, and any proxy passes it on."""

PARAMETERS_MAX: Final = 160
"""Most parameters of a URL: the lab knows about eighty."""

WORDS_MAX: Final = 64
"""Longest name, key or short word in a message: the longest that the lab uses has half of it."""

# --- Typed answers ---------------------------------------------------------------------

ANSWER_TEXT_MAX: Final = 400
"""Longest typed formula, in characters: the longest right answer in LaTeX needs about 150."""

PASTED_TEXT_MAX: Final = 4_000
"""Longest text of pasted numbers, in characters: a matrix of K_MAX x K_MAX with all its digits
needs 2 700; the link that keeps it stays below QUERY_MAX."""

PASTED_QUERY_MAX: Final = 6_000
"""The same as it stands in a URL, where a sign may take nine characters."""

SETTING_MAX: Final = PASTED_TEXT_MAX + 100
"""Longest text of a setting: one that is too long is told so, not cut off unseen."""

ANSWER_DEPTH_MAX: Final = 40
"""Most levels of brackets, powers and fractions in a formula: people write five."""

ANSWER_SPELT_MAX: Final = 600
"""Longest formula once small letters and signs are spelt out (`²` is `^{2}` then): it is read in
about 10 ms."""

ANSWER_SUMS_MAX: Final = 12
"""Most sums in a formula: people write three. Each is looked through for the index that it binds,
with all sums in it."""

ANSWER_NODES_MAX: Final = 150
"""Most symbols and operators of a formula: the longest right answer has about 40, and each is
worked out some hundred times while it is marked."""

ANSWER_WORK_MAX: Final = 2_000
"""Most operations of a formula at a point of four classes: the longest right answer, a matrix
product written as sums with both indices free, takes about 700."""

ANSWER_DIGITS_MAX: Final = 9
"""Most digits of a number in a formula: formulas hold small numbers."""

ANSWER_EXPONENT_MAX: Final = 6
"""Largest power in a formula: exact numbers stay short."""

SEED_MAX: Final = 999_999
"""Largest seed of a task: more tasks than anybody does, in a number that can be dictated."""

TASK_PARTS_MAX: Final = 4
"""Most parts of a task: the last four lines of the derivation, or three terms and their sum."""

BAR_NEAR: Final = 0.05
"""How near a guess on a bar has to be, in bars: what an eye that compares two bars may miss."""

SHEET_TASKS_MIN: Final = 1
"""Fewest tasks of a sheet: one, for the end of a lecture."""

SHEET_TASKS_MAX: Final = 20
"""Most tasks of a sheet: two hours of work on six to ten pages; its key takes four seconds when
its lines are derived for the first time."""

SHEET_TASKS: Final = 6
"""Tasks of a sheet to begin with: two pages, half an hour."""

SHEET_DRAWS: Final = 40
"""Tasks that are drawn to find another one for a sheet: a kind that is drawn once in four is
missed once in 10^5, and where none fits, no more are made in vain."""

SHEETS_CACHED: Final = 64
"""Sheets that are kept: those of some dozen teachers, while settings are tried."""

# --- Where digits are lost ----------------------------------------------------------------

FACTOR_MAX: Final = 1e4
"""Largest factor of all logits where their scale runs: a gap of 1 is then X_ABS_MAX."""

STEP_MIN: Final = 1e-16
"""Least step of a finite difference: below the spacing of float64 at 1, x + h is x."""

STEP_MAX: Final = 1.0
"""Largest step of a finite difference: softmax goes through a third of its range there."""

GRADCHECK_STEP: Final = 1e-6
"""The step of a usual check of gradients (`eps` of torch.autograd.gradcheck)."""

# --- What libraries return --------------------------------------------------------------

BATCH_ROWS_MAX: Final = 4
"""Most rows of a batch: with three or four, what a divisor, an ignored row or a weight changes is
told apart, and a table of thirteen calls can still be read."""

CLASS_WEIGHT_MAX: Final = 1_000.0
"""Largest class weight: far beyond those of rare classes, which are a hundred at most."""

WEIGHTS_TEXT_MAX: Final = 256
"""Longest text of class weights: K_MAX numbers with all their digits, and commas."""

TORCH_START_SECONDS: Final = 60.0
"""How long PyTorch may take to be loaded in its own process: 3 s here, more on a slow disk."""

TORCH_ANSWER_SECONDS: Final = 5.0
"""How long PyTorch may take for a batch: a few ms as a rule. After that its process is ended."""
