import { render } from 'preact';
import { languages, pick } from '../i18n/index.ts';
import type { Wire } from '../upload/wire.ts';
import { load, send } from './drive.ts';
import { Appeal, type Stage } from './view.tsx';

/** Shows the page of an appeal, in place of the flow. */
export async function mount(page: Element, wire: Wire): Promise<void> {
  let language = pick(null, null, navigator.languages);
  const paint = (stage: Stage): void => {
    const copy = languages[language];
    document.documentElement.lang = language;
    document.title = copy.appeal.title;
    render(<Appeal stage={stage} copy={copy} onSend={(words, picture) => void onSend(words, picture)} />, page);
  };
  const onSend = async (words: string, picture: File | null): Promise<void> => {
    paint('sending');
    paint(await send(wire, words, picture));
  };
  paint('loading');
  const known = await load(wire);
  language = pick(null, known.language, navigator.languages);
  paint(known.stage);
}
