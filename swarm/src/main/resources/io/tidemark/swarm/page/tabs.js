// Tabs as the ARIA practices want them: one of them is reached by Tab, the others by arrows. The address names the open one.
import {hide} from './dom.js';

const STEPS = {ArrowLeft: -1, ArrowRight: 1};

/** @param opened called with the name of a tab that is opened */
export function tabs(list, opened) {
  const all = [...list.querySelectorAll('[role=tab]')];
  const name = tab => tab.id.slice('tab-'.length);

  function open(tab) {
    for (const each of all) {
      const chosen = each === tab;
      each.setAttribute('aria-selected', String(chosen));
      each.tabIndex = chosen ? 0 : -1;
      hide(document.getElementById(each.getAttribute('aria-controls')), !chosen);
    }
    list.scrollLeft = tab.offsetLeft - list.offsetLeft - 40;
    opened(name(tab));
  }

  function choose(tab) {
    history.replaceState(null, '', '#' + name(tab));
    open(tab);
  }

  const fromAddress = () => all.find(tab => '#' + name(tab) === location.hash) || all[0];

  for (const tab of all) tab.addEventListener('click', () => choose(tab));
  list.addEventListener('keydown', event => {
    const at = all.indexOf(document.activeElement);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1
      : event.key in STEPS ? (at + STEPS[event.key] + all.length) % all.length : -1;
    if (at < 0 || next < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    choose(all[next]);
    all[next].focus();
  });
  addEventListener('hashchange', () => open(fromAddress()));
  open(fromAddress());
}
