// Which page an address leads to.
import { html } from './lib.js';

// Their code is asked for when one goes there, or when nothing else is to be done: the first page is there the sooner.
const control = () => import('./pages/control.js');
const creator = () => import('./pages/creator.js');
const creators = () => import('./pages/creators.js');
const deadTasks = () => import('./pages/deadtasks.js');
const groups = () => import('./pages/dead.js');
const job = () => import('./pages/job.js');
const jobs = () => import('./pages/jobs.js');
const overview = () => import('./pages/overview.js');
const lists = () => import('./pages/reddit.js');
const viral = () => import('./pages/viral.js');

/** Brings the code of each page; for later. */
export const PAGES = [jobs, job, creators, creator, groups, deadTasks, control, viral, lists, overview];

const LISTS = ['subreddits', 'users', 'posts'];

function reddit(rest) {
  if (rest.length <= 1 && (rest.length === 0 || LISTS.includes(rest[0]))) {
    return { title: 'Reddit', load: lists, page: ({ RedditPage }) => html`<${RedditPage} tab=${rest[0] ?? 'subreddits'} />` };
  }
  const [kind, name] = rest;
  return ['subreddit', 'user'].includes(kind) && rest.length === 2
    ? { title: `${kind === 'user' ? 'u' : 'r'}/${name}`, load: creator, page: ({ CreatorPage }) => html`<${CreatorPage} kind=${kind} name=${name} />` }
    : null;
}

function dead(rest) {
  if (rest.length === 0) {
    return { title: 'Dead tasks', load: groups, page: ({ DeadPage }) => html`<${DeadPage} />` };
  }
  if (rest[0] !== 'tasks' || rest.length > 2) {
    return null;
  }
  return rest.length === 1
    ? { title: 'Dead tasks', load: deadTasks, page: ({ DeadTasksPage }) => html`<${DeadTasksPage} />` }
    : { title: `Task ${rest[1]}`, load: deadTasks, page: ({ DeadTaskPage }) => html`<${DeadTaskPage} id=${rest[1]} />` };
}

const FOUND = {
  overview: rest => rest.length === 0 && { title: 'Overview', load: overview, page: ({ OverviewPage }) => html`<${OverviewPage} />` },
  jobs: rest => (rest.length === 0
    ? { title: 'Jobs', load: jobs, page: ({ JobsPage }) => html`<${JobsPage} />` }
    : rest.length === 1 && { title: 'Job', load: job, page: ({ JobPage }) => html`<${JobPage} id=${rest[0]} />` }),
  creators: rest => (rest.length === 0
    ? { title: 'Creators', load: creators, page: ({ CreatorsPage }) => html`<${CreatorsPage} />` }
    : rest.length === 1 && { title: rest[0], load: creator, page: ({ CreatorPage }) => html`<${CreatorPage} kind="account" name=${rest[0]} />` }),
  viral: rest => rest.length === 0 && { title: 'Viral reels', load: viral, page: ({ ViralPage }) => html`<${ViralPage} />` },
  reddit,
  dead,
  control: rest => rest.length === 0 && { title: 'Scrapers and queues', load: control, page: ({ ControlPage }) => html`<${ControlPage} />` },
};

const NOWHERE = {
  title: 'Page not found',
  page: () => html`<h1 tabindex="-1">Page not found</h1><p>The console has no such page. <a href="#/overview">Go to the overview</a>.</p>`,
};

/** {title, load, page}: what is shown there, once what `load` brings is given to it; without `load` at once. */
export function pageOf([first = 'overview', ...rest]) {
  return (Object.hasOwn(FOUND, first) && FOUND[first](rest)) || NOWHERE;
}
