/** Who acts. A role is always a role *on one case*; the server resolves it, a client never states it. */

export type Label = { zh: string; en: string };

export const roles = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  provider: { zh: '服务商', en: 'Provider' },
  agency: { zh: '第三方验收机构', en: 'Acceptance agency' },
  auditFirm: { zh: '审计机构', en: 'Audit firm' },
  district: { zh: '区县经信部门', en: 'District bureau' },
  officer: { zh: '市经信局经办', en: 'City officer' },
  director: { zh: '市经信局分管领导', en: 'Director' },
  objectionHandler: { zh: '异议核查岗', en: 'Objection handler' },
  treasury: { zh: '市财政局', en: 'Treasury' },
  auditor: { zh: '审计监督', en: 'Auditor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<string, Label>;

export type Role = keyof typeof roles;

/** The roles a person can hold by membership; `system` is the clock and the sweeps. */
export type PersonRole = Exclude<Role, 'system'>;

/** What kind of organisation each role belongs to. */
export const organisationKinds = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  provider: { zh: '服务商', en: 'Provider' },
  agency: { zh: '验收机构', en: 'Agency' },
  auditFirm: { zh: '审计机构', en: 'Audit firm' },
  districtBureau: { zh: '区县经信部门', en: 'District bureau' },
  bureau: { zh: '市经信局', en: 'Economic bureau' },
  treasury: { zh: '财政局', en: 'Treasury' },
  auditOffice: { zh: '审计局', en: 'Audit office' },
} as const satisfies Record<string, Label>;

export type OrganisationKind = keyof typeof organisationKinds;

export const rolesOfKind: Record<OrganisationKind, readonly PersonRole[]> = {
  enterprise: ['enterprise'],
  provider: ['provider'],
  agency: ['agency'],
  auditFirm: ['auditFirm'],
  districtBureau: ['district'],
  bureau: ['officer', 'director', 'objectionHandler', 'administrator'],
  treasury: ['treasury'],
  auditOffice: ['auditor'],
};
