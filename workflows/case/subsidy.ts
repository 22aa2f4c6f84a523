/** Stage 7, subsidy 补助: claim, audit, decision, notice, payment, follow-up. */
import { correctable } from './corrections.ts';
import { book, byClock, fork, kit, may, openAppeal, spend, start, tell, update } from './kit.ts';

/** A refusal gives back what was committed. */
const refuse = [book('released'), update('approvalDropped'), update('holdClosed')];
const commit = [update('committed'), book('committed')];

export const subsidy = kit.createStateConfig({
  initial: 'claimOpen',
  meta: { zh: '补助', en: 'Subsidy' },
  states: {
    claimOpen: {
      meta: { zh: '资金申报', en: 'Claim open', desk: ['enterprise'] },
      entry: [start('subsidy.claimOpen'), tell('desk.arrived')],
      on: {
        ...correctable('subsidy.claimOpen'),
        'subsidy.claim': {
          guard: may('enterprise', 'spendClaimed', 'accountPresent', 'nothingMissing', 'auditorFree'),
          target: 'audit',
          actions: update('claimed'),
        },
        'deadline.passed': { guard: byClock, target: '#case.unsubsidised' },
      },
    },
    audit: {
      meta: { zh: '专项审计', en: 'Special audit', desk: ['auditFirm'] },
      entry: [start('subsidy.audit'), tell('desk.arrived')],
      on: {
        'audit.conclude': {
          guard: may('auditFirm', 'spendDecided', 'nothingMissing'),
          target: 'officerReview',
          actions: update('audited'),
        },
        'audit.suspect': { guard: may('auditFirm', 'reasonGiven'), target: 'held', actions: update('heldFromAudit') },
        'auditFirm.replace': {
          guard: may('officer', 'reasonGiven', 'auditorFree'),
          target: 'audit',
          reenter: true,
          actions: update('auditFirmReplaced'),
        },
      },
    },
    officerReview: {
      meta: { zh: '经办审核', en: 'Officer review', desk: ['officer'] },
      entry: [start('subsidy.officerReview'), tell('desk.arrived')],
      on: {
        'subsidy.recommend': {
          guard: may('officer', 'gatesPassed', 'entitled', 'capNotUsedUp', 'fourEyes'),
          target: 'directorReview',
          actions: update('recommended'),
        },
        'subsidy.return': {
          guard: may('officer', 'reasonGiven', 'subsidyReturnsLeft'),
          target: 'supplement',
          actions: [spend('subsidyReturns'), update('supplementForOfficer')],
        },
        'subsidy.reject': { guard: may('officer', 'reasonGiven', 'fourEyes'), target: 'refused', actions: refuse },
      },
    },
    supplement: {
      meta: { zh: '资金补正', en: 'Claim supplement', desk: ['enterprise'], pauses: ['subsidy.officerReview'] },
      entry: [start('subsidy.supplement'), tell('desk.arrived')],
      exit: update('supplementClosed'),
      on: {
        'subsidy.resubmit': fork(
          may('enterprise', 'spendClaimed', 'nothingMissing'),
          { when: 'spendChangedOrUnaudited', target: 'audit', actions: [update('spendReopened')] },
          { target: 'officerReview' },
        ),
        'deadline.passed': { guard: byClock, target: 'refused', actions: refuse },
      },
    },
    directorReview: {
      meta: { zh: '领导审批', en: 'Director review', desk: ['director'] },
      entry: [start('subsidy.directorReview'), tell('desk.arrived')],
      on: {
        'subsidy.approve': fork(
          may('director', 'gatesPassed', 'entitled', 'withinCap', 'fourEyes'),
          {
            when: 'fundSuffices',
            target: 'publicNotice',
            actions: [update('approved'), ...commit, tell('subsidy.approved')],
          },
          { target: 'queued', actions: [update('approved')] },
        ),
        'subsidy.sendBack': {
          guard: may('director', 'reasonGiven', 'sendBacksLeft'),
          target: 'officerReview',
          actions: [spend('sendBacks'), update('approvalDropped')],
        },
      },
    },
    queued: {
      meta: { zh: '待资金', en: 'Waiting for funds', desk: ['system'] },
      entry: start('subsidy.queued'),
      on: {
        'fund.available': {
          guard: may('system', 'fundSuffices'),
          target: 'publicNotice',
          actions: [...commit, tell('subsidy.approved')],
        },
      },
    },
    publicNotice: {
      meta: { zh: '补助公示', en: 'Subsidy notice', desk: ['system'] },
      entry: [start('subsidy.publicNotice'), tell('notice.published')],
      on: {
        'deadline.passed': { guard: byClock, target: 'payable' },
        'objection.admit': { guard: may('objectionHandler', 'reasonGiven'), target: 'objection' },
      },
    },
    objection: {
      meta: { zh: '异议核查', en: 'Objection', desk: ['objectionHandler'], pauses: ['subsidy.publicNotice'] },
      entry: [start('subsidy.objection'), tell('desk.arrived')],
      on: {
        'objection.dismiss': { guard: may('objectionHandler', 'reasonGiven', 'fourEyes'), target: 'publicNotice' },
        'objection.changeAmount': {
          guard: may('objectionHandler', 'reasonGiven', 'reducesAmount', 'fourEyes'),
          target: 'directorReview',
          actions: [book('released'), update('amountReduced')],
        },
        'objection.uphold': {
          guard: may('objectionHandler', 'reasonGiven', 'fourEyes'),
          target: 'refused',
          actions: refuse,
        },
      },
    },
    payable: {
      meta: { zh: '待拨付', en: 'Payable', desk: ['treasury'] },
      entry: [start('subsidy.payable'), tell('desk.arrived')],
      on: {
        'payment.issue': {
          guard: may('treasury', 'gatesPassed', 'accountPresent', 'creditClear', 'fourEyes'),
          target: 'issued',
          actions: [update('issued'), book('paymentIssued')],
        },
        'payment.hold': { guard: may('treasury', 'reasonGiven'), target: 'held', actions: update('heldFromPayable') },
      },
    },
    issued: {
      meta: { zh: '已付待回执', en: 'Awaiting the bank', desk: ['treasury'] },
      entry: start('subsidy.issued'),
      on: {
        'payment.settle': {
          guard: may('treasury', 'fourEyes'),
          target: 'monitoring',
          actions: [book('paymentSettled'), update('paid'), tell('payment.settled')],
        },
        'payment.bankReturn': {
          guard: may('treasury', 'reasonGiven'),
          target: 'accountCorrection',
          actions: [book('paymentReturned'), update('issueReversed')],
        },
      },
    },
    accountCorrection: {
      meta: { zh: '账户更正', en: 'Account correction', desk: ['enterprise'] },
      entry: [start('subsidy.accountCorrection'), tell('desk.arrived')],
      on: {
        'account.correct': {
          guard: may('enterprise', 'accountChanged', 'accountCorrectionsLeft'),
          target: 'payable',
          actions: spend('accountCorrections'),
        },
      },
    },
    held: {
      meta: { zh: '暂缓', en: 'On hold', desk: ['officer'], pauses: ['subsidy.audit', 'subsidy.payable'] },
      entry: [start('subsidy.held'), tell('desk.arrived')],
      on: {
        'hold.lift': fork(
          may('officer', 'reasonGiven'),
          { when: 'heldFromAudit', target: 'audit', actions: [update('holdClosed')] },
          { target: 'payable', actions: [update('holdClosed')] },
        ),
        'hold.refuse': { guard: may('director', 'reasonGiven', 'fourEyes'), target: 'refused', actions: refuse },
      },
    },
    refused: {
      meta: { zh: '不予补助', en: 'Refused', desk: ['enterprise'] },
      entry: [start('subsidy.refused'), tell('desk.arrived')],
      on: {
        'appeal.file': {
          guard: may('enterprise', 'reasonGiven', 'subsidyAppealLeft'),
          target: '#case.appeal.hearing',
          actions: openAppeal('subsidy'),
        },
        'deadline.passed': { guard: byClock, target: '#case.unsubsidised' },
      },
    },
    monitoring: {
      meta: { zh: '后续监督', en: 'Monitoring', desk: ['system'] },
      entry: start('subsidy.monitoring'),
      on: {
        'deadline.passed': { guard: byClock, target: '#case.completed' },
        'finding.raise': {
          guard: may(['officer', 'auditor'], 'reasonGiven', 'somethingPaid'),
          target: '#case.recovery.review',
        },
      },
    },
  },
});
