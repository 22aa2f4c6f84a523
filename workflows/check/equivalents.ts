/** Planted faults that change nothing, each with the argument. The hunt fails when one of them is caught after all. */
export const equivalents: Readonly<Record<string, string>> = {
  'appealsSubsidy always holds':
    'There are four matters, and the branches of the other three come first: what is left is an appeal about the subsidy.',
  'branch always open: appeal.hearing appeal.uphold #4':
    'The last branch is reached only when the appeal is about none of the other three matters and the claim is audited.',
  'branch always open: application.waitlisted application.promote #2':
    'The branch asks for the free place once more that the permit of the event asks for anyway.',
  'placeFree forgotten: application.waitlisted application.promote':
    'Every branch of the promotion asks for the free place itself, and the refusal names it from there.',
};
