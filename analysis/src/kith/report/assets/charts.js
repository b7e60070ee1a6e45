"use strict";
(function () {
  const data = JSON.parse(document.getElementById("chart-data").textContent);
  const section = document.getElementById("explore");
  if (!data.outcomes.length || typeof Plot === "undefined") return;
  section.hidden = false;
  const pick = (name) => document.getElementById("pick-" + name);
  const fill = (select, items) => {
    const groups = new Map();
    for (const item of items) {
      let parent = select;
      if (item.kind) {
        if (!groups.has(item.kind)) {
          const group = document.createElement("optgroup");
          group.label = item.kind;
          groups.set(item.kind, select.appendChild(group));
        }
        parent = groups.get(item.kind);
      }
      parent.append(new Option(item.label, item.id));
    }
  };
  fill(pick("outcome"), data.outcomes);
  fill(pick("stratum"), data.strata);
  fill(pick("scenario"), data.scenarios.slice(1));

  const lowerFirst = (text) => (/^.[A-Z0-9]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
  const places = (size) => (size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : 3);
  // A difference and its interval, all with as many digits as the largest deserves.
  const change = (row) => {
    const of = Math.max(...[row[1], row[2], row[3]].map((v) => Math.abs(v || 0)));
    return [row[1], row[2], row[3]].map((v) => write(v, true, of));
  };
  const write = (value, signed, of) => {
    if (value === null || value === undefined) return "–";
    const size = Math.abs(value);
    const digits = places(of === undefined ? size : of);
    const text = size.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    if (Number(text.replace(/,/g, "")) === 0) return "0";
    return (value < 0 ? "−" : signed ? "+" : "") + text;
  };
  // Where there are more lines than the eye can follow: usual care, the report's own scenario, the chosen one.
  function shown(chosen) {
    return data.scenarios.length <= 4 ? data.scenarios : [...new Set([data.scenarios[0], data.scenarios[1], chosen])];
  }

  function lines(outcome, place, chosen) {
    const points = [];
    const drawn = shown(chosen);
    const late = (mark) => mark[0] > 0.75 * data.weeks[data.weeks.length - 1];
    const said = (marks, anchor, dx) => Plot.text(marks, { x: (m) => m[0], text: (m) => m[1], frameAnchor: "bottom", textAnchor: anchor, dx, dy: -4, fill: "var(--quiet)" });
    data.scenarios.forEach((scenario, s) => {
      if (!drawn.includes(scenario)) return;
      const [middle, low, high] = outcome.lines[s][place];
      data.weeks.forEach((week, w) => {
        if (middle[w] !== null) points.push({ week, scenario: scenario.label, middle: middle[w], low: low[w], high: high[w] });
      });
    });
    const unit = outcome.unit ? ", " + outcome.unit : "";
    return grouped(Plot.plot({
      width: 500, height: 340, marginLeft: 52, marginTop: 28, marginBottom: 40, ariaLabel: outcome.label + " by week",
      style: { background: "none", color: "var(--ink)", fontSize: "12px" },
      x: { label: "week", ticks: 6, labelOffset: 36 }, y: { label: outcome.label + unit, grid: true, ticks: 5, nice: true },
      color: { domain: drawn.map((s) => s.label), range: drawn.map((s) => s.color), legend: true },
      marks: [
        Plot.areaY(points, { x: "week", y1: "low", y2: "high", fill: "scenario", fillOpacity: 0.13 }),
        ...drawn.map((scenario) => Plot.lineY(points.filter((p) => p.scenario === scenario.label), { x: "week", y: "middle", stroke: "scenario", strokeWidth: 2, strokeDasharray: scenario.dash })),
        Plot.ruleX(data.marks, { x: (m) => m[0], strokeDasharray: "1 3", stroke: "var(--quiet)" }),
        said(data.marks.filter((m) => !late(m)), "start", 3),
        said(data.marks.filter(late), "end", -3),
        Plot.tip(points, Plot.pointerX({ x: "week", y: "middle", stroke: "scenario", fill: "var(--paper)", channels: { from: "low", to: "high" }, format: { x: true, y: true, stroke: true, from: true, to: true } })),
      ],
    }));
  }

  // Labels need a role to be read aloud.
  function grouped(plot) {
    plot.querySelectorAll("g[aria-label]").forEach((g) => g.setAttribute("role", "group"));
    return plot;
  }

  // In pixels, as the chart writes them.
  function widest(labels) {
    const ruler = document.createElement("canvas").getContext("2d");
    ruler.font = "12px " + getComputedStyle(document.body).fontFamily;
    return Math.max(60, ...labels.map((label) => ruler.measureText(label).width));
  }

  function strata(outcome, scenario) {
    const rows = data.strata
      .map((s) => ({ ...s, row: outcome.table[scenario.id][s.id] }))
      .filter((s) => s.row && s.row[1] !== null);
    const name = (s) => s.label;
    const unit = outcome.change ? ", " + outcome.change : "";
    const way = outcome.better > 0 ? " (right is better)" : outcome.better < 0 ? " (left is better)" : "";
    return grouped(Plot.plot({
      width: 500, height: 62 + 19 * rows.length, marginLeft: 14 + widest(rows.map(name)), marginTop: 8, marginBottom: 44,
      ariaLabel: "Difference from usual care in " + outcome.label + " by stratum",
      style: { background: "none", color: "var(--ink)", fontSize: "12px" },
      x: { label: "difference from usual care" + unit + way, ticks: 6, grid: true, labelAnchor: "left" },
      y: { label: null, domain: rows.map(name), tickSize: 0 },
      marks: [
        Plot.ruleX([0], { stroke: "var(--ink)" }),
        Plot.ruleY(rows, { y: name, x1: (s) => s.row[2], x2: (s) => s.row[3], stroke: scenario.color, strokeWidth: 1.6 }),
        Plot.dot(rows, { y: name, x: (s) => s.row[1], r: 4, stroke: scenario.color, strokeWidth: 1.8, fill: (s) => (s.row[6] ? scenario.color : "var(--paper)") }),
        Plot.tip(rows, Plot.pointerY({ y: name, x: (s) => s.row[1], fill: "var(--paper)", title: (s) => `${s.label}: ${change(s.row)[0]} (${change(s.row)[1]} to ${change(s.row)[2]})\n${s.row[5]}` })),
      ],
    }));
  }

  function table(outcome, scenario) {
    const target = document.getElementById("chart-table");
    target.replaceChildren();
    const caption = target.createCaption();
    caption.textContent = `${outcome.label}${outcome.unit ? ", " + outcome.unit : ""}: ${scenario.label} against usual care`;
    const head = target.createTHead().insertRow();
    for (const text of ["group", "usual care", "difference", data.interval, "better/no effect/worse, %", "in words"]) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = text;
      head.append(cell);
    }
    const body = target.createTBody();
    for (const s of data.strata) {
      const row = outcome.table[scenario.id][s.id];
      if (!row) continue;
      const line = body.insertRow();
      const name = document.createElement("th");
      name.scope = "row";
      name.textContent = s.label;
      line.append(name);
      const [middle, low, high] = change(row);
      const spread = row[2] === null ? "" : `${low} to ${high}`;
      for (const text of [write(row[0]), row[1] === null ? "–" : middle, spread, row[4], row[5]]) line.insertCell().textContent = text;
    }
  }

  function show() {
    const outcome = data.outcomes.find((o) => o.id === pick("outcome").value);
    const place = data.strata.findIndex((s) => s.id === pick("stratum").value);
    const scenario = data.scenarios.find((s) => s.id === pick("scenario").value);
    const stratum = data.strata[place];
    document.getElementById("chart-lines").replaceChildren(lines(outcome, place, scenario));
    document.getElementById("chart-strata").replaceChildren(strata(outcome, scenario));
    table(outcome, scenario);
    const row = outcome.table[scenario.id][stratum.id];
    const told = !row || row[1] === null ? "too few people to say" :
      `${change(row)[0]} ${outcome.change}`.trim() +
      (row[2] === null ? "" : ` (${data.interval}: ${change(row)[1]} to ${change(row)[2]})`) + (row[5] ? ": " + row[5] : "");
    document.getElementById("explore-said").textContent = `${outcome.label} (${lowerFirst(outcome.meaning)}), ${place ? stratum.label : lowerFirst(stratum.label)}, ${scenario.label}: ${told}.`;
  }
  for (const name of ["outcome", "stratum", "scenario"]) pick(name).addEventListener("change", show);
  show();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { if (d.querySelectorAll("tr").length < 40 && !d.querySelector("pre")) d.open = true; }));
})();
