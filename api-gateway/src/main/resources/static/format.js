// Numbers, sizes, times and words as people read them.
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const FINE = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 });
const MONEY = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long' });
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const DAY_OF_YEAR = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const CLOCK = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' });
const MINUTE = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

export const UNKNOWN = '–';

const known = format => value => (value === null || value === undefined ? UNKNOWN : format.format(value));

export const whole = known(WHOLE);
export const fine = known(FINE);
export const short = known(SHORT);
export const percent = known(PERCENT);
export const money = known(MONEY);

export function bytes(count) {
  if (count === null || count === undefined) {
    return UNKNOWN;
  }
  const power = count < 1 ? 0 : Math.min(Math.floor(Math.log10(count) / 3), UNITS.length - 1);
  const amount = count / 1000 ** power;
  return `${amount.toFixed(power === 0 || amount >= 100 ? 0 : 1)} ${UNITS[power]}`;
}

/** Two units at most: what is exact to the second after a day is of no use. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return UNKNOWN;
  }
  if (seconds < 1) {
    return seconds <= 0 ? '0 s' : '< 1 s';
  }
  const whole = Math.round(seconds);
  const parts = [['d', 86_400], ['h', 3_600], ['min', 60], ['s', 1]]
    .map(([unit, size], place, all) => [Math.floor((whole % (place === 0 ? Infinity : all[place - 1][1])) / size), unit]);
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts.slice(first, first + 2).filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}

export function rate(perSecond) {
  if (perSecond === null || perSecond === undefined) {
    return UNKNOWN;
  }
  if (perSecond === 0) {
    return '0 /s';
  }
  return perSecond < 0.1 ? `${fine(perSecond * 60)} /min` : `${perSecond < 10 ? perSecond.toFixed(1) : WHOLE.format(perSecond)} /s`;
}

export const moment = instant => MOMENT.format(new Date(instant));
export const dayOfYear = instant => DAY_OF_YEAR.format(new Date(instant));
export const day = instant => DAY.format(new Date(instant));
export const timeOfDay = instant => CLOCK.format(new Date(instant));
export const hourAndMinute = instant => MINUTE.format(new Date(instant));

/** How long ago, or in how long. */
export function ago(instant, now) {
  const seconds = (now - Date.parse(instant)) / 1000;
  if (Math.abs(seconds) < 2) {
    return 'now';
  }
  const one = duration(Math.abs(seconds)).split(' ').slice(0, 2).join(' ');
  return seconds > 0 ? `${one} ago` : `in ${one}`;
}

export const plural = (count, one, many = `${one}s`) => `${whole(count)} ${count === 1 ? one : many}`;
export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** A text, cut at a word where it is long. */
export function excerpt(text, longest = 120) {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`;
}
