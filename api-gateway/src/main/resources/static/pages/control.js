// What an operator starts, stops and pauses; and what operators did.
import { post } from '../api.js';
import { duration, fine, money, percent, plural, whole } from '../format.js';
import { html, useState } from '../lib.js';
import { useAction, useData } from '../parts/data.js';
import { Facts, Section, State } from '../parts/field.js';
import { tell } from '../parts/notices.js';
import { Instead, Problem } from '../parts/problem.js';
import { Table } from '../parts/table.js';
import { Time } from '../parts/time.js';
import { KINDS } from './dead.js';
import { PauseForm } from './pause.js';

const EVERY_MS = 2_000;
const SCRAPERS = [['instagram', 'Instagram'], ['reddit', 'Reddit']];

/** What costs or limits the calls: each platform has figures of its own. */
function Calls({ platform }) {
  const reading = useData(platform === 'instagram' ? '/api/instagram/scraper/cost-metrics' : '/api/reddit/scraper/reddit-api-stats', 5 * EVERY_MS);
  const success = useData(`/api/${platform}/scraper/success-rate`, 5 * EVERY_MS);
  const { data } = reading;
  if (!data || !success.data) {
    return null;
  }
  return html`<${Facts} facts=${[
    ['Calls today', whole(success.data.calls_today)],
    ['Answered', percent(success.data.success_rate)],
    ...(platform === 'instagram'
      ? [['Cost today', money(data.cost_today)], ['A month like this', money(data.projected_month)]]
      : [['Used, says Reddit', fine(data.used)], ['Remaining', fine(data.remaining)], ['Counts anew in', duration(data.reset_seconds)]]),
  ]} />`;
}

function Scraper({ platform, name }) {
  const status = useData(`/api/${platform}/scraper/status`, EVERY_MS);
  const cycle = useData(`/api/${platform}/scraper/cycle-status`, EVERY_MS);
  const act = useAction(verb => post(`/api/${platform}/scraper/${verb}`), answer => {
    const undo = { name: 'Undo', run: () => act.run(answer.running ? 'stop' : 'start') };
    tell(`The ${name} scraper is ${answer.running ? 'to run' : 'to rest'}${answer.changed ? '' : '; it was already'}.`, answer.changed ? undo : null);
    status.reload();
    cycle.reload();
  });
  return html`
    <${Section} title=${`${name} scraper`} id=${`scraper-${platform}`} actions=${html`
        <button type="button" disabled=${act.busy || status.data?.running === true} onClick=${() => act.run('start')}>Start ${name} scraper</button>
        <button type="button" disabled=${act.busy || status.data?.running === false} onClick=${() => act.run('stop')}>Stop ${name} scraper</button>`}>
      <${Problem} problem=${act.problem} />
      <${Instead} reading=${status}>${of => html`
        <p class="headline"><${State} testid=${`scraper-${platform}`} word=${of.status} tone=${of.status === 'running' ? 'good' : undefined} />
          ${of.reason ?? ''} <span class="muted">since <${Time} at=${of.changed_at} /></span></p>
        <${Facts} facts=${[
          ['Due', whole(of.creators_due)],
          ['Being read', whole(of.in_progress)],
          ['Done this cycle', cycle.data ? `${whole(cycle.data.done)} of ${whole(cycle.data.creators)}` : whole(of.done_this_cycle)],
          cycle.data && ['Cycle', cycle.data.started_at ? html`${whole(cycle.data.cycle)}, begun <${Time} at=${cycle.data.started_at} />` : 'none yet'],
          cycle.data && ['Failed', whole(cycle.data.failed)],
        ]} />
        ${of.last_error && html`<p class="muted">Last error <${Time} at=${of.last_error.at} />: ${of.last_error.message}</p>`}`}<//>
      <${Calls} platform=${platform} />
    <//>`;
}

const Pauses = ({ pauses }) => html`
  ${pauses.length === 0 ? html`<span class="muted">no</span>` : pauses.map(pause => html`
    <span class="pause" key=${pause.scope + pause.source}><${State} word="paused" /> Paused ${pause.until ? html`until <${Time} at=${pause.until} />` : 'until resumed'}: ${pause.reason}
      <span class="muted">, by the ${pause.source} <${Time} at=${pause.since} /></span></span>`)}`;

/** What the API says after an action is what is told. */
function effect(answer) {
  const left = answer.paused.filter(pause => pause.name === answer.name && pause.scope !== 'scraper');
  return left.length > 0 ? `${answer.name} is paused: ${left[0].reason}` : `${answer.name} is not paused${answer.changed ? ' any more' : '; it was not before'}.`;
}

