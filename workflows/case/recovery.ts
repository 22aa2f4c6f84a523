/** Recovery 追回: of money already paid. */
import { book, fork, kit, may, start, tell, update } from './kit.ts';

export const recovery = kit.createStateConfig({
  initial: 'review',
  meta: { zh: '追回', en: 'Recovery' },
  entry: update('recoveryOpened'),
  exit: update('recoveryClosed'),
  states: {
    review: {
      meta: { zh: '追回认定', en: 'Recovery review', desk: ['director'] },
      entry: [start('recovery.review'), tell('desk.arrived')],
      on: {
        'recovery.order': {
          guard: may('director', 'reasonGiven', 'recoveryWithinPaid'),
          target: 'recovering',
          actions: [update('ordered'), tell('recovery.ordered')],
        },
        'finding.dismiss': { guard: may('director', 'reasonGiven'), target: '#case.subsidy.monitoring' },
      },
    },
    recovering: {
      meta: { zh: '追缴中', en: 'Recovering', desk: ['treasury'] },
      entry: [start('recovery.recovering'), tell('desk.arrived')],
      on: {
        'recovery.record': fork(
          may('treasury', 'recordWithinOrdered', 'fourEyes'),
          { when: 'settlesTheRest', target: '#case.recovered', actions: [update('recovered'), book('recovered')] },
          { target: 'recovering', reenter: true, actions: [update('recovered'), book('recovered')] },
        ),
        'recovery.writeOff': {
          guard: may('director', 'reasonGiven'),
          target: '#case.recovered',
          actions: update('writtenOff'),
        },
      },
    },
  },
});
