/** The shapes of the API under short names. Types only: they come from the server's contract files, nothing is copied. */
import type { z } from 'zod';
import type { historySchema, proposeCorrectionSchema } from '../../../server/cases/case-contract.ts';
import type {
  accountSchema,
  creditCheckListSchema,
  paymentListSchema,
  saveAccountSchema,
  saveCreditCheckSchema,
  verdictsSchema,
} from '../../../server/money/money-contract.ts';
import type { saveAssessmentSchema, saveFormSchema } from '../../../server/papers/papers-contract.ts';
import type { changeStandingSchema, clockViewSchema } from '../../../server/reference/reference-contract.ts';
import type { RosterAnswersBody } from '../../../server/roster/roster-contract.ts';
import type { contractListSchema, progressListSchema, rubricSchema } from '../../../server/work/work-contract.ts';
import type { Edition } from '../../../workflows/level/edition-schema.ts';

export type { JournalEntryView, JournalRow, SealList, SealView } from '../../../server/audit/journal-contract.ts';
export type { CallDraft, ManagedCall, PublicCall } from '../../../server/calls/calls-contract.ts';
export type {
  CaseList,
  CaseOption,
  CaseRow,
  CaseView,
  ClockView,
  History,
  TerminationView,
} from '../../../server/cases/case-contract.ts';
export type { CommitmentView, LinkedCommitment } from '../../../server/confirmations/commitment-contract.ts';
export type { LetterList } from '../../../server/demonstration/letters-contract.ts';
export type { CaseChecksView, EligibilityListView } from '../../../server/eligibility/case-checks-contract.ts';
export type {
  JudgedView,
  ProgrammeView,
  PublicCallView,
  SelfTest,
  SelfTestAnswer,
} from '../../../server/eligibility/eligibility-contract.ts';
export type { Label, Problem } from '../../../server/http/wire-contract.ts';
export type {
  NewTotp,
  PasskeyAnswer,
  PasskeyRegistration,
  RecoveryCodes,
  SecurityView,
} from '../../../server/identity/factors/factor-contract.ts';
export type { SessionView, SignIn, SignInWays } from '../../../server/identity/session-contract.ts';
export type { DeputyList, DeputyView } from '../../../server/membership/deputies/deputies-contract.ts';
export type {
  InvitationView,
  OpenedInvitation,
} from '../../../server/membership/invitations/invitations-contract.ts';
export type { MemberAct, MemberList, MemberView } from '../../../server/membership/members/members-contract.ts';
export type { MergePlan, MergeSide } from '../../../server/membership/merge/merge-contract.ts';
export type { OfficeList, PersonRow, PersonView } from '../../../server/membership/people/people-contract.ts';
export type {
  CreditCodeView,
  JoinRequestView,
  RegisterInput,
} from '../../../server/membership/registration/registration-contract.ts';
export type {
  OrganisationPageView,
  OwnOrganisations,
  VerificationRow,
} from '../../../server/membership/verification/organisation-contract.ts';
export type { MessageList, MessageView, ReaderView, WriteMessage } from '../../../server/messages/messages-contract.ts';
export type { FundView, SaveSpend, SpendLineView, SpendView } from '../../../server/money/money-contract.ts';
export type { NoticeItemView, NoticeList, NoticeView } from '../../../server/notices/notices-contract.ts';
export type {
  ChoicesView,
  FailedLetterList,
  NotificationList,
  NotificationView,
} from '../../../server/notifications/notifications-contract.ts';
export type {
  Decide,
  FileClue,
  FileObjection,
  ObjectionFiled,
  ObjectionFollowed,
  ObjectionList,
  ObjectionPaper,
  ObjectionRow,
  ObjectionView,
} from '../../../server/objections/objections-contract.ts';
export type {
  AssessmentView,
  DocumentView,
  FieldView,
  FormView,
  PaperView,
} from '../../../server/papers/papers-contract.ts';
export type {
  ObjectorList,
  PrivacyView,
  RecordObjector,
  Reveal,
  Revealed,
  RevealReference,
} from '../../../server/privacy/privacy-contract.ts';
export type { ReceiptView, VerifiedReceipt } from '../../../server/receipts/receipt-contract.ts';
export type {
  CallView,
  DemonstrationView,
  MachineView,
  OrganisationView,
  PolicyView,
  ReferenceView,
} from '../../../server/reference/reference-contract.ts';
export type { PaceView, TaskClocks, TaskListName } from '../../../server/reminders/reminders-contract.ts';
export type {
  RosterFinding,
  RosterFindingList,
  RosterImportList,
  RosterImportView,
} from '../../../server/roster/roster-contract.ts';
export type {
  ContractView,
  DrawView,
  InspectionList,
  InspectionView,
  SaveContract,
} from '../../../server/work/work-contract.ts';
export type { Edition, Question, Scenario } from '../../../workflows/level/edition-schema.ts';

export type HistoryEntry = z.infer<typeof historySchema>['items'][number];
export type AccountView = z.infer<typeof accountSchema>;
export type SaveAccount = z.input<typeof saveAccountSchema>;
export type CreditCheckList = z.infer<typeof creditCheckListSchema>;
export type SaveCreditCheck = z.input<typeof saveCreditCheckSchema>;
export type PaymentList = z.infer<typeof paymentListSchema>;
export type Verdict = z.input<typeof verdictsSchema>['verdicts'][number];
export type SaveForm = z.input<typeof saveFormSchema>;
export type FieldValue = SaveForm['answers'][string];
export type SaveAssessment = z.input<typeof saveAssessmentSchema>;
export type Answers = SaveAssessment['answers'];
export type ChangeStanding = z.input<typeof changeStandingSchema>;
export type ProductClock = z.infer<typeof clockViewSchema>;
export type ContractList = z.infer<typeof contractListSchema>;
export type ProgressList = z.infer<typeof progressListSchema>;
export type Rubric = z.infer<typeof rubricSchema>;
export type ProposeCorrection = z.input<typeof proposeCorrectionSchema>;
export type EditionView = { id: string; edition: Edition };
export type Items<T> = { items: T[] };
export type Page<T> = { items: T[]; next: string | null };
export type AssessmentKind = 'self' | 'baseline' | 'after' | 'onSite';
export type Locale = 'zh-CN' | 'en';

export type RosterAnswer = RosterAnswersBody['answers'][number];
