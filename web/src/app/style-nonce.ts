/**
 * The content security policy of the page allows only styles that carry the nonce of its answer. The component library makes
 * its styles at run time, some of them without a way to hand the nonce in, so every style element that a script makes gets it.
 * A style that arrives as text (injected HTML) never does.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const create = document.createElement.bind(document);
document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = create(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
