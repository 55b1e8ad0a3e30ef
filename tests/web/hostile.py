"""Reports by somebody who wants their words run: 200 payloads, as names, titles, addresses, quotes and remarks."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Record
from tests.factory import Factory
from tests.ledger.stored import sourced

_RUN = ("alert(1)", "window.ran=1", "top.ran=1", "document.title='ran'", "self['ran']=1")
_FRAMES = (
    "<script>{}</script>",
    "<img src=x onerror={}>",
    "<svg onload={}>",
    '"><script>{}</script>',
    "' autofocus onfocus={} x='",
    '" onmouseover={} x="',
    "</title><script>{}</script>",
    "</textarea><script>{}</script>",
    "</style><script>{}</script>",
    "--><script>{}</script>",
    "]]><script>{}</script>",
    "javascript:{}",
    "data:text/html,<script>{}</script>",
    "<a href=javascript:{}>x</a>",
    "<iframe srcdoc='<script>{}</script>'>",
    "<details open ontoggle={}>",
    "<math><mi xlink:href=javascript:{}>",
    "{{{{constructor.constructor('{}')()}}}}",
    "${{{}}}",
    "<body onpageshow={}>",
    "<input autofocus onfocus={}>",
    "<video><source onerror={}></video>",
    "<scr\u0000ipt>{}</script>",
    "<ScRiPt>{}</sCrIpT>",
    "&lt;script&gt;{}&lt;/script&gt;",
    "&#60;script&#62;{}&#60;/script&#62;",
    "\\x3cscript\\x3e{}\\x3c/script\\x3e",
    "<object data=javascript:{}>",
    "<embed src=javascript:{}>",
    "<form action=javascript:{}><button>",
    "<base href=//x/{}>",
    "<link rel=stylesheet href=//x/{}>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<marquee onstart={}>",
    "\u202e<script>{}</script>",
    "<style>*{{background:url(//x/{})}}</style>",
    "<audio src=x onerror={}>",
    "</p><script>{}</script>",
    "<template><script>{}</script></template>",
    "%3Cscript%3E{}%3C/script%3E",
)
PAYLOADS = tuple(frame.format(run) for frame in _FRAMES for run in _RUN)
assert len(PAYLOADS) == 200


def records(each: int = 10) -> Iterator[Record]:
    """Records with so many payloads each, in every place that a report fills."""
    for n in range(0, len(PAYLOADS), each):
        mine = PAYLOADS[n : n + each]
        told = (
            f"Name{i} {p} EndName said that Deed{i} {p} EndDeed in Place{i} {p} EndPlace on Day{i} {p} EndDay."
            for i, p in enumerate(mine)
        )
        text = "\n\n".join([mine[0], *told])
        made = Factory(
            text, title=mine[0], title_from="given", outlet=mine[1 % len(mine)], outlet_from="given",
            authors=(mine[2 % len(mine)],), authors_from="given", url=mine[3 % len(mine)], source=mine[4 % len(mine)],
        )  # fmt: skip
        for i, p in enumerate(mine):
            who = made.entity(f"Name{i} {p} EndName", "person")
            deed, place, day = f"Deed{i} {p} EndDeed", f"Place{i} {p} EndPlace", f"Day{i} {p} EndDay"
            where = made.entity(place, "place")
            time = made.time(day, begin="2024-03-03")
            a = made.attribution(
                made.span("said", i), source=f"Name{i} {p} EndName", content=deed, speaker=who, time=time
            )
            name = f"Name{i} {p} EndName"
            made.event(
                deed, "ASSAULT", actors=((who, name),), recipients=((where, place),), place=place, time=time,
                according_to=(a,), mode=None, contexts=(), cameo=None,
            )  # fmt: skip
            made.relation("holds_office", who, deed, value=p, object=where, polarity="positive", according_to=(a,),
                          document_time="overlap", time=None)  # fmt: skip
            made.notice("possible_typo", f"Odd: {p}", (deed,), (a,))
        record = made.record()
        yield sourced(record, record.document.source + f" {n}")
