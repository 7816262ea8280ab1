// Numbers and times as text. What is not known is a dash.

const WHOLE = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

const known = format => value => (value == null || Number.isNaN(value) ? '–' : format(value));

export const whole = known(value => WHOLE.format(value));

// Three digits count, more only in front of the point.
function digits(value) {
  const size = Math.abs(value);
  if (size >= 99.95) return WHOLE.format(value);
  return value.toFixed(size >= 9.995 ? 1 : 2);
}

export const rate = known(value => (value === 0 ? '0' : digits(value)));

/** Milliseconds, without the unit: for columns. */
export const millis = known(micros => digits(micros / 1000));

export const time = known(micros => {
  if (micros < 999.5) return Math.round(micros) + ' µs';
  return micros < 999500 ? digits(micros / 1e3) + ' ms' : digits(micros / 1e6) + ' s';
});

/** Of a share between 0 and 1. What is not nothing is not shown as nothing, and what is not all not as all. */
export const percent = known(share => {
  const value = share * 100;
  if (value <= 0) return '0 %';
  if (value < 0.01) return '< 0.01 %';
  if (value >= 100) return '100 %';
  return Math.min(value, value >= 9.995 ? 99.9 : 9.99).toFixed(value >= 9.995 ? 1 : 2) + ' %';
});

export const bytes = known(value => {
  const unit = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, value)) / 10)));
  return (unit === 0 ? WHOLE.format(value) : digits(value / 2 ** (10 * unit))) + ' ' + UNITS[unit];
});

export const dollars = known(value => '$' + value.toFixed(value >= 10 ? 2 : 4));

export const clock = known(seconds => {
  const all = Math.max(0, Math.floor(seconds));
  const two = number => String(number).padStart(2, '0');
  const front = all < 3600 ? String(Math.floor(all / 60)) : Math.floor(all / 3600) + ':' + two(Math.floor(all / 60) % 60);
  return front + ':' + two(all % 60);
});

/** The other way: 1:30, 1:00:00 and 90 are seconds; anything else is not a number. */
export function seconds(text) {
  if (!/^\d+(:\d\d?){0,2}$/.test(text.trim())) return NaN;
  return text.trim().split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

export const daytime = millisSince1970 => new Date(millisSince1970).toLocaleTimeString('en-GB');

/** How long ago, for what is seconds mostly. */
export const ago = known(value => (value < 10000 ? (value / 1000).toFixed(1) + ' s' : clock(value / 1000)));

export const isOpen = state => state.model === 'OPEN';

export const level = (state, value) => (value == null ? '–' : plainLevel(value) + (isOpen(state) ? '/s' : ''));

/** A level as it is written into a field. */
export const plainLevel = value => String(Number(value.toPrecision(value >= 1000 ? 6 : 4)));
