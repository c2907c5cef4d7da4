import type { Plugin } from 'vite';
import { fake } from './server.ts';

/** `npm run dev` needs no Honnin: the development server answers the capture API itself, at /capture/#cap_dev. */
export function fakeApi(): Plugin {
  return {
    name: 'fake-capture-api',
    apply: 'serve',
    configureServer(server) {
      const api = fake();
      server.middlewares.use((request, response, next) => {
        if (!api.handle(request, response)) next();
      });
    },
  };
}
