/**
 * The editions that come with the product, checked when they are loaded. The 2022 edition (工信厅企业〔2022〕32号) is known
 * as superseded, its questions are not available.
 */
import type { Edition } from './edition-schema.ts';
import { editionSchema } from './edition-schema.ts';
import indicators2024 from './editions/indicators-2024.json' with { type: 'json' };

/** 《中小企业数字化水平评测指标（2024年版）》, 工信厅企业〔2024〕56号. */
export const edition2024: Edition = editionSchema.parse(indicators2024);

export const shippedEditions: readonly Edition[] = [edition2024];
