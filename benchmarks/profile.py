"""Where the time of a first visit to the overview goes, in the browser and on the server."""

import os
import statistics
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import servers
from benchmarks.browser import chromium, still, visitor
from benchmarks.clients import one_run
from benchmarks.measure import Measured
from benchmarks.pages import bare_figures

BEFORE = "BENCHMARKS_BEFORE"
"""The environment variable that names another checkout of the project, to be looked at beside this one."""

_RUNTIME = {"(idle)": "waiting", "(program)": "browser", "(garbage collector)": "garbage"}


def profile(times: int) -> list[Measured]:
    """Seconds until the last chart of the first screen is drawn, by what the page's main thread did meanwhile.

    `waiting` for the network and the server; `framework`, Streamlit's own script; `plotly`, read and run; `garbage`,
    collected; `browser`, laid out and painted. And how long the script runs on the server.
    """
    with ExitStack() as stack:
        now = stack.enter_context(servers.ours())
        figures = bare_figures(now)
        looked = {"bare page, defaults": stack.enter_context(servers.bare(figures)).url,
                  "bare page, tuned": stack.enter_context(servers.bare(figures, tuned=True)).url}  # fmt: skip
        if before := os.environ.get(BEFORE):
            looked["overview before"] = stack.enter_context(servers.ours(root=Path(before))).url
        looked["overview now"] = now.url
        served = {name: [one_run(url) for _ in range(3 * times)] for name, url in looked.items()}
        browser = stack.enter_context(chromium())
        for url in looked.values():
            _parts(browser, url)
        rounds = [{name: _parts(browser, url) for name, url in looked.items()} for _ in range(times)]
    totals = {name: [sum(each[name].values()) for each in rounds] for name in looked}
    return [
        Measured(f"parts of a first visit: {name}", totals[name], totals["bare page, defaults"], "bare page, defaults",
                 more={"parts": _medians([each[name] for each in rounds]), "server": statistics.median(served[name])})
        for name in looked
    ]  # fmt: skip


def _medians(found: list[Counter[str]]) -> dict[str, float]:
    return {part: statistics.median(each[part] for each in found) for part in sorted(found[0])}


def _parts(browser: Browser, url: str) -> Counter[str]:
    """Seconds of each part, by Chromium's own profiler, sampled a thousand times a second."""
    with visitor(browser) as page:
        chromium_itself = page.context.new_cdp_session(page)
        chromium_itself.send("Profiler.enable")
        chromium_itself.send("Profiler.setSamplingInterval", {"interval": 1000})
        chromium_itself.send("Profiler.start")
        page.goto(url, wait_until="commit")
        still(page)
        drawn: float = page.evaluate("(performance.timeOrigin + Math.max(...window.drawn)) * 1000")
        started: float = page.evaluate("performance.timeOrigin * 1000")
        found = chromium_itself.send("Profiler.stop")["profile"]
    nodes = {node["id"]: node["callFrame"] for node in found["nodes"]}
    above = {child: node["id"] for node in found["nodes"] for child in node.get("children", ())}

    def part(node: int | None) -> str:
        if runtime := _RUNTIME.get(nodes[node]["functionName"]):
            return runtime
        while node is not None:
            if "/PlotlyChart." in nodes[node]["url"]:
                return "plotly"
            node = above.get(node)
        return "framework"

    seconds: Counter[str] = Counter(dict.fromkeys(("waiting", "framework", "plotly", "garbage", "browser"), 0.0))
    left = drawn - started
    for node, microseconds in zip(found["samples"], found["timeDeltas"], strict=True):
        taken = min(microseconds, left)
        left -= taken
        seconds[part(node)] += taken / 1e6
    return seconds
