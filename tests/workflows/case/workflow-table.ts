// workflow.md's tables as data for the tests: desk, what silence does, and for each event where it may lead.
import type { EventType } from '../../../workflows/vocabulary/events.ts';
import type { Role } from '../../../workflows/vocabulary/roles.ts';

type Row = {
  desk: Role[];
  /** `stage`: only the clock of the stage watches it. */
  silent: 'moves' | 'escalates' | 'stage';
  events: Partial<Record<EventType, string[]>>;
};

const firstAfterListing = ['matching.choosing', 'retrofit.contracting', 'acceptance.preparing'];

export const TABLE: Record<string, Row> = {
  'application.draft': {
    desk: ['enterprise'],
    silent: 'moves',
    events: { 'application.submit': ['application.districtReview'], 'deadline.passed': ['lapsed'] },
  },
  'application.districtReview': {
    desk: ['district'],
    silent: 'escalates',
    events: {
      'application.endorse': ['application.cityReview'],
      'application.return': ['application.supplement'],
      'application.reject': ['application.refused'],
      'application.transfer': ['application.districtReview'],
    },
  },
  'application.cityReview': {
    desk: ['officer'],
    silent: 'escalates',
    events: {
      'application.approve': ['application.publicNotice'],
      'application.return': ['application.supplement'],
      'application.reject': ['application.refused'],
    },
  },
  'application.supplement': {
    desk: ['enterprise'],
    silent: 'moves',
    events: {
      'application.resubmit': ['application.districtReview', 'application.cityReview'],
      'deadline.passed': ['application.refused'],
    },
  },
  'application.publicNotice': {
    desk: ['system'],
    silent: 'moves',
    events: {
      'deadline.passed': [...firstAfterListing, 'application.waitlisted'],
      'objection.admit': ['application.objection'],
    },
  },
  'application.objection': {
    desk: ['objectionHandler'],
    silent: 'escalates',
    events: { 'objection.dismiss': ['application.publicNotice'], 'objection.uphold': ['application.refused'] },
  },
  'application.waitlisted': {
    desk: ['officer'],
    silent: 'moves',
    events: { 'application.promote': firstAfterListing, 'deadline.passed': ['lapsed'] },
  },
  'application.refused': {
    desk: ['enterprise'],
    silent: 'moves',
    events: { 'appeal.file': ['appeal.hearing'], 'deadline.passed': ['notListed'] },
  },
  'matching.choosing': {
    desk: ['enterprise'],
    silent: 'stage',
    events: {
      'provider.choose': ['matching.providerReply'],
      'provider.chooseOutOfPool': ['matching.outOfPool'],
    },
  },
  'matching.outOfPool': {
    desk: ['officer'],
    silent: 'escalates',
    events: { 'outOfPool.allow': ['matching.providerReply'], 'outOfPool.deny': ['matching.choosing'] },
  },
  'matching.providerReply': {
    desk: ['provider'],
    silent: 'moves',
    events: {
      'provider.accept': ['diagnosis.onSite', 'retrofit.contracting'],
      'provider.decline': ['matching.choosing'],
      'provider.takeBack': ['matching.choosing'],
      'deadline.passed': ['matching.choosing'],
    },
  },
  'diagnosis.onSite': {
    desk: ['provider'],
    silent: 'escalates',
    events: {
      'diagnosis.submit': ['diagnosis.enterpriseConfirm'],
      'provider.handBack': ['matching.choosing'],
      'provider.replace': ['matching.choosing'],
    },
  },
  'diagnosis.enterpriseConfirm': {
    desk: ['enterprise'],
    silent: 'moves',
    events: {
      'diagnosis.confirm': ['diagnosis.review'],
      'diagnosis.dispute': ['diagnosis.onSite'],
      'deadline.passed': ['diagnosis.review'],
    },
  },
  'diagnosis.review': {
    desk: ['officer'],
    silent: 'escalates',
    events: { 'diagnosis.approve': ['retrofit.contracting'], 'diagnosis.return': ['diagnosis.onSite'] },
  },
  'retrofit.contracting': {
    desk: ['enterprise'],
    silent: 'moves',
    events: {
      'contract.file': ['retrofit.filing'],
      'provider.replace': ['matching.choosing'],
      'deadline.passed': ['lapsed'],
    },
  },
  'retrofit.filing': {
    desk: ['district'],
    silent: 'escalates',
    events: {
      'contract.accept': ['retrofit.underway'],
      'contract.return': ['retrofit.contracting'],
      'provider.refuse': ['matching.choosing'],
    },
  },
  'retrofit.underway': {
    desk: ['provider', 'enterprise'],
    silent: 'escalates',
    events: { 'retrofit.finish': ['acceptance.preparing'], 'change.request': ['retrofit.change'] },
  },
  'retrofit.change': {
    desk: ['officer'],
    silent: 'escalates',
    events: { 'change.allow': ['retrofit.underway', 'matching.choosing'], 'change.deny': ['retrofit.underway'] },
  },
  'acceptance.preparing': {
    desk: ['enterprise'],
    silent: 'moves',
    events: { 'acceptance.request': ['acceptance.checking'], 'deadline.passed': ['lapsed'] },
  },
  'acceptance.checking': {
    desk: ['district'],
    silent: 'escalates',
    events: { 'acceptance.authenticate': ['acceptance.drawing'], 'acceptance.return': ['acceptance.preparing'] },
  },
  'acceptance.drawing': {
    desk: ['officer'],
    silent: 'escalates',
    events: { 'agency.assign': ['acceptance.inspecting'] },
  },
  'acceptance.inspecting': {
    desk: ['agency'],
    silent: 'escalates',
    events: {
      'inspection.pass': ['acceptance.confirming'],
      'inspection.requireRectification': ['acceptance.rectifying'],
      'inspection.fail': ['acceptance.failed'],
      'agency.recuse': ['acceptance.drawing'],
      'agency.replace': ['acceptance.drawing'],
    },
  },
  'acceptance.rectifying': {
    desk: ['enterprise'],
    silent: 'moves',
    events: { 'rectification.report': ['acceptance.drawing'], 'deadline.passed': ['acceptance.failed'] },
  },
  'acceptance.confirming': {
    desk: ['officer'],
    silent: 'escalates',
    events: {
      // A programme without levels goes straight to the claim.
      'acceptance.confirm': ['assessment.selfAssessment', 'subsidy.claimOpen'],
      'acceptance.void': ['acceptance.drawing'],
    },
  },
  'acceptance.failed': {
    desk: ['enterprise'],
    silent: 'moves',
    events: { 'appeal.file': ['appeal.hearing'], 'deadline.passed': ['notAccepted'] },
  },
  'assessment.selfAssessment': {
    desk: ['enterprise'],
    silent: 'moves',
    events: { 'assessment.submitSelf': ['assessment.onSite'], 'deadline.passed': ['unsubsidised'] },
  },
  'assessment.onSite': {
    desk: ['agency'],
    silent: 'escalates',
    events: { 'assessment.record': ['assessment.confirming'], 'agency.replace': ['assessment.onSite'] },
  },
  'assessment.confirming': {
    desk: ['officer'],
    silent: 'escalates',
    events: {
      'assessment.confirm': ['subsidy.claimOpen', 'assessment.belowTarget'],
      'assessment.return': ['assessment.onSite'],
    },
  },
  'assessment.belowTarget': {
    desk: ['enterprise'],
    silent: 'moves',
    events: {
      'assessment.retry': ['assessment.onSite'],
      'appeal.file': ['appeal.hearing'],
      'deadline.passed': ['unsubsidised'],
    },
  },
  'subsidy.claimOpen': {
    desk: ['enterprise'],
    silent: 'moves',
    events: { 'subsidy.claim': ['subsidy.audit'], 'deadline.passed': ['unsubsidised'] },
  },
  'subsidy.audit': {
    desk: ['auditFirm'],
    silent: 'escalates',
    events: {
      'audit.conclude': ['subsidy.officerReview'],
      'audit.suspect': ['subsidy.held'],
      'auditFirm.replace': ['subsidy.audit'],
    },
  },
  'subsidy.officerReview': {
    desk: ['officer'],
    silent: 'escalates',
    events: {
      'subsidy.recommend': ['subsidy.directorReview'],
      'subsidy.return': ['subsidy.supplement'],
      'subsidy.reject': ['subsidy.refused'],
    },
  },
  'subsidy.supplement': {
    desk: ['enterprise'],
    silent: 'moves',
    events: {
      'subsidy.resubmit': ['subsidy.officerReview', 'subsidy.audit'],
      'deadline.passed': ['subsidy.refused'],
    },
  },
  'subsidy.directorReview': {
    desk: ['director'],
    silent: 'escalates',
    events: {
      'subsidy.approve': ['subsidy.publicNotice', 'subsidy.queued'],
      'subsidy.sendBack': ['subsidy.officerReview'],
    },
  },
  'subsidy.queued': {
    desk: ['system'],
    silent: 'escalates',
    events: { 'fund.available': ['subsidy.publicNotice'] },
  },
  'subsidy.publicNotice': {
    desk: ['system'],
    silent: 'moves',
    events: { 'deadline.passed': ['subsidy.payable'], 'objection.admit': ['subsidy.objection'] },
  },
  'subsidy.objection': {
    desk: ['objectionHandler'],
    silent: 'escalates',
    events: {
      'objection.dismiss': ['subsidy.publicNotice'],
      'objection.changeAmount': ['subsidy.directorReview'],
      'objection.uphold': ['subsidy.refused'],
    },
  },
  'subsidy.payable': {
    desk: ['treasury'],
    silent: 'escalates',
    events: { 'payment.issue': ['subsidy.issued'], 'payment.hold': ['subsidy.held'] },
  },
  'subsidy.issued': {
    desk: ['treasury'],
    silent: 'escalates',
    events: { 'payment.settle': ['subsidy.monitoring'], 'payment.bankReturn': ['subsidy.accountCorrection'] },
  },
  'subsidy.accountCorrection': {
    desk: ['enterprise'],
    silent: 'escalates',
    events: { 'account.correct': ['subsidy.payable'] },
  },
  'subsidy.held': {
    desk: ['officer'],
    silent: 'escalates',
    events: { 'hold.lift': ['subsidy.audit', 'subsidy.payable'], 'hold.refuse': ['subsidy.refused'] },
  },
  'subsidy.refused': {
    desk: ['enterprise'],
    silent: 'moves',
    events: { 'appeal.file': ['appeal.hearing'], 'deadline.passed': ['unsubsidised'] },
  },
  'subsidy.monitoring': {
    desk: ['system'],
    silent: 'moves',
    events: { 'deadline.passed': ['completed'], 'finding.raise': ['recovery.review'] },
  },
  'appeal.hearing': {
    desk: ['officer'],
    silent: 'escalates',
    events: {
      // To the audit when the claim was refused before the audit was concluded.
      'appeal.uphold': [
        'application.cityReview',
        'acceptance.drawing',
        'assessment.onSite',
        'subsidy.officerReview',
        'subsidy.audit',
      ],
      'appeal.deny': ['notListed', 'notAccepted', 'unsubsidised'],
    },
  },
  'recovery.review': {
    desk: ['director'],
    silent: 'escalates',
    events: { 'recovery.order': ['recovery.recovering'], 'finding.dismiss': ['subsidy.monitoring'] },
  },
  'recovery.recovering': {
    desk: ['treasury'],
    silent: 'escalates',
    events: { 'recovery.record': ['recovery.recovering', 'recovered'], 'recovery.writeOff': ['recovered'] },
  },
};
