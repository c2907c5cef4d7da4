import type { ComponentChildren, VNode } from 'preact';

export type PickerProps = {
  /** Which of the phone's cameras is meant. */
  readonly side: 'user' | 'environment';
  readonly children: ComponentChildren;
  readonly look: 'button' | 'button quiet' | 'link';
  readonly onPick: (file: File) => void;
};

/** A file input that looks like a button: the phone's own camera app, or a photo that is there already. */
export function Picker({ side, children, look, onPick }: PickerProps): VNode {
  return (
    <label class={`${look} picker`}>
      <input
        type="file"
        accept="image/*"
        capture={side}
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
