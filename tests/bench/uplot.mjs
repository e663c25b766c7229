// In the program's own kind of window: how long the page takes to show the charts that the program has drawn (SVG into the page,
// laid out and painted), beside uPlot drawing the same series on a canvas. Run by `cargo xtask bench charts`, with the folder of
// pictures and models as its argument.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ebbline, Profile } from '../e2e/ebbline.mjs';

const folder = process.argv[2];
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const uplot = path.join(root, 'ui/node_modules/uplot');
const ROUNDS = 7;

/** The layers of a panel as columns over one list of places, which is what uPlot takes. */
function columns(panel) {
  const series = [];
  for (const layer of panel.layers) {
    const [kind, it] = Object.entries(layer)[0];
    const add = (points, shape) => { if (points.length > 0) series.push({ points, shape }); };
    if (kind === 'line') {
      const points = it.segments.flatMap((piece) => piece.points);
      add(points.filter((p) => p.mid !== null).map((p) => [p.x, p.mid]), 'line');
      add(points.filter((p) => p.range).map((p) => [p.x, p.range.lo]), 'line');
      add(points.filter((p) => p.range).map((p) => [p.x, p.range.hi]), 'line');
    } else if (kind === 'dots') add(it.points.map((p) => [p.x, p.y]), 'dots');
    else if (kind === 'bars') add(it.bars.map((p) => [p.x, p.y]), 'bars');
    else if (kind === 'steps') add(it.steps.filter((p) => p.y !== null).map((p) => [p.x, p.y]), 'line');
    else if (kind === 'bands') for (const q of ['q05', 'q25', 'q50', 'q75', 'q95']) add(it.points.map((p) => [p.x, p[q]]), 'line');
    else if (kind === 'ticks') add(it.ticks.map((p) => [p.x, p.y]), 'dots');
    else if (kind === 'intervals') for (const end of ['lo', 'hi']) add(it.items.map((p) => [p.at, p[end]]), 'dots');
    else if (kind === 'boxes') for (const q of ['low', 'q25', 'median', 'q75', 'high']) add(it.boxes.map((p) => [p.x, p[q]]), 'dots');
  }
  const xs = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b);
  const at = new Map(xs.map((x, index) => [x, index]));
  return {
    shapes: series.map(({ shape }) => shape),
    data: [xs, ...series.map(({ points }) => {
      const column = new Array(xs.length).fill(null);
      for (const [x, y] of points) column[at.get(x)] = y;
      return column;
    })],
  };
}

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
const profile = new Profile();
let window;
try {
  window = await Ebbline.open(profile, { args: ['--demo'] });
  const source = fs.readFileSync(path.join(uplot, 'dist/uPlot.iife.min.js'), 'utf8');
  // The test profile speaks the language "C", which uPlot does not know.
  await window.session.run(`Object.defineProperty(navigator, 'language', { value: 'en-US' }); ${source}; window.uPlot = uPlot; document.body.replaceChildren(Object.assign(document.createElement('div'), { id: 'stage' }));`);
  const { version } = JSON.parse(fs.readFileSync(path.join(uplot, 'package.json'), 'utf8'));
  console.log(`in the window: the program's SVG put into the page and laid out, uPlot ${version} on a canvas with the same series\n${'chart'.padEnd(14)}${'SVG ms'.padStart(10)}${'uPlot ms'.padStart(10)}${'points'.padStart(9)}`);
  const sum = [0, 0];
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
    const name = file.replace('.json', '');
    const { picture } = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
    if (!picture.panels) continue;
    const panels = picture.panels.panels.map(columns).filter(({ data }) => data[0].length > 0);
    const svg = fs.readFileSync(path.join(folder, `${name}.svg`), 'utf8');
    // Laying out is forced; painting a hidden window may never happen, so it is left out on both sides (uPlot's drawing calls are in).
    const shown = await window.session.run(`
      const stage = document.getElementById('stage'); const took = [];
      for (let round = 0; round < arguments[1]; round += 1) {
        stage.replaceChildren();
        const begin = performance.now();
        stage.innerHTML = arguments[0];
        stage.getBoundingClientRect(); stage.firstElementChild.getBBox();
        took.push(performance.now() - begin);
      }
      return took;`, svg, ROUNDS);
    const drawn = await window.session.run(`
      const stage = document.getElementById('stage'); const took = []; const [panels, rounds] = [arguments[0], arguments[1]];
      const one = async () => {
        stage.replaceChildren();
        const begin = performance.now();
        await Promise.all(panels.map(({ data, shapes }) => new Promise((done) => {
          new uPlot({ width: 960, height: Math.max(120, Math.round(320 / panels.length)), scales: { x: { time: false } }, legend: { show: false }, hooks: { draw: [done] },
            series: [{}, ...shapes.map((shape) => ({ stroke: '#2f5f98', width: shape === 'dots' ? 0 : 2, spanGaps: shape === 'line',
              points: { show: shape === 'dots', size: 4 }, ...(shape === 'bars' ? { paths: uPlot.paths.bars() } : {}) }))] }, data, stage);
        })));
        took.push(performance.now() - begin);
      };
      return (async () => { for (let round = 0; round < rounds; round += 1) await one(); return took; })();`, panels, ROUNDS);
    const [ours, theirs] = [median(shown), median(drawn)];
    sum[0] += ours;
    sum[1] += theirs;
    const points = panels.reduce((all, { data }) => all + data.slice(1).reduce((some, column) => some + column.filter((y) => y !== null).length, 0), 0);
    console.log(`${name.padEnd(14)}${ours.toFixed(1).padStart(10)}${theirs.toFixed(1).padStart(10)}${String(points).padStart(9)}`);
  }
  console.log(`all of these: SVG ${sum[0].toFixed(0)} ms, uPlot ${sum[1].toFixed(0)} ms`);
} finally {
  await window?.close();
  profile.remove();
}
