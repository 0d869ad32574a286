// How the fleet is, as it changes.
import { bytes, capital, duration, fine, hourAndMinute, percent, plural, rate, short, whole } from '../format.js';
import { html, useMemo } from '../lib.js';
import { useLive } from '../live.js';
import { Chart } from '../parts/chart.js';
import { useData } from '../parts/data.js';
import { Facts, Section, State } from '../parts/field.js';
import { Empty, Instead, Problem } from '../parts/problem.js';
import { Table } from '../parts/table.js';
import { Time } from '../parts/time.js';
import { address } from '../router.js';

const STUCK_S = 180;
const SERVICES = ['profile', 'content', 'media', 'analytics'];
const sum = (list, number) => list.reduce((total, entry) => total + number(entry), 0);

/** Why the fleet is not well, each reason a sentence; nothing: it is. */
function reasons(overview, health) {
  const unserved = SERVICES.filter(kind => overview.lanes.some(lane => lane.kind === kind && lane.workers === 0));
  const stuck = overview.lanes.filter(lane => lane.drain_seconds === null && !lane.paused && lane.workers > 0 && lane.oldest_seconds > STUCK_S);
  return [
    ...(health.problem && ![403, 503].includes(health.problem.status) ? [`Whether it can accept work could not be read: ${health.problem.message}`] : []),
    ...Object.entries((health.problem ? null : health.data)?.dependencies ?? {}).filter(([, of]) => of.error !== null).map(([name, of]) => `${name} does not answer: ${of.error}`),
    ...unserved.map(kind => `No worker runs ${kind} tasks: they wait until one is started`),
    ...stuck.map(lane => `${capital(lane.kind)} (${lane.lane}) has open tasks, and none was concluded within three minutes`),
    ...overview.paused.filter(pause => pause.scope !== 'scraper').map(pause => `${pause.name} is paused: ${pause.reason}`),
    ...(overview.invariant?.violations ?? []).map(broken => `The ledger does not add up: ${broken.name} (${broken.rows})`),
  ];
}

function Health({ overview }) {
  const health = useData('/health', 5_000);
  const down = health.problem ? health.problem.status === 503 : health.data?.status === 'down';
  const why = reasons(overview, health);
  const unknown = health.problem?.status === 403 ? 'Not shown to this key' : 'Being read';
  const word = down ? 'Cannot accept work' : why.length > 0 ? 'Needs attention' : health.data && !health.problem ? 'Healthy' : unknown;
  const tone = { Healthy: 'good', 'Needs attention': 'warn', 'Cannot accept work': 'bad' }[word];
  return html`
    <${Section} title="Health" id="health">
      <p class="headline"><${State} word=${word} tone=${tone} testid="health" /></p>
      ${why.length > 0 && html`<ul class="reasons">${why.map(reason => html`<li key=${reason}>${reason}</li>`)}</ul>`}
      <${Facts} facts=${[
        ['Open jobs', html`<a href=${address(['jobs'], { state: 'running' })}>${whole(sum(overview.jobs, of => of.jobs))}</a>`],
        ['Open tasks', whole(sum(overview.lanes, of => of.waiting + of.queued + of.running))],
        ['Concluded', rate(sum(overview.lanes, of => of.rate))],
        ['Dead tasks', html`<a href=${address(['dead'])}>${whole(overview.dead)}</a>`],
        ['Processes', whole(overview.workers.length)],
      ]} />
    <//>`;
}

const LANES = [
  { name: 'Kind', cell: lane => lane.kind },
  { name: 'Lane', cell: lane => html`${lane.lane} ${lane.paused && html`<${State} word="paused" />`}` },
  { name: 'Waiting', kind: 'number', cell: lane => whole(lane.waiting) },
  { name: 'Oldest', kind: 'number', cell: lane => duration(lane.oldest_seconds) },
  { name: 'On the way', kind: 'number optional', cell: lane => whole(lane.queued) },
  { name: 'Running', kind: 'number', cell: lane => whole(lane.running) },
  { name: 'Rate', kind: 'number', cell: lane => rate(lane.rate) },
  { name: 'Drains in', kind: 'number', cell: lane => (lane.drain_seconds === null ? 'not moving' : duration(lane.drain_seconds)) },
  { name: 'Consumers', kind: 'number', cell: lane => whole(lane.workers) },
];

function Queues({ overview }) {
  const idle = lane => lane.waiting + lane.queued + lane.running === 0 && lane.lane === 'isolation';
  return html`
    <${Section} title="Queues" id="queues" actions=${html`<span class="muted">waiting as counted <${Time} at=${overview.counted_at} none="not yet" /></span>`}>
      <${Table} name="Queues" columns=${LANES} rows=${overview.lanes.filter(lane => !idle(lane))} keyOf=${lane => `${lane.kind} ${lane.lane}`} />
    <//>`;
}

