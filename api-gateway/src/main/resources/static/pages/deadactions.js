// Bringing dead tasks back, putting them aside and taking that back: each says first what it would do.
import { post } from '../api.js';
import { plural, whole } from '../format.js';
import { html, useEffect, useState } from '../lib.js';
import { useAction } from '../parts/data.js';
import { Dialog, focusPage } from '../parts/dialog.js';
import { Entry } from '../parts/field.js';
import { tell } from '../parts/notices.js';
import { Problem } from '../parts/problem.js';

const OBSTACLES = {
  job_cancelled: 'stay: their job was cancelled',
  task_open: 'stay: another task for the same is open',
  job_open: 'stay: another job for the same is open',
  newer_job: 'stay: a newer job for the same comes back instead',
  newer_task: 'stay: a newer task for the same comes back instead',
  not_dead: 'are not dead any more',
};

const LONGEST_WAIT_MS = 250;

export function takeBack(selection, done) {
  post('/api/dead/restore', selection).then(
    answer => { tell(`${plural(answer.restored, 'task')} back in the list.`); done(); },
    problem => tell(`Not taken back: ${problem.message}`));
}

/** Closes a dialog whose deed is done. */
function leave(close, done) {
  close();
  done();
  focusPage();
}

/** What would happen, asked anew when what is asked for changes. */
function useDryRun(path, body) {
  const dry = useAction(() => post(path, { ...body, dry_run: true }), answer => set({ answer, body: asked }));
  const [state, set] = useState(null);
  const asked = JSON.stringify(body);
  useEffect(() => {
    const timer = setTimeout(() => dry.run(), state === null ? 0 : LONGEST_WAIT_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  return { answer: state?.body === asked ? state.answer : null, problem: dry.problem };
}

const Obstacles = ({ reasons }) => html`
  ${Object.entries(reasons).map(([reason, tasks]) => html`<li key=${reason}>${whole(tasks)} ${OBSTACLES[reason] ?? reason.replaceAll('_', ' ')}</li>`)}`;

/** @param selection {ids} or {filter}; said: which tasks those are */
export function Replay({ selection, said, close, done }) {
  const [rate, setRate] = useState(selection.filter ? '50' : '');
  const body = rate === '' ? selection : { ...selection, rate: Number(rate) };
  const { answer: dry, problem } = useDryRun('/api/dead/replay', body);
  const replay = useAction(() => post('/api/dead/replay', body), answer => {
    const left = Object.values(answer.not_replayed).reduce((sum, tasks) => sum + tasks, 0);
    tell(`${plural(answer.replayed, 'task')} came back${left > 0 ? `, ${whole(left)} did not` : ''}${answer.remaining > 0 ? `; ${whole(answer.remaining)} more can be asked for again` : ''}.`);
    leave(close, done);
  });
  return html`
    <${Dialog} title="Replay dead tasks" close=${close}>
      <p>${said}</p>
      <div data-testid="dry-run" role="status">
        ${dry === null && !problem && html`<p class="loading">Asking what would happen…</p>`}
        ${dry && html`<p><strong>${whole(dry.would_replay)} would come back</strong>${dry.rate ? `, ${dry.rate} a second, behind the work that somebody waits for` : ', at once'}.</p>
          <ul class="reasons"><${Obstacles} reasons=${dry.not_replayed} />${dry.remaining > 0 && html`<li>${whole(dry.remaining)} are more than one request brings back</li>`}</ul>`}
      </div>
      <form onSubmit=${event => { event.preventDefault(); replay.run(); }}>
        <${Entry} label="Tasks a second" type="number" min="0.1" max="1000" step="any" value=${rate} change=${setRate} required=${Boolean(selection.filter)}
          hint=${selection.filter ? 'The cause may still be there: a few at first show it' : 'Empty: at once'} />
        <${Problem} problem=${problem ?? replay.problem} />
        <p class="actions">
          <button class="main" disabled=${replay.busy || dry === null || dry.would_replay === 0}>${replay.busy ? 'Replaying…' : `Replay ${dry ? whole(dry.would_replay) : ''}`}</button>
          <button type="button" onClick=${close}>Leave them</button>
        </p>
      </form>
    <//>`;
}

export function Dismiss({ selection, said, close, done }) {
  const [reason, setReason] = useState('');
  const { answer: dry, problem } = useDryRun('/api/dead/dismiss', { ...selection, reason: 'What would happen?' });
  const dismiss = useAction(() => post('/api/dead/dismiss', { ...selection, reason }), answer => {
    const undo = { name: 'Undo', run: () => takeBack({ dismissed_at: answer.dismissed_at }, done) };
    tell(`${plural(answer.dismissed, 'task')} dismissed.`, answer.dismissed_at ? undo : null);
    leave(close, done);
  });
  return html`
    <${Dialog} title="Dismiss dead tasks" close=${close}>
      <p>${said}</p>
      <p class="muted">They stay dead and leave the list. What they were for is still not done, and the verification of their creators goes on to say so. It can be taken back.</p>
      <div data-testid="dry-run" role="status">
        ${dry === null && !problem && html`<p class="loading">Asking what would happen…</p>`}
        ${dry && html`<p><strong>${whole(dry.would_dismiss)} would be dismissed</strong>.</p>`}
      </div>
      <form onSubmit=${event => { event.preventDefault(); dismiss.run(); }}>
        <${Entry} label="Reason" value=${reason} change=${setReason} required maxlength="500" hint="Whoever finds them later reads it" />
        <${Problem} problem=${problem ?? dismiss.problem} />
        <p class="actions">
          <button class="main" disabled=${dismiss.busy || reason.trim() === '' || dry === null || dry.would_dismiss === 0}>${dismiss.busy ? 'Dismissing…' : `Dismiss ${dry ? whole(dry.would_dismiss) : ''}`}</button>
          <button type="button" onClick=${close}>Leave them</button>
        </p>
      </form>
    <//>`;
}

/** The dialog that was asked for: null, or {verb, selection, said}. */
export function Asked({ asked, close, done }) {
  if (asked === null) {
    return null;
  }
  const Form = asked.verb === 'replay' ? Replay : Dismiss;
  return html`<${Form} selection=${asked.selection} said=${asked.said} close=${close} done=${done} />`;
}
