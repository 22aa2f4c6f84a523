/**
 * Only a path of our own: an address from outside must not be a way out after signing in. Read as the browser would read it,
 * which takes `\` for `/`, skips tabs and line breaks, and has more schemes than anybody remembers.
 */
export function localPath(given: string | undefined): string | undefined {
  if (given === undefined || !given.startsWith('/')) return undefined;
  const here = 'https://here.invalid';
  if (!URL.canParse(given, here)) return undefined;
  const { origin, pathname, search, hash } = new URL(given, here);
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : undefined;
}
