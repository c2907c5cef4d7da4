/** Where the person is to be verified: the verification's `captureUrl`, or its token and the origin of your Honnin. */
export type Place = { readonly url: string } | { readonly token: string; readonly host: string };

export type Options = Place & {
  /**
   * The person has come to the end. It does not say how they were judged: ask your server, which hears of it by webhook.
   * The page stays open and tells the person what is next, until they close it.
   */
  readonly onDone?: (done: { readonly verification: string }) => void;
  /** The page is no longer shown, whoever closed it. Called once, also when the person never came to the end. */
  readonly onClose?: () => void;
  /** What a screen reader calls the dialogue, and the button that closes it. */
  readonly label?: string;
  readonly closeLabel?: string;
};

export type Opened = {
  /** Takes the page away. Calling it again does nothing. */
  readonly close: () => void;
};

/**
 * Shows the capture page in a dialogue over yours, with the camera allowed. Throws a TypeError when the place is no https URL
 * (http is taken for localhost only). Your origin must be among those that Honnin lets embed for your tenant.
 */
export function open(options: Options): Opened;
