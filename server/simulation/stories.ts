/** The stories that are dealt to enterprises, in the order of the case. Together they take nearly every step there is. */
import { type Story, silence, story } from './story.ts';

const unlisted = { unlisted: true } as const;

const application: readonly Story[] = [
  story('returned once by the district', { 'application.districtReview': ['return'] }),
  story('returned once by the city', { 'application.cityReview': ['return'] }),
  story('returned by both', { 'application.districtReview': ['return'], 'application.cityReview': ['return'] }),
  story('returned twice with a grant', { 'application.districtReview': ['return', 'returnAgain'] }),
  story('moved to the right district', { 'application.districtReview': ['transfer'] }),
  story('never submitted', { 'application.draft': [silence] }, unlisted),
  story(
    'never supplemented',
    { 'application.districtReview': ['return'], 'application.supplement': [silence] },
    unlisted,
  ),
  story('rejected by the district', { 'application.districtReview': ['reject'] }, unlisted),
  story('rejected by the city', { 'application.cityReview': ['reject'] }, unlisted),
  story('rejected, appeal upheld', {
    'application.cityReview': ['reject'],
    'application.refused': ['appeal'],
    'appeal.hearing': ['uphold'],
  }),
  story(
    'rejected, appeal denied',
    { 'application.cityReview': ['reject'], 'application.refused': ['appeal'], 'appeal.hearing': ['deny'] },
    unlisted,
  ),
  story('rejected by mistake, corrected', { 'application.cityReview': ['reject'], 'application.refused': ['correct'] }),
  story('objection dismissed', { 'application.publicNotice': ['object'], 'application.objection': ['dismiss'] }),
  story('objection upheld', { 'application.publicNotice': ['object'], 'application.objection': ['uphold'] }, unlisted),
  story('the district never answers', { 'application.districtReview': [silence] }, unlisted),
  story('withdrawn in review', { 'application.districtReview': ['withdraw'] }, unlisted),
];

const matching: readonly Story[] = [
  story('provider declines', { 'matching.providerReply': ['decline'] }),
  story('provider declines twice', { 'matching.providerReply': ['decline', 'decline'] }),
  story('provider says nothing', { 'matching.providerReply': [silence] }),
  story('choice taken back', { 'matching.providerReply': ['takeBack'] }),
  story('out of the pool, allowed', { 'matching.choosing': ['chooseOutOfPool'] }),
  story('out of the pool, denied', { 'matching.choosing': ['chooseOutOfPool'], 'matching.outOfPool': ['deny'] }),
  story('idle in matching', { 'matching.choosing': [silence] }),
  story('withdrawn in matching', { 'matching.choosing': ['withdraw'] }),
];

const diagnosis: readonly Story[] = [
  story('diagnosis disputed', { 'diagnosis.enterpriseConfirm': ['dispute'] }),
  story('diagnosis confirmed by silence', { 'diagnosis.enterpriseConfirm': [silence] }),
  story('diagnosis returned', { 'diagnosis.review': ['return'] }),
  story('diagnosis back to the enterprise', { 'diagnosis.review': ['correct'] }),
  story('diagnosis handed back', { 'diagnosis.onSite': ['handBack'] }),
  story('provider replaced in diagnosis', { 'diagnosis.onSite': ['replace'] }),
  story('provider never comes', { 'diagnosis.onSite': [silence] }),
];

const retrofit: readonly Story[] = [
  story('contract returned', { 'retrofit.filing': ['return'] }),
  story('contract returned twice', { 'retrofit.filing': ['return', 'return'] }),
  story('idle in contracting', { 'retrofit.contracting': [silence] }),
  story('another provider for the retrofit', { 'retrofit.contracting': ['replace'] }),
  story('provider suspended before filing', { 'retrofit.filing': ['suspend'] }, { ownProvider: true }),
  story('scope changed', { 'retrofit.underway': ['changeScope'] }),
  story('amount changed', { 'retrofit.underway': ['changeAmount'] }),
  story('extended', { 'retrofit.underway': ['extend'] }),
  story('extension denied', { 'retrofit.underway': ['extend'], 'retrofit.change': ['deny'] }),
  story('provider changed in the retrofit', { 'retrofit.underway': ['changeProvider'] }),
  story('filing reopened', { 'retrofit.underway': ['correct'] }),
  story('retrofit overruns the batch', { 'retrofit.underway': [silence] }),
  story('withdrawn in the retrofit', { 'retrofit.underway': ['withdraw'] }),
  story('terminated after an answer', { 'retrofit.underway': ['terminate'] }),
  story('terminated without an answer', { 'retrofit.underway': ['terminateUnanswered'] }),
  story('termination dismissed', { 'retrofit.underway': ['threaten'] }),
];

const acceptance: readonly Story[] = [
  story('acceptance package returned', { 'acceptance.checking': ['return'] }),
  story('acceptance package returned twice', { 'acceptance.checking': ['return', 'return'] }),
  story('never asks for acceptance', { 'acceptance.preparing': [silence] }),
  story('authenticity checked again', { 'acceptance.drawing': ['correct'] }),
  story('agency recuses', { 'acceptance.inspecting': ['recuse'] }),
  story('two agencies recuse', { 'acceptance.inspecting': ['recuse', 'recuse'] }),
  story('agency replaced', { 'acceptance.inspecting': ['replace'] }),
  story('rectified, then passed', { 'acceptance.inspecting': ['rectify'] }),
  story('rectified, then failed', { 'acceptance.inspecting': ['rectify', 'fail'] }),
  story('never rectified', { 'acceptance.inspecting': ['rectify'], 'acceptance.rectifying': [silence] }),
  story('inspection failed', { 'acceptance.inspecting': ['fail'] }),
  story('inspection failed, appeal upheld', {
    'acceptance.inspecting': ['fail'],
    'acceptance.failed': ['appeal'],
    'appeal.hearing': ['uphold'],
  }),
  story('inspection failed, appeal denied', {
    'acceptance.inspecting': ['fail'],
    'acceptance.failed': ['appeal'],
    'appeal.hearing': ['deny'],
  }),
  story('inspection voided', { 'acceptance.confirming': ['void'] }),
];

const assessment: readonly Story[] = [
  story('no self-assessment', { 'assessment.selfAssessment': [silence] }),
  story('below the target, retry reaches it', { 'assessment.belowTarget': ['retry'] }, { levels: [1, 2] }),
  story('below the target, retry fails', { 'assessment.belowTarget': ['retry'] }, { levels: [0, 1] }),
  story('below the target, silence', {}, { levels: [1] }),
  story('no level at all', {}, { levels: [0] }),
  story(
    'below the target, appeal upheld',
    { 'assessment.belowTarget': ['appeal'], 'appeal.hearing': ['uphold'] },
    { levels: [1, 3] },
  ),
  story(
    'below the target, appeal denied',
    { 'assessment.belowTarget': ['appeal'], 'appeal.hearing': ['deny'] },
    { levels: [1] },
  ),
  story('assessment returned', { 'assessment.confirming': ['return'] }),
  story('agency replaced in the assessment', { 'assessment.onSite': ['replace'] }),
  story('level confirmed again', { 'subsidy.claimOpen': ['correct'] }),
];

export const stories = { application, matching, diagnosis, retrofit, acceptance, assessment } as const;
