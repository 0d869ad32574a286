// The form that adds creators, one or many, and what was answered to each.
import { post } from '../api.js';
import { plural } from '../format.js';
import { html, useState } from '../lib.js';
import { useAction } from '../parts/data.js';
import { Choice, Entry, Section } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { address } from '../router.js';

const MOST = 1_000;
const AT_ONCE = 4;
const KINDS = [['instagram', 'Instagram'], ['subreddit', 'Subreddit'], ['user', 'Reddit user']];

const names = text => [...new Set(text.split(/[\s,;]+/).filter(name => name !== ''))];

const refused = (name, error) => ({ name, error });
const accepted = (name, answer) => ({ name, job: answer.job.id, joined: answer.deduplicated === true });

async function toInstagram(given, niche) {
  const creators = given.map(username => ({ username, niche }));
  const { answers } = await post('/api/instagram/creator/add-batch', { creators });
  return answers.map((answer, index) => (answer.success ? accepted(given[index], answer) : refused(given[index], answer.error)));
}

/** Reddit takes one name at a time. What fails before any was taken is told as a whole. */
async function toReddit(kind, given, niche) {
  const answers = new Array(given.length);
  const one = async index => {
    const body = kind === 'user' ? { username: given[index], niche } : { name: given[index], niche };
    try {
      answers[index] = accepted(given[index], await post(`/api/reddit/${kind}/add`, body));
    } catch (problem) {
      if (problem.status === 0 || problem.status === 401) {
        throw problem;
      }
      answers[index] = refused(given[index], problem.message);
    }
  };
  for (let from = 0; from < given.length; from += AT_ONCE) {
    await Promise.all(given.slice(from, from + AT_ONCE).map((name, index) => one(from + index)));
  }
  return answers;
}

function Added({ answers }) {
  const taken = answers.filter(answer => answer.job).length;
  return html`
    <div role="status">
      <p>${plural(taken, 'name')} of ${answers.length} accepted.</p>
      <ul class="added" data-testid="added">
        ${answers.slice(0, 100).map(answer => html`
          <li key=${answer.name}>
            <strong>${answer.name}</strong>: ${answer.job
              ? html`${answer.joined ? 'already under way' : 'accepted'} <a href=${address(['jobs', answer.job])}>Watch<span class="unseen"> ${answer.name}</span></a>`
              : html`<span class="wrong">refused: ${answer.error}</span>`}
          </li>`)}
      </ul>
      ${answers.length > 100 && html`<p class="muted">The first 100 are listed; all jobs are below.</p>`}
    </div>`;
}

export function AddForm({ added }) {
  const [platform, setPlatform] = useState('instagram');
  const [text, setText] = useState('');
  const [niche, setNiche] = useState('');
  const [answers, setAnswers] = useState(null);
  const given = names(text);
  const adding = useAction(
    () => {
      const wanted = niche.trim() === '' ? null : niche.trim();
      return platform === 'instagram' ? toInstagram(given, wanted) : toReddit(platform, given, wanted);
    },
    told => {
      setAnswers(told);
      setText(told.filter(answer => answer.error).map(answer => answer.name).join('\n'));
      added();
    });
  const submit = event => {
    event.preventDefault();
    if (given.length > 0 && given.length <= MOST) {
      adding.run();
    }
  };
  return html`
    <${Section} title="Add creators" id="add">
      <form aria-label="Add creators" class="add" onSubmit=${submit}>
        <${Choice} label="Platform" value=${platform} options=${KINDS} change=${setPlatform} />
        <${Entry} label="Names" lines=${2} value=${text} change=${setText} required autocapitalize="none" spellcheck="false"
          hint=${given.length > MOST ? `${given.length} names: send ${MOST} at most at once` : given.length > 1 ? `${given.length} names` : 'One or a pasted list, separated by spaces, commas or lines'} />
        <${Entry} label="Niche" value=${niche} change=${setNiche} maxlength="80" hint="Optional; what is given replaces" />
        <button class="main" disabled=${adding.busy}>${adding.busy ? 'Adding…' : 'Add'}</button>
      </form>
      <${Problem} problem=${adding.problem} />
      ${answers && html`<${Added} answers=${answers} />`}
    <//>`;
}
