/** Stage 1, application 申报: draft, two reviews, public notice, listing or the waiting list. */
import { correctable } from './corrections.ts';
import { book, byClock, fork, kit, may, onward, openAppeal, spend, start, tell, update } from './kit.ts';

const listing = [update('listed'), book('placeTaken'), tell('case.listed')];
const toListed = onward(['matching', 'retrofit', 'acceptance'], { when: ['placeFree'] }).map((branch) => ({
  ...branch,
  actions: listing,
}));

export const application = kit.createStateConfig({
  initial: 'draft',
  meta: { zh: '申报', en: 'Application' },
  states: {
    draft: {
      meta: { zh: '填报中', en: 'Draft', desk: ['enterprise'] },
      entry: start('application.draft'),
      on: {
        'application.submit': {
          guard: may('enterprise', 'callOpen', 'nothingMissing', 'eligible', 'commitmentMade'),
          target: 'districtReview',
          actions: tell('application.received'),
        },
        'deadline.passed': { guard: byClock, target: '#case.lapsed' },
      },
    },
    districtReview: {
      meta: { zh: '区县初审', en: 'District review', desk: ['district'] },
      entry: [start('application.districtReview'), tell('desk.arrived')],
      on: {
        'application.endorse': { guard: may('district'), target: 'cityReview' },
        'application.return': {
          guard: may('district', 'reasonGiven', 'districtReturnsLeft'),
          target: 'supplement',
          actions: [spend('districtReturns'), update('supplementForDistrict')],
        },
        'application.reject': { guard: may('district', 'reasonGiven'), target: 'refused' },
        'application.transfer': {
          guard: may('district', 'reasonGiven', 'otherDistrict', 'districtTransfersLeft'),
          target: 'districtReview',
          reenter: true,
          actions: [spend('districtTransfers'), update('district')],
        },
      },
    },
    cityReview: {
      meta: { zh: '市级审核', en: 'City review', desk: ['officer'] },
      entry: [start('application.cityReview'), tell('desk.arrived')],
      on: {
        'application.approve': { guard: may('officer', 'fourEyes', 'checksSettled'), target: 'publicNotice' },
        'application.return': {
          guard: may('officer', 'reasonGiven', 'cityReturnsLeft'),
          target: 'supplement',
          actions: [spend('cityReturns'), update('supplementForOfficer')],
        },
        'application.reject': { guard: may('officer', 'reasonGiven', 'fourEyes'), target: 'refused' },
      },
    },
    supplement: {
      meta: {
        zh: '补正',
        en: 'Supplement',
        desk: ['enterprise'],
        pauses: ['application.districtReview', 'application.cityReview'],
      },
      entry: [start('application.supplement'), tell('desk.arrived')],
      exit: update('supplementClosed'),
      on: {
        'application.resubmit': fork(
          may('enterprise', 'nothingMissing', 'commitmentMade'),
          { when: 'supplementForDistrict', target: 'districtReview' },
          { target: 'cityReview' },
        ),
        'deadline.passed': { guard: byClock, target: 'refused' },
      },
    },
    publicNotice: {
      meta: { zh: '名单公示', en: 'Public notice', desk: ['system'] },
      entry: [start('application.publicNotice'), tell('notice.published')],
      on: {
        'deadline.passed': fork(byClock, ...toListed, {
          when: [],
          target: 'waitlisted',
          actions: [tell('case.waitlisted')],
        }),
        'objection.admit': { guard: may('objectionHandler', 'reasonGiven'), target: 'objection' },
      },
    },
    objection: {
      meta: { zh: '异议核查', en: 'Objection', desk: ['objectionHandler'], pauses: ['application.publicNotice'] },
      entry: [start('application.objection'), tell('desk.arrived')],
      on: {
        'objection.dismiss': { guard: may('objectionHandler', 'reasonGiven', 'fourEyes'), target: 'publicNotice' },
        'objection.uphold': { guard: may('objectionHandler', 'reasonGiven', 'fourEyes'), target: 'refused' },
      },
    },
    waitlisted: {
      meta: { zh: '候补', en: 'Waiting list', desk: ['officer'] },
      entry: start('application.waitlisted'),
      on: {
        'application.promote': fork(may('system', 'placeFree'), ...toListed),
        'deadline.passed': { guard: byClock, target: '#case.lapsed' },
      },
    },
    refused: {
      meta: { zh: '不予通过', en: 'Refused', desk: ['enterprise'] },
      entry: [start('application.refused'), tell('desk.arrived')],
      on: {
        ...correctable('application.refused'),
        'appeal.file': {
          guard: may('enterprise', 'reasonGiven', 'applicationAppealLeft'),
          target: '#case.appeal.hearing',
          actions: openAppeal('application'),
        },
        'deadline.passed': { guard: byClock, target: '#case.notListed' },
      },
    },
  },
});
