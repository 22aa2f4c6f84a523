/** The stories of the last stage: amounts, cuts, holds, returns, objections, banks, findings. */
import { type Story, silence, story } from './story.ts';

const amounts: readonly Story[] = [
  story('exactly 500,000.00', {}, { spend: { kind: 'exactly', fen: 50_000_000 }, cuts: ['none'] }),
  story('exactly 499,999.99', {}, { spend: { kind: 'exactly', fen: 49_999_999 }, cuts: ['none'] }),
  story('exactly 500,000.01', {}, { spend: { kind: 'exactly', fen: 50_000_001 }, cuts: ['none'] }),
  story('exactly 0.02', {}, { spend: { kind: 'exactly', fen: 2 }, cuts: ['none'] }),
  story('capped', {}, { spend: { kind: 'large' }, cuts: ['none'] }),
  story('capped in spite of a cut', {}, { spend: { kind: 'large' }, cuts: ['part'] }),
  story('lines that are not eligible', {}, { spend: { kind: 'mixed' } }),
];

const audits: readonly Story[] = [
  story('cut in part', {}, { cuts: ['part'] }),
  story('a line is cut', {}, { cuts: ['line'] }),
  story('everything is cut', {}, { cuts: ['all'] }),
  story('suspicion, lifted', { 'subsidy.audit': ['suspect'] }),
  story('suspicion, refused', { 'subsidy.audit': ['suspect'], 'subsidy.held': ['refuse'] }),
  story('suspicion, refused, appeal upheld', {
    'subsidy.audit': ['suspect'],
    'subsidy.held': ['refuse'],
    'subsidy.refused': ['appeal'],
    'appeal.hearing': ['uphold'],
  }),
  story('audit firm replaced', { 'subsidy.audit': ['replaceFirm'] }),
];

const decisions: readonly Story[] = [
  story('claimed too late', { 'subsidy.claimOpen': [silence] }),
  story('withdrawn before the claim', { 'subsidy.claimOpen': ['withdraw'] }),
  story(
    'claim returned, lines changed',
    { 'subsidy.officerReview': ['return'], 'subsidy.supplement': ['changeLines'] },
    { cuts: ['part', 'none'] },
  ),
  story('claim returned, lines unchanged', { 'subsidy.officerReview': ['return'] }),
  story('claim never supplemented', { 'subsidy.officerReview': ['return'], 'subsidy.supplement': [silence] }),
  story('claim rejected', { 'subsidy.officerReview': ['reject'] }),
  story('claim rejected, appeal upheld', {
    'subsidy.officerReview': ['reject'],
    'subsidy.refused': ['appeal'],
    'appeal.hearing': ['uphold'],
  }),
  story('claim rejected, appeal denied', {
    'subsidy.officerReview': ['reject'],
    'subsidy.refused': ['appeal'],
    'appeal.hearing': ['deny'],
  }),
  story('sent back by the director', { 'subsidy.directorReview': ['sendBack'] }),
  story('sent back twice', { 'subsidy.directorReview': ['sendBack', 'sendBack'] }),
  story('withdrawn during the notice', { 'subsidy.publicNotice': ['withdraw'] }),
  story('subsidy objection dismissed', { 'subsidy.publicNotice': ['object'] }),
  story('subsidy objection changes the amount', {
    'subsidy.publicNotice': ['object'],
    'subsidy.objection': ['changeAmount'],
  }),
  story('subsidy objection upheld', { 'subsidy.publicNotice': ['object'], 'subsidy.objection': ['uphold'] }),
];

const payments: readonly Story[] = [
  story('returned by the bank', { 'subsidy.issued': ['bankReturn'] }),
  story('returned by the bank twice', { 'subsidy.issued': ['bankReturn', 'bankReturn'] }),
  story('payment held, lifted', { 'subsidy.payable': ['hold'] }),
  story('adverse credit, cleared', { 'subsidy.payable': ['adverse'] }),
  story('adverse credit, refused', { 'subsidy.payable': ['adverse'], 'subsidy.held': ['refuse'] }),
  story('finding dismissed', { 'subsidy.monitoring': ['find'], 'recovery.review': ['dismiss'] }),
  story('recovered at once', { 'subsidy.monitoring': ['find'] }),
  story('recovered in parts', { 'subsidy.monitoring': ['findByAuditor'], 'recovery.recovering': ['part', 'part'] }),
  story('recovery written off', { 'subsidy.monitoring': ['find'], 'recovery.recovering': ['writeOff'] }),
  story('recovered in part, the rest written off', {
    'subsidy.monitoring': ['findByAuditor'],
    'recovery.recovering': ['part', 'writeOff'],
  }),
  story('recovery still open', { 'subsidy.monitoring': ['find'], 'recovery.recovering': ['part', silence] }),
];

export const storiesOfMoney = { amounts, audits, decisions, payments } as const;
