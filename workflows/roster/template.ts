/** The roster as the bureau keeps it: the columns of the template and of the export, in this order, with what to type. */
import type { RosterColumn, RosterReference } from './verdict.ts';

export interface TemplateColumn {
  readonly column: RosterColumn;
  readonly heading: string;
  readonly required: boolean;
  readonly note: string;
  readonly example: string | number;
  readonly width: number;
  /** A closed list, offered as a drop-down. */
  readonly choices?: (reference: RosterReference) => readonly string[];
}

const names = (entries: RosterReference['districts']) => entries.map(({ name }) => name.zh);

export const templateColumns: readonly TemplateColumn[] = [
  {
    ...{ column: 'name', heading: '企业名称', required: true, width: 34 },
    ...{ note: '与营业执照一致', example: '黄石示例科技有限公司' },
  },
  {
    ...{ column: 'creditCode', heading: '统一社会信用代码', required: true, width: 24 },
    ...{ note: '营业执照上的18位代码；按文本填写，不含字母I、O、S、V、Z', example: '91420200MA00000000' },
  },
  {
    ...{
      column: 'district',
      heading: '县（市、区）',
      required: true,
      width: 16,
      note: '从下拉列表选择',
      example: '大冶市',
    },
    choices: ({ districts }) => names(districts),
  },
  {
    ...{ column: 'subIndustry', heading: '细分行业', required: true, width: 18 },
    ...{ note: '从下拉列表选择', example: '电子信息' },
    choices: ({ subIndustries }) => names(subIndustries),
  },
  {
    ...{ column: 'aboveScale', heading: '规上/规下', required: true, width: 11 },
    ...{ note: '主营业务收入2000万元及以上的工业企业为规上', example: '规上' },
    choices: () => ['规上', '规下'],
  },
  {
    ...{ column: 'staff', heading: '从业人数（人）', required: true, width: 14 },
    ...{ note: '上年末从业人员数，整数', example: 120 },
  },
  {
    ...{ column: 'revenue', heading: '上年度营业收入（万元）', required: true, width: 20 },
    ...{ note: '以万元为单位，可有小数', example: 3500 },
  },
  {
    ...{ column: 'legalRepresentative', heading: '法定代表人', required: true, width: 12 },
    ...{ note: '与营业执照一致', example: '张三' },
  },
  {
    ...{ column: 'contact', heading: '联系人', required: false, width: 12 },
    ...{ note: '办理本项目的人员', example: '李四' },
  },
  {
    ...{ column: 'phone', heading: '联系电话', required: false, width: 16 },
    ...{ note: '手机11位，固定电话带区号；与电子邮箱至少填一项', example: '0714-6512345' },
  },
  {
    ...{ column: 'email', heading: '电子邮箱', required: false, width: 24 },
    ...{ note: '联系人的登录账号', example: 'lisi@example.com' },
  },
  {
    ...{ column: 'address', heading: '注册地址', required: false, width: 40 },
    ...{ note: '与营业执照一致', example: '湖北省黄石市大冶市示例大道1号' },
  },
  {
    ...{ column: 'specialised', heading: '是否专精特新', required: false, width: 13 },
    ...{ note: '是或否，空白视为否', example: '否' },
    choices: () => ['是', '否'],
  },
  { ...{ column: 'remark', heading: '备注', required: false, width: 20, note: '不导入系统', example: '' } },
];
