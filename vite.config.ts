/** The web is built from `web/`; its settings live there, so that `vite build web` and `vite build` read the same ones. */
export { default } from './web/vite.config.ts';
