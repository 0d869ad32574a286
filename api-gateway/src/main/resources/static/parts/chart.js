// Values over time, drawn by uPlot; and small ones, drawn as bars.
import { UNKNOWN } from '../format.js';
import { html, useEffect, useRef } from '../lib.js';

const { uPlot } = window;
const BARS = uPlot.paths.bars({ size: [0.9, 24] });
const HALF_A_DAY = 43_200;
const NIGHT = matchMedia('(prefers-color-scheme: dark)');

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Marks of an axis: one that reads as the one before it says nothing. */
const marks = write => (plot, values) => values.map(write).map((text, place, all) => (text === all[place - 1] ? '' : text));

/** The time that is shown: of one point alone its day, which uPlot takes for the first of a thousand. */
const span = (plot, first, last) => (plot.data[0].length === 1 ? [first - HALF_A_DAY, first + HALF_A_DAY] : [first, last]);

function options({ width, height, kind, format, when }, readout, text) {
  const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, ...(kind === 'bars' && { points: { show: false } }) },
    padding: [8, 8, 0, 0],
    scales: { x: { range: span }, y: { range: (plot, least, most) => (kind === 'bars' ? [0, Math.max(most, 1) * 1.05] : uPlot.rangeNum(least, most, 0.1, true)) } },
    axes: [{ ...axis, space: 96, size: 28, values: marks(value => when(value * 1000)) }, { ...axis, size: 56, values: marks(format) }],
    series: [{}, {
      stroke: colour('--accent'),
      fill: kind === 'bars' ? colour('--accent') : colour('--accent-faint'),
      width: kind === 'bars' ? 0 : 2,
      ...(kind === 'bars' && { paths: BARS, points: { show: false } }),
    }],
    hooks: { setCursor: [plot => { readout.current.textContent = text(plot.cursor.idx); }] },
  };
}

/** @param points [[seconds since 1970, value]…], the earliest first; when: how an instant is written */
export function Chart({ name, points, format, when, kind = 'line', height = 150 }) {
  const place = useRef(null);
  const readout = useRef(null);
  const plot = useRef(null);
  const shown = useRef(points);
  shown.current = points;

  const text = index => {
    const point = shown.current[index ?? shown.current.length - 1];
    return point ? `${point[1] === null ? UNKNOWN : format(point[1])} · ${when(point[0] * 1000)}` : '';
  };

  useEffect(() => {
    const draw = () => {
      plot.current?.destroy();
      const width = Math.max(place.current.clientWidth, 100);
      plot.current = new uPlot(
        options({ width, height, kind, format, when }, readout, text), columns(shown.current), place.current);
    };
    draw();
    const sized = new ResizeObserver(() => plot.current.setSize({ width: Math.max(place.current.clientWidth, 100), height }));
    sized.observe(place.current);
    NIGHT.addEventListener('change', draw);
    return () => {
      sized.disconnect();
      NIGHT.removeEventListener('change', draw);
      plot.current.destroy();
    };
  }, []);

  useEffect(() => {
    plot.current?.setData(columns(points));
    readout.current.textContent = text();
  }, [points]);

  const values = points.map(point => point[1]).filter(value => value !== null);
  const spoken = values.length === 0 ? 'nothing yet'
    : `${values.length} values, the least ${format(Math.min(...values))}, the most ${format(Math.max(...values))}, the last ${format(values.at(-1))}`;
  return html`
    <figure class="chart">
      <figcaption>${name} <span class="readout" ref=${readout}></span></figcaption>
      <div ref=${place} role="img" aria-label=${`${name}: ${spoken}`}></div>
    </figure>`;
}

const columns = points => [points.map(point => point[0]), points.map(point => point[1])];

/** A few counts as bars, the latest last. */
export function Bars({ name, counts }) {
  const most = Math.max(...counts, 1);
  return html`
    <svg class="bars" role="img" aria-label=${name} viewBox=${`0 0 ${counts.length * 4} 20`} preserveAspectRatio="none">
      ${counts.map((count, index) => {
        const height = count === 0 ? 1 : Math.max(2, Math.round((count / most) * 20));
        return html`<rect key=${index} class=${count === 0 ? 'none' : ''} x=${index * 4} y=${20 - height} width="3" height=${height} />`;
      })}
    </svg>`;
}
