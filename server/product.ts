/** What every part of the product is handed: the database, the clock, the calendar, the settings. Made once at start. */
import type pg from 'pg';
import type { Calendar } from '../workflows/calendar/working-days.ts';
import type { ProductClock } from './clock/product-clock.ts';
import type { Db } from './database/database.ts';
import type { FileStore } from './files/file-store.ts';
import type { Policies } from './policies/policies.ts';
import type { Settings } from './settings.ts';

export type Product = {
  settings: Settings;
  pool: pg.Pool;
  db: Db;
  clock: ProductClock;
  calendar: Calendar;
  files: FileStore;
  policies: Policies;
};