function Kinds({ reading }) {
  const [asked, ask] = useState(null);
  const pauses = kind => reading.data.paused.filter(pause => pause.scope === 'kind' && pause.name === kind);
  const done = undo => answer => {
    tell(effect(answer), answer.changed && undo ? { name: 'Undo', run: undo } : null);
    reading.reload();
  };
  const resume = useAction(
    async kind => ({ was: pauses(kind).find(pause => pause.source === 'operator'), answer: await post(`/api/queues/${kind}/resume`) }),
    ({ was, answer }) => done(was && (() => again.run(answer.name, was)))(answer));
  const again = useAction((kind, { until, reason }) => post(`/api/queues/${kind}/pause`, { until, reason }), answer => done(() => resume.run(answer.name))(answer));
  const onTheWay = kind => reading.data.queues.filter(queue => queue.kind === kind).reduce((sum, queue) => sum + queue.queued, 0);
  const undoOfPause = kind => {
    const was = pauses(kind).find(pause => pause.source === 'operator');
    return was ? () => again.run(kind, was) : () => resume.run(kind);
  };
  const columns = [
    { name: 'Kind', cell: kind => kind },
    { name: 'On the way', kind: 'number optional', cell: kind => whole(onTheWay(kind)) },
    { name: 'Paused', kind: 'text', cell: kind => html`<${Pauses} pauses=${pauses(kind)} />` },
    { name: 'Actions', kind: 'actions', cell: kind => (pauses(kind).length === 0
      ? html`<button type="button" onClick=${() => ask(kind)}>Pause ${kind}…</button>`
      : html`<button type="button" class="main" disabled=${resume.busy} onClick=${() => resume.run(kind)}>Resume ${kind}</button>
             <button type="button" onClick=${() => ask(kind)}>Change pause of ${kind}…</button>`) },
  ];
  return html`
    <${Problem} problem=${resume.problem ?? again.problem} />
    <${Table} name="Kinds of task" columns=${columns} rows=${KINDS} keyOf=${kind => kind} />
    ${asked && html`<${PauseForm} kind=${asked} close=${() => ask(null)} done=${answer => done(undoOfPause(answer.name))(answer)} />`}`;
}

function Upstreams() {
  const reading = useData('/api/upstreams', EVERY_MS);
  const resume = useAction(name => post(`/api/upstreams/${encodeURIComponent(name)}/resume`), answer => { tell(effect(answer)); reading.reload(); });
  const pauses = name => reading.data.paused.filter(pause => pause.name === name);
  const names = data => [...new Set([...data.upstreams, ...data.paused.map(pause => ({ upstream: pause.name }))].map(of => of.upstream))];
  const columns = [
    { name: 'Upstream', cell: name => name },
    { name: 'Calls left', kind: 'number', cell: name => reading.data.upstreams.filter(of => of.upstream === name).map(of => whole(Math.floor(of.left))).join(', ') || '–' },
    { name: 'Paused', kind: 'text', cell: name => html`<${Pauses} pauses=${pauses(name)} />` },
    { name: 'Actions', kind: 'actions', cell: name => pauses(name).length > 0 && html`<button type="button" class="main" disabled=${resume.busy} onClick=${() => resume.run(name)}>Resume ${name}</button>` },
  ];
  return html`
    <${Section} title="Upstreams" id="upstreams">
      <p class="muted">A platform pauses itself when it refuses calls. What it still refuses after a resume is paused again.</p>
      <${Problem} problem=${resume.problem} />
      <${Instead} reading=${reading}>${data => (names(data).length === 0
        ? html`<p class="empty">No call was made yet, and nothing is paused.</p>`
        : html`<${Table} name="Upstreams" columns=${columns} rows=${names(data)} keyOf=${name => name} />`)}<//>
    <//>`;
}

const DEEDS = [
  { name: 'What', cell: deed => html`<code>${deed.target}</code>` },
  { name: 'Who', cell: deed => deed.actor },
  { name: 'When', kind: 'number', cell: deed => html`<${Time} at=${deed.at} />` },
  { name: 'Outcome', cell: deed => html`<${State} word=${deed.outcome ?? 'under way'} />` },
  { name: 'Request', kind: 'text optional', cell: deed => html`<code>${deed.request ?? ''}</code>` },
];

function Deeds() {
  const reading = useData('/api/audit?limit=20', EVERY_MS);
  return html`
    <${Section} title="What operators did" id="deeds">
      <${Instead} reading=${reading}>${({ actions }) => (actions.length === 0
        ? html`<p class="empty">Nothing yet: each action of an operator is put on record here.</p>`
        : html`<p class="muted">${plural(actions.length, 'action')}, the last first.</p><${Table} name="What operators did" columns=${DEEDS} rows=${actions} keyOf=${deed => deed.id} />`)}<//>
    <//>`;
}

export function ControlPage() {
  const queues = useData('/api/queues', EVERY_MS);
  return html`
    <h1 tabindex="-1">Scrapers and queues</h1>
    <div class="pair">${SCRAPERS.map(([platform, name]) => html`<${Scraper} key=${platform} platform=${platform} name=${name} />`)}</div>
    <${Section} title="Kinds of task" id="kinds">
      <p class="muted">A paused kind waits in the database: what runs ends, and nothing more is begun until it is resumed.</p>
      <${Instead} reading=${queues}>${() => html`<${Kinds} reading=${queues} />`}<//>
    <//>
    <${Upstreams} />
    <${Deeds} />`;
}
