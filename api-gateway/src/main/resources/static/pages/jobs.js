// Jobs: more of them, and those there are.
import { query } from '../api.js';
import { bytes, duration } from '../format.js';
import { html } from '../lib.js';
import { now, useClock } from '../live.js';
import { useData } from '../parts/data.js';
import { Choice, Progress, State } from '../parts/field.js';
import { Empty, Instead } from '../parts/problem.js';
import { Pages, Table } from '../parts/table.js';
import { Time } from '../parts/time.js';
import { address, narrow, usePlace } from '../router.js';
import { AddForm } from './add.js';

const EVERY_MS = 2_000;
const STATES = [['', 'Any'], 'accepted', 'running', 'succeeded', 'incomplete', 'failed', 'cancelled'];

/** A job's tasks, those that are over and all. */
export function tasks(job) {
  const stages = Object.values(job.stages);
  const count = (...states) => stages.reduce((total, stage) => total + states.reduce((sum, state) => sum + stage[state], 0), 0);
  return { over: count('done', 'dead'), all: count('ready', 'queued', 'running', 'done', 'dead'), dead: count('dead') };
}

export function Took({ job }) {
  useClock();
  const end = job.finished_at === null ? now() : Date.parse(job.finished_at);
  return duration(Math.max(0, end - Date.parse(job.created_at)) / 1000);
}

export const JOBS = [
  { name: 'Name', cell: job => html`<a href=${address(['jobs', job.id])}>${job.username}</a>${job.niche && html` <span class="muted optional-line">${job.niche}</span>`}` },
  { name: 'Purpose', kind: 'optional', cell: job => job.purpose },
  { name: 'State', cell: job => html`<${State} word=${job.state} />${job.paused.length > 0 && html` <${State} word="paused" />`}` },
  { name: 'Progress', cell: job => {
    const { over, all, dead } = tasks(job);
    return html`<${Progress} name=${`Tasks of ${job.username}`} value=${over} of=${all} />${dead > 0 && html` <${State} word=${`${dead} dead`} tone="bad" />`}`;
  } },
  { name: 'Stored', kind: 'number', cell: job => bytes(job.stages.media?.bytes_stored ?? 0) },
  { name: 'Began', kind: 'number', cell: job => html`<${Time} at=${job.created_at} />` },
  { name: 'Took', kind: 'number optional', cell: job => html`<${Took} job=${job} />` },
];

export function JobsPage() {
  const { query: where } = usePlace();
  const filter = { state: where.get('state'), platform: where.get('platform'), lane: where.get('lane') };
  const reading = useData(`/api/jobs${query({ ...filter, cursor: where.get('cursor') })}`, EVERY_MS);
  return html`
    <h1 tabindex="-1">Jobs</h1>
    <${AddForm} added=${reading.reload} />
    <form class="filters" aria-label="Filter jobs" onSubmit=${event => event.preventDefault()}>
      <${Choice} label="State" value=${filter.state} options=${STATES} change=${state => narrow({ state })} />
      <${Choice} label="Platform filter" value=${filter.platform} options=${[['', 'Any'], 'instagram', 'reddit']} change=${platform => narrow({ platform })} />
      <${Choice} label="Lane" value=${filter.lane} options=${[['', 'Any'], 'interactive', 'background']} change=${lane => narrow({ lane })} />
    </form>
    <${Instead} reading=${reading}>${({ jobs, cursor }) => html`
      ${jobs.length === 0
        ? html`<${Empty}>${Object.values(filter).some(Boolean) ? 'No job is like that. Choose “Any” to see the others.' : 'No job yet. Add a creator above, and watch it here.'}<//>`
        : html`<${Table} name="Jobs" columns=${JOBS} rows=${jobs} keyOf=${job => job.id} />`}
      <${Pages} here=${where.get('cursor')} cursor=${cursor} hrefOf=${next => address(['jobs'], { ...filter, cursor: next })} />`}<//>`;
}
