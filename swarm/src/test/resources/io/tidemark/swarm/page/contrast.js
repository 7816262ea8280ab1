(() => {
  // Texts that are harder to read than WCAG's level AA allows: 4.5 to 1. What cannot be pressed is exempt.
  const parse = text => { const all = text.match(/[\d.]+/g).map(Number); return {rgb: all.slice(0, 3), alpha: all.length > 3 ? all[3] : 1}; };
  const over = (top, below, alpha) => top.map((each, i) => alpha * each + (1 - alpha) * below[i]);
  const light = rgb => rgb.map(each => each / 255).map(each => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)).reduce((sum, each, i) => sum + each * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    if (!element) return [255, 255, 255];
    const {rgb, alpha} = parse(getComputedStyle(element).backgroundColor);
    return alpha === 1 ? rgb : over(rgb, ground(element.parentElement), alpha);
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.checkVisibility() || element.closest('.hidden, :disabled, script, noscript, svg')) continue;
    const below = ground(element);
    const {rgb, alpha} = parse(getComputedStyle(element).color);
    const [one, two] = [light(over(rgb, below, alpha)), light(below)];
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (ratio < 4.5) faint.add(ratio.toFixed(2) + ' ' + (element.id || element.className) + ': ' + node.textContent.trim().slice(0, 30));
  }
  return [...faint];
})()
