/** One request. `progress` hears the bytes of the body that have left. */
export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly type?: string;
  readonly body?: Blob | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly progress?: (bytes: number) => void;
};

export type Reply = { readonly status: number; readonly body: unknown; readonly retryAfter: number | null };

/** Sends once. Rejects when there was no answer at all. */
export type Wire = (request: Request) => Promise<Reply>;

/** No byte moved for this long (ms): the connection is dead, even if the phone does not say so. The server holds an outcome for 25 s. */
const STALL = 35_000;

/** A wire over XMLHttpRequest: fetch cannot tell how much of an upload has left. */
export function wire(base: string, token: string): Wire {
  return (request) =>
    new Promise((resolve, reject) => {
      const xhr = new XMLHttpRequest();
      let timer = 0;
      const watch = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => xhr.abort(), STALL) as unknown as number;
      };
      const gone = (): void => {
        clearTimeout(timer);
        reject(new TypeError('no answer'));
      };
      xhr.open(request.method, base + request.path);
      xhr.setRequestHeader('Authorization', `Bearer ${token}`);
      if (request.type !== undefined) xhr.setRequestHeader('Content-Type', request.type);
      for (const [name, value] of Object.entries(request.headers ?? {})) xhr.setRequestHeader(name, value);
      xhr.upload.addEventListener('progress', (event) => {
        watch();
        request.progress?.(event.loaded);
      });
      xhr.addEventListener('error', gone);
      xhr.addEventListener('abort', gone);
      xhr.addEventListener('load', () => {
        clearTimeout(timer);
        resolve({ status: xhr.status, body: json(xhr.responseText), retryAfter: seconds(xhr.getResponseHeader('Retry-After')) });
      });
      watch();
      xhr.send(request.body ?? null);
    });
}

/** The body as JSON; null for anything else, such as a proxy's own page. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Retry-After in milliseconds; null when absent or a date. */
export function seconds(header: string | null): number | null {
  const value = header === null || header === '' ? Number.NaN : Number(header);
  return Number.isFinite(value) && value >= 0 ? value * 1000 : null;
}
