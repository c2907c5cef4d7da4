import { render } from 'preact';
import { BASE, client } from './api/client.ts';
import { mount } from './appeal/mount.tsx';
import { App } from './app.tsx';
import { binding } from './bind/session.ts';
import { detector } from './detector/detector.ts';
import { drive } from './drive.ts';
import { host, welcome } from './embed.ts';
import { report } from './funnel/report.ts';
import { device } from './bind/device.ts';
import { apply } from './theme/apply.ts';
import type { Hint } from './hints/hint.ts';
import { languages, pick, type Language } from './i18n/index.ts';
import { recall, remember } from './memory.ts';
import { store } from './store.ts';
import { pause } from './upload/pause.ts';
import { wire } from './upload/wire.ts';
import './ui/style.css';

/** The token stands in the fragment: it reaches neither a server's log nor a referrer, and a reload keeps it. */
const token = location.hash.slice(1);
const page = document.querySelector('#page');

// The weights load while the person reads.
const faces = detector(() => new Worker(new URL('./detector/worker.ts', import.meta.url), { type: 'module' }));
const kept = storage();
const above = host();
const dark = matchMedia('(prefers-color-scheme: dark)');
const funnel = report({ post, now: () => performance.now(), later: (work, ms) => setTimeout(work, ms) });
const flow = store(recall(kept, token), funnel.event);
let chosen: Language | null = null;

/** A frame of another site, or a browser set so, may keep nothing. */
function storage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** Outlives the page, and nobody waits for it. */
function post(events: string): void {
  const body = JSON.stringify({ ...(JSON.parse(events) as object), device: device() });
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  void fetch(`${BASE}/events`, { method: 'POST', keepalive: true, headers, body }).catch(() => undefined);
}

/** Before anything is shown: a frame that the tenant does not know gets nothing. */
function admit(): void {
  const { verification, place } = flow.get();
  if (verification === null || place.at === 'stopped') return;
  if (!welcome(above, verification.tenant.embed)) return flow.dispatch({ type: 'framed' });
  if (place.at === 'finished') above?.say({ honnin: 1, type: 'done', verification: verification.id });
}

function dress(): void {
  apply(flow.get().verification?.tenant.theme ?? null, dark.matches, document.documentElement.style);
}

function paint(): void {
  if (page === null) return;
  const state = flow.get();
  const language = pick(chosen, state.verification?.language ?? null, navigator.languages, state.verification?.languages);
  document.documentElement.lang = language;
  document.title = languages[language].title;
  const onHint = (hint: Hint): void => funnel.hint(flow.get(), hint);
  const onLanguage = (wanted: Language): void => {
    chosen = wanted;
    paint();
  };
  render(<App state={state} dispatch={flow.dispatch} detector={faces} onHint={onHint} language={language} onLanguage={onLanguage} />, page);
}

flow.watch(admit);
flow.watch(dress);
flow.watch(paint);
dark.addEventListener('change', dress);
above?.say({ honnin: 1, type: 'ready' });
const means = { wire: wire(BASE, token), pause: (ms: number) => pause(ms, globalThis), random: Math.random };
if (/^cap_./.test(token)) {
  const lost = (): void => flow.dispatch({ type: 'lost' });
  flow.watch((state) => remember(kept, token, state));
  drive(flow, client({ ...means, lost }, binding(globalThis.crypto?.subtle, () => performance.now())));
} else if (/^apl_./.test(token) && page !== null) {
  mount({ page, means, detector: faces, above, dark });
} else {
  flow.dispatch({ type: 'failed', why: 'link', key: null });
}

addEventListener('pagehide', () => funnel.leave(flow.get()));
addEventListener('hashchange', () => location.reload());
addEventListener('beforeunload', (event) => {
  if (flow.get().outbox.length > 0 && flow.get().place.at !== 'stopped') event.preventDefault();
});
