// A thread does not inherit the loader of TypeScript from the program that starts it.
import { register } from 'tsx/esm/api';

register();
await import('./receipt-thread.ts');
