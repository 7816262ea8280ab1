// The points of a run, in columns of the same length. A tick brings new points, and some again that have changed.

const COLUMNS = ['planned', 'rate', 'good', 'bad', 'users', 'inFlight', 'p50', 'p95', 'p99', 'max', 'cpu'];

export class History {
  constructor() {
    this.clear();
  }

  clear() {
    this.width = 1;
    this.length = 0;
    this.columns = Object.fromEntries(COLUMNS.map(name => [name, []]));
    this.kinds = new Map();
    this.times = [];
  }

  /** False when there is a gap between what is here and what came: then only the whole history helps. */
  take(part) {
    if (!part) return true;
    if (part.from === 0 && (part.width !== this.width || part.rate.length >= this.length)) this.clear();
    if (this.length === 0) this.width = part.width;
    if (part.width !== this.width || part.from > this.length) return false;
    const end = part.from + part.rate.length;
    for (const name of COLUMNS) put(this.columns[name], part.from, part[name] || [], end);
    for (const [kind, values] of Object.entries(part.kinds || {})) {
      if (!this.kinds.has(kind)) this.kinds.set(kind, new Array(this.length).fill(0));
      put(this.kinds.get(kind), part.from, values, end);
    }
    this.length = Math.max(this.length, end);
    for (const values of this.kinds.values()) while (values.length < this.length) values.push(0);
    while (this.times.length < this.length) this.times.push((this.times.length + 0.5) * this.width);
    return true;
  }

  /** Of the newest point. */
  last(name) {
    return this.length ? this.columns[name][this.length - 1] : null;
  }
}

function put(column, from, values, end) {
  for (let i = from; i < end; i++) column[i] = values[i - from] ?? null;
}
