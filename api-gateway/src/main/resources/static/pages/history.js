// What has happened to a job: its states, and why tasks of it died.
import { capital, plural } from '../format.js';
import { html } from '../lib.js';
import { useData } from '../parts/data.js';
import { Section, State } from '../parts/field.js';
import { Time } from '../parts/time.js';
import { address } from '../router.js';

/** @param dead how many of its tasks are dead; they are read anew when that changes */
export function JobHistory({ job, seen, dead }) {
  const reading = useData(dead === 0 ? null : `/api/dead/tasks?job=${job.id}&limit=20`, 0, dead);
  const between = seen.filter(({ state }) => state !== 'accepted' && state !== job.state);
  const events = [
    { at: job.created_at, text: html`Accepted` },
    ...between.map(({ state, at }) => ({ at, text: html`${capital(state)}` })),
    ...(reading.data?.tasks ?? []).map(task => ({
      at: task.died_at,
      text: html`<${State} word="dead" /> <a href=${address(['dead', 'tasks', task.id])}>${task.kind} task ${task.id}</a> after ${plural(task.attempts, 'attempt')}: ${task.failure}: ${task.text}`,
    })),
    { at: job.finished_at ?? job.updated_at, text: job.finished_at ? html`Ended as ${job.state}${job.reason ? `: ${job.reason}` : ''}` : html`Last change; ${job.state}` },
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return html`
    <${Section} title="History" id="history">
      <ol class="events">
        ${events.map((event, index) => html`<li key=${index}><${Time} at=${event.at} /> <span>${event.text}</span></li>`)}
      </ol>
    <//>`;
}
