// The dialog that pauses a kind of task: until when, and why.
import { post } from '../api.js';
import { html, useState } from '../lib.js';
import { useAction } from '../parts/data.js';
import { Dialog } from '../parts/dialog.js';
import { Choice, Entry } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { now } from '../live.js';

const MINUTE_MS = 60_000;
const UNTIL = [['', 'It is resumed by hand'], ['15', 'In 15 minutes'], ['60', 'In an hour'], ['360', 'In 6 hours'], ['1440', 'In 24 hours'], ['time', 'A time']];

function untilOf(choice, time) {
  if (choice === '') {
    return null;
  }
  return new Date(choice === 'time' ? time : now() + Number(choice) * MINUTE_MS).toISOString();
}

export function PauseForm({ kind, close, done }) {
  const [choice, choose] = useState('');
  const [time, setTime] = useState('');
  const [reason, setReason] = useState('');
  const pausing = useAction(
    () => post(`/api/queues/${kind}/pause`, { until: untilOf(choice, time), reason: reason.trim() }),
    answer => {
      close();
      done(answer);
    });
  const ready = reason.trim() !== '' && (choice !== 'time' || time !== '');
  return html`
    <${Dialog} title=${`Pause ${kind}`} close=${close}>
      <form onSubmit=${event => { event.preventDefault(); pausing.run(); }}>
        <${Choice} label="Until" value=${choice} options=${UNTIL} change=${choose} />
        ${choice === 'time' && html`<${Entry} label="Time" type="datetime-local" value=${time} change=${setTime} required hint="Of this machine’s clock" />`}
        <${Entry} label="Reason" value=${reason} change=${setReason} required hint="Shown wherever work waits for it" />
        <${Problem} problem=${pausing.problem} />
        <p class="actions">
          <button class="main" disabled=${pausing.busy || !ready}>${pausing.busy ? 'Pausing…' : 'Pause'}</button>
          <button type="button" onClick=${close}>Leave it running</button>
        </p>
      </form>
    <//>`;
}
