import type { VNode } from 'preact';
import type { CapturePlace } from './camera/capture.tsx';
import type { Detector } from './detector/detector.ts';
import type { Hint } from './hints/hint.ts';
import type { Place, State } from './place.ts';
import { languages, type Language } from './i18n/index.ts';
import type { Dispatch } from './store.ts';
import { View as Consent } from './steps/consent/view.tsx';
import { View as Away } from './steps/away/view.tsx';
import { View as Document } from './steps/document/view.tsx';
import { View as Finished } from './steps/finished/view.tsx';
import { View as Loading } from './steps/loading/view.tsx';
import { View as Motion } from './steps/motion/view.tsx';
import { View as Questions } from './steps/questions/view.tsx';
import { View as Reference } from './steps/reference/view.tsx';
import { View as Selfie } from './steps/selfie/view.tsx';
import { View as Sending } from './steps/sending/view.tsx';
import { View as Stopped } from './steps/stopped/view.tsx';
import { View as Waiting } from './steps/waiting/view.tsx';
import { Header } from './ui/header.tsx';

export type AppProps = {
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly detector: Detector;
  readonly onHint: (hint: Hint) => void;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
};

/** The page: a header that stays, and the view of the place in the flow. */
export function App({ state, dispatch, detector, onHint, language, onLanguage }: AppProps): VNode {
  const copy = languages[language];
  return (
    <>
      <Header state={state} copy={copy} language={language} onLanguage={onLanguage} />
      <Stage key={name(state.place)} state={state} copy={copy} dispatch={dispatch} detector={detector} onHint={onHint} />
    </>
  );
}

type StageProps = { readonly copy: (typeof languages)[Language] } & Pick<AppProps, 'state' | 'dispatch' | 'detector' | 'onHint'>;

function Stage(props: StageProps): VNode {
  const { place } = props.state;
  switch (place.at) {
    case 'loading':
      return <Loading {...props} place={place} />;
    case 'consent':
      return <Consent {...props} place={place} />;
    case 'questions':
      return <Questions {...props} place={place} />;
    case 'camera':
    case 'review':
    case 'blocked':
      return pictures(place, props);
    case 'motion':
    case 'moving':
      return <Motion {...props} place={place} />;
    case 'sending':
      return <Sending {...props} place={place} />;
    case 'waiting':
      return <Waiting {...props} place={place} />;
    case 'finished':
      return <Finished {...props} place={place} />;
    case 'away':
      return <Away {...props} place={place} />;
    case 'stopped':
      return <Stopped {...props} place={place} />;
  }
}

function pictures(place: CapturePlace, props: StageProps): VNode {
  switch (place.what) {
    case 'front':
    case 'back':
      return <Document {...props} place={place} />;
    case 'reference':
      return <Reference {...props} place={place} />;
    case 'selfie':
    case 'motion':
      return <Selfie {...props} place={place} />;
  }
}

/** Another name is another screen: it is built anew and takes the focus. */
function name(place: Place): string {
  if (place.at === 'moving') return 'motion';
  return 'what' in place ? `${place.at}/${place.what}` : place.at;
}
