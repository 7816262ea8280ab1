// A table whose rows change each second: sorted by what a person chose, of fixed columns, and with no more rows in the
// document than can be seen. A row of the document is used for whatever row is at its place, so a second costs the cells that
// show something else than before.
import {kind, make, text} from './dom.js';

const ALL = 60; // rows that are all drawn
const AIR = 16; // pixels beside what is in a cell
const MORE = 8; // rows beyond what is seen, at either end

export class Table {
  /**
   * @param columns [{id, label, title, width (in digits), grow, words, head, value(row), text(row), kind(row)}]; a column
   *     without `value` does not sort; those that grow share what is left
   * @param options {caption, key(row), sort: {id, falling}, tall}
   */
  constructor(holder, columns, options) {
    this.options = options;
    this.sort = {...options.sort};
    this.rows = [];
    this.order = [];
    this.body = make('tbody', {class: 'rows'});
    this.sums = make('tbody', {class: 'sum'});
    this.head = make('thead');
    this.group = make('colgroup');
    this.table = make('table', {class: 'live'}, make('caption', {class: 'hidden'}, options.caption), this.group, this.head, this.sums, this.body);
    this.box = make('div', {class: 'scroll' + (options.tall ? ' tall' : ''), tabindex: '0', role: 'region', 'aria-label': options.caption}, this.table);
    this.above = make('tr', {class: 'space', 'aria-hidden': 'true'}, make('td'));
    this.below = make('tr', {class: 'space', 'aria-hidden': 'true'}, make('td'));
    this.pool = [];
    this.sum = null;
    holder.append(this.box);
    this.box.addEventListener('scroll', () => this.virtual && this.draw(), {passive: true});
    this.setColumns(columns);
  }

  setColumns(columns) {
    this.columns = columns;
    this.heads = columns.map(column => this.heading(column));
    this.head.replaceChildren(make('tr', {}, ...this.heads));
    this.group.replaceChildren(...columns.map(column => {
      const col = make('col');
      if (!column.grow) col.style.width = `calc(${column.width}ch + ${AIR}px)`;
      return col;
    }));
    const digits = columns.reduce((sum, column) => sum + column.width, 0);
    this.table.style.minWidth = `calc(${digits}ch + ${AIR * columns.length}px)`;
    this.pool = [];
    this.sum = null;
    this.body.replaceChildren();
    this.sums.replaceChildren();
    this.markSort();
    this.draw();
  }

  heading(column) {
    const head = make('th', {scope: 'col', class: column.words ? 'text' : ''});
    if (column.title) head.title = column.title;
    if (!column.value) {
      head.append(column.label);
      return head;
    }
    const button = make('button', {type: 'button'}, column.label);
    button.addEventListener('click', () => {
      const again = this.sort.id === column.id;
      this.sort = {id: column.id, falling: again ? !this.sort.falling : !column.words};
      this.markSort();
      this.arrange(true);
      this.draw();
    });
    head.append(button);
    return head;
  }

  markSort() {
    this.columns.forEach((column, i) => {
      if (column.id === this.sort.id) this.heads[i].setAttribute('aria-sort', this.sort.falling ? 'descending' : 'ascending');
      else this.heads[i].removeAttribute('aria-sort');
    });
  }

  show(rows, total) {
    this.given = rows;
    this.total = total;
    this.arrange(false);
    this.draw();
  }

  // Rows do not run away from under a pointer that is on them.
  arrange(now) {
    const {key} = this.options;
    const rows = this.given || [];
    if (!now && this.order.length && matchMedia('(hover: hover)').matches && this.body.matches(':hover')) {
      const known = new Map(rows.map(row => [key(row), row]));
      const old = this.order.filter(each => known.has(each));
      const seen = new Set(old);
      this.rows = [...old.map(each => known.get(each)), ...rows.filter(row => !seen.has(key(row)))];
    } else {
      this.rows = this.sorted(rows);
    }
    this.order = this.rows.map(key);
  }

  sorted(rows) {
    const column = this.columns.find(each => each.id === this.sort.id);
    if (!column) return [...rows];
    const sign = this.sort.falling ? -1 : 1;
    const keyed = rows.map((row, i) => [column.value(row), i, row]);
    // What is not known is last, whichever way.
    keyed.sort(([a, i], [b, j]) => (a == null || b == null ? (a == null) - (b == null) || i - j
      : sign * (typeof a === 'string' ? a.localeCompare(b, 'en', {numeric: true}) : a - b) || i - j));
    return keyed.map(each => each[2]);
  }

  get virtual() {
    return this.rows.length > ALL;
  }

  draw() {
    this.drawSum();
    this.table.classList.toggle('virtual', this.virtual);
    this.box.classList.toggle('long', this.virtual);
    const [from, to] = this.virtual ? this.seen() : [0, this.rows.length];
    if (this.virtual) this.table.setAttribute('aria-rowcount', String(this.rows.length + 1 + (this.total ? 1 : 0)));
    else this.table.removeAttribute('aria-rowcount');
    while (this.pool.length < to - from) this.pool.push(this.blank());
    for (let i = from; i < to; i++) this.fill(this.pool[i - from], this.rows[i], i);
    const wanted = this.pool.slice(0, to - from);
    const space = this.virtual ? [this.above, ...wanted, this.below] : wanted;
    if (space.length !== this.body.children.length || space.some((each, i) => each !== this.body.children[i])) this.body.replaceChildren(...space);
    if (this.virtual) this.reserve(from, to);
  }

  seen() {
    const height = this.rowHeight();
    const first = Math.floor(this.box.scrollTop / height);
    const from = Math.max(0, Math.min(first, this.rows.length - 1) - MORE);
    return [from, Math.min(this.rows.length, first + Math.ceil((this.box.clientHeight || 500) / height) + MORE)];
  }

  reserve(from, to) {
    const height = this.rowHeight();
    const set = (row, count) => {
      const wanted = count * height + 'px';
      if (row.style.height !== wanted) row.style.height = wanted;
      row.hidden = count === 0;
    };
    set(this.above, from);
    set(this.below, this.rows.length - to);
  }

  rowHeight() {
    const first = this.pool.find(each => each.isConnected);
    return (this.virtual && first && first.getBoundingClientRect().height) || 29;
  }

  blank() {
    const row = make('tr');
    for (const column of this.columns) {
      row.append(column.head ? make('th', {scope: 'row'}) : make('td'));
    }
    return row;
  }

  fill(line, row, i) {
    if (this.virtual) line.setAttribute('aria-rowindex', String(i + 2 + (this.total ? 1 : 0)));
    const special = this.options.rowKind ? this.options.rowKind(row) : '';
    kind(line, special);
    this.columns.forEach((column, c) => {
      const cell = line.cells[c];
      const words = column.text(row);
      text(cell, words);
      kind(cell, (column.words ? 'text ' : '') + (column.kind ? column.kind(row) : ''));
      if (column.words && cell.title !== words) cell.title = words;
    });
  }

  drawSum() {
    if (!this.total) {
      if (this.sum) this.sums.replaceChildren();
      this.sum = null;
      return;
    }
    if (!this.sum) {
      this.sum = this.blank();
      this.sums.replaceChildren(this.sum);
    }
    this.fill(this.sum, this.total, -1);
  }
}
