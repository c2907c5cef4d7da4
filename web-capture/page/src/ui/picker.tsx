import type { ComponentChildren, VNode } from 'preact';
import type { CaptureName } from '../api/types.ts';

export type PickerProps = {
  readonly step: CaptureName;
  readonly children: ComponentChildren;
  readonly look: 'button' | 'button quiet' | 'link';
  readonly onPick: (file: File) => void;
};

/** A file input that looks like a button: the phone's own camera app, or a photo that is there already. */
export function Picker({ step, children, look, onPick }: PickerProps): VNode {
  return (
    <label class={`${look} picker`}>
      <input
        type="file"
        accept="image/*"
        capture={step === 'selfie' ? 'user' : 'environment'}
        onChange={(event) => {
          const input = event.currentTarget;
          const [file] = input.files ?? [];
          // The same file may be chosen again after a refusal.
          input.value = '';
          if (file !== undefined) onPick(file);
        }}
      />
      {children}
    </label>
  );
}
