/** What a scanner has to say, whichever it was. */
export type Severity = 'low' | 'medium' | 'high';
export type Finding = { scanner: 'sqlmap' | 'wapiti'; severity: Severity; what: string; where: string };
/** What is scanned, and a folder for reports. */
export type Target = { address: string; cookie: string; folder: string };
export type Scanned = { findings: Finding[]; asked: number; seconds: number };
