// Which page an address leads to.
import { html } from './lib.js';
import { ControlPage } from './pages/control.js';
import { CreatorPage } from './pages/creator.js';
import { CreatorsPage } from './pages/creators.js';
import { DeadPage } from './pages/dead.js';
import { DeadTaskPage, DeadTasksPage } from './pages/deadtasks.js';
import { JobPage } from './pages/job.js';
import { JobsPage } from './pages/jobs.js';
import { OverviewPage } from './pages/overview.js';
import { RedditPage } from './pages/reddit.js';
import { ViralPage } from './pages/viral.js';

const LISTS = ['subreddits', 'users', 'posts'];

function reddit(rest) {
  if (rest.length <= 1 && (rest.length === 0 || LISTS.includes(rest[0]))) {
    return { title: 'Reddit', page: html`<${RedditPage} tab=${rest[0] ?? 'subreddits'} />` };
  }
  const [kind, name] = rest;
  return ['subreddit', 'user'].includes(kind) && rest.length === 2
    ? { title: `${kind === 'user' ? 'u' : 'r'}/${name}`, page: html`<${CreatorPage} kind=${kind} name=${name} />` }
    : null;
}

function dead(rest) {
  if (rest.length === 0) {
    return { title: 'Dead tasks', page: html`<${DeadPage} />` };
  }
  if (rest[0] !== 'tasks' || rest.length > 2) {
    return null;
  }
  return rest.length === 1
    ? { title: 'Dead tasks', page: html`<${DeadTasksPage} />` }
    : { title: `Task ${rest[1]}`, page: html`<${DeadTaskPage} id=${rest[1]} />` };
}

const FOUND = {
  overview: rest => rest.length === 0 && { title: 'Overview', page: html`<${OverviewPage} />` },
  jobs: rest => (rest.length === 0
    ? { title: 'Jobs', page: html`<${JobsPage} />` }
    : rest.length === 1 && { title: 'Job', page: html`<${JobPage} id=${rest[0]} />` }),
  creators: rest => (rest.length === 0
    ? { title: 'Creators', page: html`<${CreatorsPage} />` }
    : rest.length === 1 && { title: rest[0], page: html`<${CreatorPage} kind="account" name=${rest[0]} />` }),
  viral: rest => rest.length === 0 && { title: 'Viral reels', page: html`<${ViralPage} />` },
  reddit,
  dead,
  control: rest => rest.length === 0 && { title: 'Scrapers and queues', page: html`<${ControlPage} />` },
};

const NOWHERE = {
  title: 'Page not found',
  page: html`<h1 tabindex="-1">Page not found</h1><p>The console has no such page. <a href="#/overview">Go to the overview</a>.</p>`,
};

export function pageOf([first = 'overview', ...rest]) {
  return (Object.hasOwn(FOUND, first) && FOUND[first](rest)) || NOWHERE;
}
