// What is held of Reddit: communities, users, and the posts of all.
import { query } from '../api.js';
import { html } from '../lib.js';
import { useData } from '../parts/data.js';
import { Choice } from '../parts/field.js';
import { Items } from '../parts/item.js';
import { Empty, Instead } from '../parts/problem.js';
import { Pages } from '../parts/table.js';
import { address, narrow, usePlace } from '../router.js';
import { CreatorList } from './creators.js';

const TABS = [['subreddits', 'Subreddits'], ['users', 'Users'], ['posts', 'Posts']];
const VIRAL = [['', 'All'], ['true', 'Viral'], ['false', 'Not viral']];
const SORTS = [['', 'Newest'], ['likes', 'Score']];

function Posts() {
  const { query: where } = usePlace();
  const filter = { viral: where.get('viral'), sort: where.get('sort') };
  const reading = useData(`/api/reddit/posts${query({ ...filter, limit: 24, cursor: where.get('cursor') })}`);
  return html`
    <form class="filters" aria-label="Filter posts" onSubmit=${event => event.preventDefault()}>
      <${Choice} label="Viral" value=${filter.viral} options=${VIRAL} change=${viral => narrow({ viral })} />
      <${Choice} label="Sort by" value=${filter.sort} options=${SORTS} change=${sort => narrow({ sort })} />
    </form>
    <${Instead} reading=${reading}>${({ content, cursor }) => html`
      ${content.length === 0
        ? html`<${Empty}>No post is like that. <a href=${address(['jobs'])}>Add a subreddit</a> to have its posts read.<//>`
        : html`<${Items} name="Posts" items=${content} withCreator />`}
      <${Pages} here=${where.get('cursor')} cursor=${cursor} hrefOf=${next => address(['reddit', 'posts'], { ...filter, cursor: next })} />`}<//>`;
}

export function RedditPage({ tab }) {
  return html`
    <h1 tabindex="-1">Reddit</h1>
    <nav class="tabs" aria-label="Reddit">
      ${TABS.map(([key, name]) => html`<a key=${key} href=${address(['reddit', key])} aria-current=${key === tab ? 'page' : undefined}>${name}</a>`)}
    </nav>
    ${tab === 'posts'
      ? html`<${Posts} />`
      : html`<${CreatorList} key=${tab} list=${`/api/reddit/${tab}`} path=${['reddit', tab]} platform="reddit" name=${tab === 'users' ? 'Users' : 'Subreddits'} />`}`;
}
