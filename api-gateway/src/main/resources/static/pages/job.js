// One job, as it changes.
import { post } from '../api.js';
import { follow } from '../events.js';
import { bytes, capital, plural, whole } from '../format.js';
import { html, useEffect, useState } from '../lib.js';
import { useAction, useData } from '../parts/data.js';
import { Dialog, focusPage } from '../parts/dialog.js';
import { Facts, Progress, Section, State } from '../parts/field.js';
import { tell } from '../parts/notices.js';
import { Empty, Instead, Problem } from '../parts/problem.js';
import { Table } from '../parts/table.js';
import { Time } from '../parts/time.js';
import { address, creatorAddress } from '../router.js';
import { JobHistory } from './history.js';
import { Took, tasks } from './jobs.js';

const HELD = ['add', 'refresh', 'audit'];

/** The job as its stream tells it, from what was read first on. */
function useJob(id) {
  const reading = useData(`/api/jobs/${id}`);
  const [state, set] = useState({ job: null, seen: [], lost: null });
  const known = reading.data?.id === id;
  const take = job => set(old => {
    const last = old.seen.at(-1);
    const seen = last?.state === job.state ? old.seen : [...old.seen, { state: job.state, at: job.updated_at }];
    return { job, seen, lost: null };
  });
  useEffect(() => {
    if (!known) {
      return undefined;
    }
    take(reading.data);
    if (reading.data.finished_at !== null) {
      return undefined;
    }
    const stream = follow(`/api/jobs/${id}/events`, {
      event: job => {
        take(job);
        if (job.finished_at !== null) {
          stream.stop();
        }
      },
      alive: () => set(old => (old.lost === null ? old : { ...old, lost: null })),
      lost: (problem, retryAt) => set(old => ({ ...old, lost: { problem, retryAt } })),
    });
    return stream.stop;
  }, [known, reading.data]);
  return { reading, ...state, job: state.job?.id === id ? state.job : null };
}

function held(stage) {
  return [
    stage.reels && `${whole(stage.reels.held)} of ${whole(stage.reels.asked)} reels`,
    stage.posts && `${whole(stage.posts.held)} of ${whole(stage.posts.asked)} posts`,
    stage.stored !== undefined && `${plural(stage.stored, 'file')}, ${bytes(stage.bytes_stored)}`,
  ].filter(Boolean).join(', ');
}

const open = stage => stage.ready + stage.queued + stage.running;
const all = stage => open(stage) + stage.done + stage.dead;

const STAGES = [
  { name: 'Stage', cell: ([name]) => name },
  { name: 'Progress', cell: ([name, stage]) => html`<${Progress} name=${`Progress of ${name}`} value=${stage.done + stage.dead} of=${all(stage)} text=${all(stage) === 0 ? 'none yet' : `${stage.done} of ${all(stage)}`} />` },
  { name: 'Waiting', kind: 'number', cell: ([, stage]) => whole(stage.ready) },
  { name: 'On the way', kind: 'number optional', cell: ([, stage]) => whole(stage.queued) },
  { name: 'Running', kind: 'number', cell: ([, stage]) => whole(stage.running) },
  { name: 'Done', kind: 'number', cell: ([, stage]) => whole(stage.done) },
  { name: 'Dead', kind: 'number', cell: ([, stage]) => (stage.dead === 0 ? '0' : html`<${State} word=${stage.dead} tone="bad" />`) },
  { name: 'Held', cell: ([, stage]) => held(stage) || html`<span class="muted">–</span>` },
];

