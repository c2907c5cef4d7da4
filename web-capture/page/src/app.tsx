import type { VNode } from 'preact';
import type { Detector } from './detector/detector.ts';
import type { Place, State } from './flow.ts';
import { languages, type Language } from './i18n/index.ts';
import type { Dispatch } from './store.ts';
import { View as Consent } from './steps/consent/view.tsx';
import { View as Done } from './steps/done/view.tsx';
import { View as Loading } from './steps/loading/view.tsx';
import { View as Reference } from './steps/reference/view.tsx';
import { View as Selfie } from './steps/selfie/view.tsx';
import { View as Sending } from './steps/sending/view.tsx';
import { View as Stopped } from './steps/stopped/view.tsx';
import { Header } from './ui/header.tsx';

export type AppProps = {
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly detector: Detector;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
};

/** The page: a header that stays, and the view of the place in the flow. */
export function App({ state, dispatch, detector, language, onLanguage }: AppProps): VNode {
  const copy = languages[language];
  return (
    <>
      <Header state={state} copy={copy} language={language} onLanguage={onLanguage} />
      <Stage key={name(state.place)} state={state} copy={copy} dispatch={dispatch} detector={detector} />
    </>
  );
}

type StageProps = { readonly copy: (typeof languages)[Language] } & Pick<AppProps, 'state' | 'dispatch' | 'detector'>;

function Stage(props: StageProps): VNode {
  const { place } = props.state;
  switch (place.at) {
    case 'loading':
      return <Loading {...props} place={place} />;
    case 'consent':
      return <Consent {...props} place={place} />;
    case 'camera':
    case 'review':
    case 'blocked':
      return place.step === 'selfie' ? <Selfie {...props} place={place} /> : <Reference {...props} place={place} />;
    case 'sending':
      return <Sending {...props} place={place} />;
    case 'done':
      return <Done {...props} place={place} />;
    case 'stopped':
      return <Stopped {...props} place={place} />;
  }
}

/** Another name is another screen: it is built anew and takes the focus. */
function name(place: Place): string {
  return 'step' in place ? `${place.at}/${place.step}` : place.at;
}
