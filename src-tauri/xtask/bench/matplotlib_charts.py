"""Draws the charts that `cargo xtask bench charts` has written, with matplotlib, from the same numbers and at the same size.

The first argument is the folder with the models (NAME.json); the pictures become NAME.matplotlib.svg beside them.
"""

import json
import pathlib
import statistics
import sys
import time

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

ROUNDS = 3
WIDTH = 9.6
INK = {"main": "#2f5f98", "other": "#a84a14", "quiet": "#6f7269"}
MARKS = {"disc": "o", "ring": "o", "diamond": "D", "cross": "x"}
QUANTILES = ("q05", "q25", "q50", "q75", "q95")


def line(axes, layer, ink):
    for piece in layer["segments"]:
        points = piece["points"]
        banded = [(p["x"], p["range"]["lo"], p["range"]["hi"]) for p in points if p["range"]]
        if banded:
            x, low, high = zip(*banded)
            axes.fill_between(x, low, high, color=ink, alpha=0.15, linewidth=0)
        known = [(p["x"], p["mid"]) for p in points if p["mid"] is not None]
        if known:
            axes.plot(*zip(*known), color=ink, linestyle="--" if piece["style"] == "dashed" else "-")


def steps(axes, layer, ink):
    known = [(s["x"], float("nan") if s["y"] is None else s["y"]) for s in layer["steps"]]
    if len(known) == 1:
        axes.axhline(known[0][1], color=ink, linestyle="-.")
    elif known:
        axes.step(*zip(*known), where="post", color=ink, linestyle="-.")


def dots(axes, layer, ink):
    if layer["points"]:
        x, y = zip(*[(p["x"], p["y"]) for p in layer["points"]])
        face = "none" if layer["shape"] == "ring" else ink
        axes.plot(x, y, MARKS[layer["shape"]], color=ink, markerfacecolor=face, markersize=3, alpha=0.5)


def bars(axes, layer, ink):
    if layer["bars"]:
        x, y = zip(*[(b["x"], b["y"]) for b in layer["bars"]])
        axes.bar(x, y, width=layer["width"] * 0.76, color=ink)


def boxes(axes, layer, ink):
    names = {"low": "whislo", "q25": "q1", "median": "med", "q75": "q3", "high": "whishi"}
    found = [{there: box[here] for here, there in names.items()} | {"fliers": []} for box in layer["boxes"]]
    if found:
        axes.bxp(found, positions=[box["x"] for box in layer["boxes"]], boxprops={"color": ink})


def bands(axes, layer, ink):
    if layer["points"]:
        x, *q = zip(*[(p["x"], *(p[name] for name in QUANTILES)) for p in layer["points"]])
        axes.fill_between(x, q[0], q[4], color=ink, alpha=0.15, linewidth=0)
        axes.fill_between(x, q[1], q[3], color=ink, alpha=0.15, linewidth=0)
        axes.plot(x, q[2], color=ink)


def ticks(axes, layer, ink):
    if layer["ticks"]:
        axes.plot(*zip(*[(t["x"], t["y"]) for t in layer["ticks"]]), "|", color=ink, markersize=4)


def intervals(axes, layer, ink):
    for item in layer["items"]:
        ends, at = (item["lo"], item["hi"]), (item["at"], item["at"])
        axes.plot(*((ends, at) if layer["along"] == "x" else (at, ends)), color=ink, marker="_")


LAYERS = {"line": line, "steps": steps, "dots": dots, "bars": bars, "boxes": boxes, "bands": bands, "ticks": ticks, "intervals": intervals}


def calendar(axes, picture):
    at = {"x": [], "y": []}
    from datetime import date

    for cell in picture["cells"]:
        year, week, weekday = date.fromisoformat(cell["date"]).isocalendar()
        at["x"].append(year * 53 + week)
        at["y"].append(-weekday)
    axes.plot(at["x"], at["y"], "s", markersize=5)


def draw(model, path):
    picture = model["picture"]
    if "panels" in picture:
        panels = picture["panels"]["panels"]
        figure, grid = plt.subplots(len(panels), 1, sharex=True, squeeze=False, figsize=(WIDTH, 1.4 + 1.8 * len(panels)))
        for axes, panel in zip(grid[:, 0], panels):
            axes.set_title(panel["title"], fontsize=8, loc="left")
            for layer in panel["layers"]:
                for kind, content in layer.items():
                    LAYERS[kind](axes, content, INK[content["tone"]])
    elif "calendar" in picture:
        figure, axes = plt.subplots(figsize=(WIDTH, 2.5))
        calendar(axes, picture["calendar"])
    else:
        return False
    figure.savefig(path, format="svg")
    plt.close(figure)
    return True


def main():
    folder = pathlib.Path(sys.argv[1])
    print(f"matplotlib {matplotlib.__version__}, the same numbers as SVG\n{'chart':<14}{'draw ms':>10}{'SVG kB':>9}")
    total, first = 0.0, None
    for path in sorted(folder.glob("*.json")):
        model = json.loads(path.read_text())
        out = path.with_suffix(".matplotlib.svg")
        took = []
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            drawn = draw(model, out)
            took.append((time.perf_counter() - begin) * 1000)
        if not drawn:
            continue
        first = took[0] if first is None else first
        total += statistics.median(took)
        print(f"{path.stem:<14}{statistics.median(took):>10.1f}{out.stat().st_size // 1000:>9}")
    print(f"all charts: {total:.0f} ms; the first one of the process {first or 0:.0f} ms")


if __name__ == "__main__":
    main()
