// One creator: an account, a subreddit or a user of Reddit.
import { post, webAddress } from '../api.js';
import { capital, plural, whole } from '../format.js';
import { html } from '../lib.js';
import { useAction, useData } from '../parts/data.js';
import { Facts, Section, State } from '../parts/field.js';
import { tell } from '../parts/notices.js';
import { Empty, Instead, Problem } from '../parts/problem.js';
import { Time } from '../parts/time.js';
import { address, go } from '../router.js';
import { Analytics } from './analytics.js';
import { Content } from './content.js';
import { Portrait } from './creators.js';
import { Curation } from './curation.js';
import { Deletion } from './deletion.js';
import { Followers, Views, useFollowers, useViews } from './trends.js';
import { Verification } from './verification.js';

const ADD = {
  account: name => ['/api/instagram/creator/add', { username: name }],
  subreddit: name => ['/api/reddit/subreddit/add', { name }],
  user: name => ['/api/reddit/user/add', { username: name }],
};

const API = { account: '/api/instagram/creator/', subreddit: '/api/reddit/subreddit/', user: '/api/reddit/user/' };

function Profile({ creator }) {
  const { profile } = creator;
  const website = webAddress(profile.website);
  const details = Object.entries(profile.details ?? {}).filter(([, value]) => typeof value !== 'object');
  return html`
    <${Section} title="Profile" id="profile">
      <div class="profile">
        <${Portrait} url=${profile.picture_url} size="large" />
        <div>
          <p class="headline">${profile.display_name ?? creator.username} <${State} word=${profile.state} /></p>
          ${profile.biography && html`<p class="caption">${profile.biography}</p>`}
          ${profile.website && html`<p>${website ? html`<a href=${website} target="_blank" rel="noopener noreferrer">${profile.website}</a>` : profile.website}</p>`}
        </div>
      </div>
      <${Facts} facts=${[
        [creator.kind === 'subreddit' ? 'Subscribers' : 'Followers', whole(profile.followers)],
        profile.follows !== null && ['Follows', whole(profile.follows)],
        ['Items, as the platform counts', whole(profile.items)],
        ['Platform’s id', html`<code>${profile.external_id}</code>`],
        ...details.map(([name, value]) => [capital(name.replaceAll('_', ' ')), value === true ? 'yes' : value === false ? 'no' : String(value)]),
      ]} />
    <//>`;
}

function Freshness({ creator, name }) {
  const { freshness } = creator;
  const again = useAction(
    () => post(...ADD[creator.kind](name)),
    answer => {
      tell(answer.deduplicated ? 'It is being read already: this is its job.' : 'It is read again: this is the job.');
      go(['jobs', answer.job.id]);
    });
  return html`
    <${Section} title="Freshness" id="freshness"
        actions=${html`<button type="button" disabled=${again.busy} onClick=${() => again.run()}>Read again now</button>`}>
      <${Problem} problem=${again.problem} />
      <${Facts} facts=${[
        ['Added', html`<${Time} at=${freshness.added_at} />`],
        ['Profile read', html`<${Time} at=${freshness.profiled_at} />`],
        ['All content in', html`<${Time} at=${freshness.refreshed_at} none="not yet" />`],
        ['Last job', freshness.last_job
          ? html`<a href=${address(['jobs', freshness.last_job.id])}><${State} word=${freshness.last_job.state} /></a>`
          : html`<span class="muted">none is kept</span>`],
      ]} />
    <//>`;
}

function Held({ creator, name, reading, followers, views, base }) {
  return html`
    <${Profile} creator=${creator} />
    <${Freshness} creator=${creator} name=${name} />
    <div class="pair">
      <${Followers} reading=${followers} />
      <${Views} reading=${views} kind=${creator.kind} />
    </div>
    <${Content} base=${base} kind=${creator.kind} />
    <${Analytics} analytics=${creator.analytics} />
    <${Verification} base=${base} />
    <${Curation} key=${reading.at} base=${base} creator=${creator} etag=${reading.etag} reload=${reading.reload} />
    <${Deletion} base=${base} username=${creator.username} />`;
}

/** @param name as the address has it: without r/ or u/ */
export function CreatorPage({ kind, name }) {
  const base = `${API[kind]}${encodeURIComponent(name)}`;
  const reading = useData(base);
  // Asked for beside the rest, not after it.
  const followers = useFollowers(base);
  const views = useViews(base, kind);
  const shown = { account: name, subreddit: `r/${name}`, user: `u/${name}` }[kind];
  const creator = reading.path === base ? reading.data : null;
  return html`
    <h1 tabindex="-1">${creator?.username ?? shown}</h1>
    ${creator?.profile.display_name && html`<p class="subtitle">${creator.profile.display_name}${creator.curated.niche ? ` · ${creator.curated.niche}` : ''}${creator.profile.followers === null ? '' : ` · ${plural(creator.profile.followers, 'follower')}`}</p>`}
    ${reading.problem?.status === 404
      ? html`<${Empty}>${shown} is not held: ${reading.problem.message} <a href=${address(['jobs'])}>Add it</a> to have it read.<//>`
      : html`<${Instead} reading=${creator ? reading : { ...reading, data: null }}>${() => html`
          <${Held} creator=${creator} name=${name} reading=${reading} followers=${followers} views=${views} base=${base} />`}<//>`}`;
}
