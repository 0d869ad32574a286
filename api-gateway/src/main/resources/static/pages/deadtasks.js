// Dead tasks one by one, and one of them with its attempts.
import { query } from '../api.js';
import { excerpt, plural, whole } from '../format.js';
import { html, useState } from '../lib.js';
import { useData } from '../parts/data.js';
import { Facts, Section, State } from '../parts/field.js';
import { Empty, Instead } from '../parts/problem.js';
import { Pages, Table } from '../parts/table.js';
import { Time } from '../parts/time.js';
import { address, usePlace } from '../router.js';
import { Asked, takeBack } from './deadactions.js';

const EVERY_MS = 5_000;

const TASKS = [
  { name: 'Task', cell: task => html`<a href=${address(['dead', 'tasks', task.id])}>${task.kind} ${task.id}</a>` },
  { name: 'Subject', kind: 'optional', cell: task => task.subject },
  { name: 'Failure', cell: task => task.failure },
  { name: 'What was said', kind: 'text optional', cell: task => excerpt(task.text ?? '', 140) },
  { name: 'Attempts', kind: 'number', cell: task => whole(task.attempts) },
  { name: 'Died', kind: 'number', cell: task => html`<${Time} at=${task.died_at} />` },
  { name: 'Job', cell: task => html`<a href=${address(['jobs', task.job])}>Job<span class="unseen"> of task ${task.id}</span></a>` },
];

export function DeadTasksPage() {
  const { query: where } = usePlace();
  const filter = Object.fromEntries(['kind', 'fingerprint', 'platform', 'job', 'dismissed'].map(key => [key, where.get(key)]));
  const reading = useData(`/api/dead/tasks${query({ ...filter, cursor: where.get('cursor') })}`, EVERY_MS);
  const [asked, ask] = useState(null);
  const { dismissed, ...conditions } = filter;
  const given = Object.fromEntries(Object.entries(conditions).filter(([, value]) => value));
  const selection = { filter: Object.keys(given).length === 0 ? { all: true } : given };
  const which = Object.entries(given).map(([name, value]) => `${name} ${value}`).join(', ') || 'all';
  return html`
    <h1 tabindex="-1">Dead tasks</h1>
    <p class="subtitle"><a href=${address(['dead'])}>By cause</a> · ${which}</p>
    <${Instead} reading=${reading}>${({ tasks, cursor }) => html`
      ${tasks.length === 0
        ? html`<${Empty}>No dead task is like that any more.<//>`
        : html`
          ${dismissed !== 'true' && html`
            <p class="actions">
              <button type="button" onClick=${() => ask({ verb: 'replay', selection, said: `Dead tasks: ${which}.` })}>Replay all of these…</button>
              <button type="button" onClick=${() => ask({ verb: 'dismiss', selection, said: `Dead tasks: ${which}.` })}>Dismiss all of these…</button>
            </p>`}
          <${Table} name="Dead tasks" columns=${TASKS} rows=${tasks} keyOf=${task => task.id} />`}
      <${Pages} here=${where.get('cursor')} cursor=${cursor} hrefOf=${next => address(['dead', 'tasks'], { ...filter, cursor: next })} />`}<//>
    <${Asked} asked=${asked} close=${() => ask(null)} done=${reading.reload} />`;
}

const ATTEMPTS = [
  { name: 'Attempt', cell: attempt => attempt.attempt },
  { name: 'When', kind: 'number', cell: attempt => html`<${Time} at=${attempt.at} />` },
  { name: 'Failure', cell: attempt => attempt.failure },
  { name: 'What was said', kind: 'text', cell: attempt => attempt.text },
  { name: 'Worker', kind: 'optional', cell: attempt => attempt.worker },
];

function Decisions({ task, reload }) {
  const [asked, ask] = useState(null);
  const selection = { ids: [task.id] };
  const said = `Task ${task.id} (${task.kind} of ${task.subject}).`;
  if (task.state !== 'dead') {
    return html`<p>It came back and is ${task.state} now. <a href=${address(['jobs', task.job])}>Its job</a> shows how it goes on.</p>`;
  }
  return html`
    <p class="actions">
      <button type="button" class="main" onClick=${() => ask({ verb: 'replay', selection, said })}>Replay…</button>
      ${task.dismissal === null
        ? html`<button type="button" onClick=${() => ask({ verb: 'dismiss', selection, said })}>Dismiss…</button>`
        : html`<button type="button" onClick=${() => takeBack(selection, reload)}>Take back dismissal</button>`}
    </p>
    <${Asked} asked=${asked} close=${() => ask(null)} done=${reload} />`;
}

export function DeadTaskPage({ id }) {
  const reading = useData(`/api/dead/tasks/${encodeURIComponent(id)}`, EVERY_MS);
  return html`
    <h1 tabindex="-1">Task ${id}</h1>
    <${Instead} reading=${reading}>${({ task, history, payload, upstream, lane }) => html`
      <p class="headline"><${State} word=${task.state} testid="task-state" /> ${task.text && `${task.failure}: ${task.text}`}</p>
      ${task.dismissal && html`<p class="banner">Dismissed <${Time} at=${task.dismissal.at} />: ${task.dismissal.reason}</p>`}
      <${Decisions} task=${task} reload=${reading.reload} />
      <${Facts} facts=${[
        ['Kind', task.kind],
        ['Subject', task.subject],
        ['Platform', task.platform],
        ['Upstream', upstream],
        ['Lane', lane],
        ['Job', html`<a href=${address(['jobs', task.job])}>${task.job}</a>`],
        ['Created', html`<${Time} at=${task.created_at} />`],
        ['Died', html`<${Time} at=${task.died_at} none="it came back" />`],
        ['Cause', html`<a href=${address(['dead', 'tasks'], { kind: task.kind, fingerprint: task.fingerprint })}>others that died of it</a>`],
      ]} />
      <${Section} title=${plural(history.length, 'attempt')} id="attempts">
        <${Table} name="Attempts" columns=${ATTEMPTS} rows=${history} keyOf=${attempt => attempt.fence} />
      <//>
      <details><summary>Payload</summary><pre>${JSON.stringify(payload, null, 2)}</pre></details>`}<//>`;
}