function Platforms({ overview }) {
  const pauses = name => overview.paused.filter(pause => pause.scope !== 'kind' && pause.name === name);
  const columns = [
    { name: 'Upstream', cell: of => of.upstream },
    { name: 'Credential', kind: 'optional', cell: of => of.credential },
    { name: 'Budget used', kind: 'number', cell: of => (of.made === null ? '–' : percent(Math.min(of.made / of.per_second, 1))) },
    { name: 'Calls', kind: 'number', cell: of => rate(of.made) },
    { name: 'Allowed', kind: 'number', cell: of => rate(of.per_second) },
    { name: 'Left now', kind: 'number optional', cell: of => `${whole(Math.floor(of.left))} of ${whole(of.capacity)}` },
    { name: 'Platform says', kind: 'number optional', cell: of => (of.usage === null ? '–' : `${percent(of.usage)} used`) },
    { name: 'Paused', cell: of => html`${pauses(of.upstream).map(pause => html`
      <span class="pause" key=${pause.scope}>${pause.scope === 'scraper' ? 'Background reading rests' : html`<${State} word="paused" />`} ${pause.until ? html`until <${Time} at=${pause.until} />` : 'until resumed'}: ${pause.reason}</span>`)}
      ${pauses(of.upstream).length === 0 && html`<span class="muted">no</span>`}` },
  ];
  return html`
    <${Section} title="Platforms" id="platforms">
      ${overview.upstreams.length === 0
        ? html`<${Empty}>No call was made to a platform yet. <a href=${address(['jobs'])}>Add a creator</a> and the budgets show here.<//>`
        : html`<${Table} name="Platforms" columns=${columns} rows=${overview.upstreams} keyOf=${of => of.upstream + of.credential} />`}
    <//>`;
}

function LastHour() {
  const reading = useData('/api/throughput', 10_000);
  const minutes = reading.data?.minutes;
  const charts = useMemo(() => {
    const points = number => (minutes ?? []).map(minute => [Date.parse(minute.at) / 1000, number(minute)]);
    return [
      ['Tasks concluded a minute', points(minute => sum(Object.values(minute.tasks), count => count)), whole],
      ['Files stored a minute', points(minute => minute.files), whole],
      ['Bytes stored a minute', points(minute => minute.bytes), bytes],
    ];
  }, [minutes]);
  return html`
    <${Section} title="Last hour" id="hour">
      <${Instead} reading=${reading}>${() => html`
        <${Facts} facts=${[
          ['Tasks', whole(sum(charts[0][1], point => point[1]))],
          ['Files', whole(sum(charts[1][1], point => point[1]))],
          ['Bytes', bytes(sum(charts[2][1], point => point[1]))],
          ['As of', hourAndMinute(reading.data.counted_at)],
        ]} />
        <div class="charts">
          ${charts.map(([name, points, format]) => html`<${Chart} key=${name} name=${name} points=${points} format=${format === whole ? short : format} when=${hourAndMinute} kind="bars" height=${110} />`)}
        </div>`}<//>
    <//>`;
}

function InvariantCard({ invariant }) {
  const violations = invariant?.violations ?? [];
  const rows = sum(violations, of => of.rows);
  return html`
    <${Section} title="Invariant" id="invariant">
      <p class="headline">
        ${invariant === null
          ? html`<span data-testid="invariant" class="muted">Not checked yet: it is, within a minute</span>`
          : html`<${State} testid="invariant" word=${rows === 0 ? 'Holds' : plural(rows, 'violation')} tone=${rows === 0 ? 'good' : 'bad'} />`}
      </p>
      <p class="muted">Every task is in exactly one state, an open job has an open task, an ended one has none, and what is to be copied has a task. Checked ${invariant ? html`<${Time} at=${invariant.checked_at} />` : 'every minute'}.</p>
      ${violations.length > 0 && html`<ul class="reasons">${violations.map(of => html`<li key=${of.name}>${fine(of.rows)} × ${of.name}</li>`)}</ul>`}
    <//>`;
}

export function OverviewPage() {
  const state = useLive();
  const { overview } = state;
  if (overview === null) {
    return html`<h1 tabindex="-1">Overview</h1>
      ${state.status === 'lost' && state.problem?.status !== 401
        ? html`<${Problem} problem=${state.problem ?? { status: 0, message: 'The gateway does not answer.' }} />`
        : html`<p class="loading" role="status">Reading…</p>`}`;
  }
  return html`
    <h1 tabindex="-1">Overview</h1>
    <div class="live">
      <div class="pair"><${Health} overview=${overview} /><${InvariantCard} invariant=${overview.invariant} /></div>
      <${Queues} overview=${overview} />
      <${Platforms} overview=${overview} />
      <${LastHour} />
    </div>`;
}
