import { render } from 'preact';
import { client } from './api/client.ts';
import { App } from './app.tsx';
import { detector } from './detector/detector.ts';
import { drive } from './drive.ts';
import { languages, pick, type Language } from './i18n/index.ts';
import { store } from './store.ts';
import { pause } from './upload/pause.ts';
import { wire } from './upload/wire.ts';
import './ui/style.css';

/** The token stands in the fragment: it reaches neither a server's log nor a referrer, and a reload keeps it. */
const token = location.hash.slice(1);
const page = document.querySelector('#page');

// The weights load while the person reads.
const faces = detector(() => new Worker(new URL('./detector/worker.ts', import.meta.url), { type: 'module' }));
const flow = store();
let chosen: Language | null = null;

function paint(): void {
  if (page === null) return;
  const state = flow.get();
  const language = pick(chosen, state.verification?.language ?? null, navigator.languages);
  document.documentElement.lang = language;
  document.title = languages[language].title;
  const onLanguage = (wanted: Language): void => {
    chosen = wanted;
    paint();
  };
  render(<App state={state} dispatch={flow.dispatch} detector={faces} language={language} onLanguage={onLanguage} />, page);
}

flow.watch(paint);
if (/^cap_./.test(token)) {
  const means = {
    wire: wire('/capture/v1', token),
    pause: (ms: number) => pause(ms, globalThis),
    random: Math.random,
    lost: () => flow.dispatch({ type: 'lost' }),
  };
  drive(flow, client(means));
} else {
  flow.dispatch({ type: 'failed', why: 'link', key: null });
}

addEventListener('hashchange', () => location.reload());
addEventListener('beforeunload', (event) => {
  if (flow.get().outbox.length > 0 && flow.get().place.at !== 'stopped') event.preventDefault();
});