function Actions({ job, reload }) {
  const [asking, ask] = useState(false);
  const { dead } = tasks(job);
  const done = (verb, answer) => {
    ask(false);
    reload();
    focusPage();
    tell(answer.tasks === 0 ? `Nothing was ${verb}: the job is ${answer.job.state}.` : `${plural(answer.tasks, 'task')} ${verb}; the job is ${answer.job.state}.`);
  };
  const cancel = useAction(() => post(`/api/jobs/${job.id}/cancel`), answer => done('cancelled', answer));
  const retry = useAction(() => post(`/api/jobs/${job.id}/retry`), answer => done('brought back', answer));
  return html`
    <div class="actions">
      ${job.finished_at === null && html`<button type="button" onClick=${() => ask(true)}>Cancel job</button>`}
      ${dead > 0 && html`<button type="button" class="main" disabled=${retry.busy} onClick=${() => retry.run()}>${retry.busy ? 'Retrying…' : 'Retry dead tasks'}</button>`}
      ${HELD.includes(job.purpose) && html`<a href=${creatorAddress(job.platform, job.username)}>Creator<span class="unseen"> ${job.username}</span></a>`}
      ${dead > 0 && html`<a href=${address(['dead', 'tasks'], { job: job.id })}>Dead tasks of this job</a>`}
    </div>
    <${Problem} problem=${retry.problem} />
    ${asking && html`
      <${Dialog} title="Cancel this job?" close=${() => ask(false)}>
        <p>What is under way of ${job.username} ends, and nothing more is begun. What is stored already stays. It can be added again at any time.</p>
        <${Problem} problem=${cancel.problem} />
        <p class="actions">
          <button type="button" class="danger" disabled=${cancel.busy} onClick=${() => cancel.run()}>Cancel job</button>
          <button type="button" onClick=${() => ask(false)}>Keep it</button>
        </p>
      <//>`}`;
}

function Purge({ purge }) {
  const rows = Object.entries(purge.rows).filter(([, count]) => count > 0).map(([table, count]) => `${whole(count)} ${table}`);
  return html`<${Section} title="What was deleted" id="purge">
    <${Facts} facts=${[
      ['Objects', whole(purge.objects)],
      ['Bytes', bytes(purge.bytes)],
      ['Rows', rows.join(', ') || 'none yet'],
      ['Proved empty', html`<${Time} at=${purge.proved_at} none="not yet" />`],
    ]} />
  <//>`;
}

export function JobPage({ id }) {
  const { reading, job, seen, lost } = useJob(id);
  if (job === null) {
    return html`<h1 tabindex="-1">Job</h1><${Instead} reading=${reading}>${() => null}<//>`;
  }
  const media = job.stages.media ?? {};
  return html`
    <h1 tabindex="-1">Job of ${job.username}</h1>
    ${lost && html`<p class="banner" role="status">The stream of this job broke off; it is tried again. What is shown may be old.</p>`}
    <div class=${lost ? 'live stale' : 'live'}>
      <p class="headline"><${State} word=${job.state} testid="job-state" /> ${job.reason ?? ''}</p>
      <${Actions} job=${job} reload=${reading.reload} />
      ${job.paused.map(pause => html`<p class="banner" key=${pause.scope + pause.name}>Waits: ${pause.scope} ${pause.name} is paused ${pause.until ? html`until <${Time} at=${pause.until} />` : 'until resumed'}: ${pause.reason}</p>`)}
      <${Facts} facts=${[
        ['Purpose', capital(job.purpose)],
        ['Platform', capital(job.platform)],
        job.niche && ['Niche', job.niche],
        ['Lane', job.lane],
        ['Began', html`<${Time} at=${job.created_at} />`],
        [job.finished_at ? 'Took' : 'Takes', html`<${Took} job=${job} />`],
        ['Stored', html`<span data-testid="bytes">${bytes(media.bytes_stored ?? 0)}</span>`],
      ]} />
      <${Section} title="Stages" id="stages">
        <${Table} name="Stages" columns=${STAGES} rows=${Object.entries(job.stages)} keyOf=${([name]) => name} />
        ${Object.values(job.stages).every(stage => all(stage) === 0) && html`<${Empty}>No task of it was begun yet.<//>`}
      <//>
      ${job.purge && html`<${Purge} purge=${job.purge} />`}
      <${JobHistory} job=${job} seen=${seen} dead=${tasks(job).dead} />
    </div>`;
}
