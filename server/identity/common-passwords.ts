/**
 * Passwords that everybody guesses first. The lists that leak are made of few words and few habits: a word, a name or a walk over
 * the keyboard, with a year, a birthday or 123 behind it. So the list is made from those, some tens of thousands of entries, and
 * the same habits are recognised where a list could never be long enough.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** English and international. */
const english = words(`
  password passw0rd passwort passwd pass letmein welcome login admin administrator root master super superman batman dragon
  monkey shadow sunshine princess football baseball basketball soccer hockey iloveyou loveyou lovely love trustno1 whatever
  secret access hello freedom flower computer internet server system guest user test testing temp changeme default company
  office work summer winter spring autumn monday friday january december michael jordan jennifer jessica ashley daniel andrew
  joshua charlie thomas robert matthew hunter killer ninja mustang ferrari mercedes porsche corvette harley ranger tigger
  pepper ginger cookie banana orange cheese chocolate butterfly purple silver golden diamond starwars pokemon naruto matrix
  phoenix samsung google facebook twitter microsoft windows apple android oracle mysql postgres cisco huawei lenovo xiaomi
  tencent alibaba taobao baidu wechat weixin alipay dingtalk china beijing shanghai wuhan hubei huangshi shenzhen guangzhou
`);
/** Pinyin: declarations of love, surnames, wishes, and what stands for numbers. */
const chinese = words(`
  woaini woaiwojia woaini1314 woaini520 woaini521 woaiziji woaizhongguo woaibaobao woaimama woailaopo woaini123 aini aiwo
  iloveyou1314 nihao nihaoma zhongguo beijing shanghai wuhan huangshi hubei mima mima123 wodemima caonima woshishui woshini
  woshiwo wohenhao wangwei wangjun wangyan wangjing wanglei wangqiang liwei lijun lina liming liqiang zhangwei zhangjie
  zhangjing zhangmin zhanglei zhangsan lisi wangwu liuwei liuyang chenwei chenjie chenchen yangyang huanghe huangwei zhaowei
  zhoujielun xiaoming xiaohong xiaoxiao xiaolong xiaobai xiaomao baobao beibei tiantian dandan lingling yuanyuan tingting
  fangfang meimei gege jiejie laogong laopo shengri kuaile xingfu pingan fuqi facai gongxi gongxifacai xinnian chunjie
  zhengfu jingxin gongxin jingxinju gongchang qiye gongsi caiwu caizheng kuaiji guanli guanliyuan yonghu xitong shujufenxi
  shuzihua zhuanxing shuzizhuanxing butie buzhu shenbao
`);
/** Walks over the keyboard and runs of digits. */
const walks = words(`
  qwerty qwertyu qwertyui qwertyuiop qwert asdf asdfg asdfgh asdfghjk asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc
  wsxedc edcrfv 1qaz 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq1 zaq12wsx zaq1xsw2 q1w2e3 q1w2e3r4 q1w2e3r4t5 1q2w3e 1q2w3e4r
  1q2w3e4r5t qweasd qweasdzxc asdqwe qwe123 qweqwe asdasd zxczxc abc abcd abcde abcdef abcdefg abc123 abcd1234 a1b2c3
  a1b2c3d4 aabbcc aaa aaaa aaaaa aaaaaa qq ww 123 1234 12345 123456 1234567 12345678 123456789 1234567890 0123456789
  987654321 9876543210 654321 87654321 112233 11223344 1122334455 123123 123123123 123321 1234321 121212 131313 696969 666666
  888888 88888888 66666666 000000 00000000 111111 11111111 222222 333333 555555 777777 999999 147258 147258369 159357 159753
  789456 789456123 741852963 456789 5201314 520 521 1314 1314520 1314521 5211314 520520 5205201314 201314 7758521 7758258
  3344520 584520 147852369 110110 119119 120120 12301230 123qwe 123abc 147896325
`);
const starts = words('a q w z aa qq zz abc qwe asd zxc wo ai a1 aa1 woaini');
const ends = words(`
  1 12 123 1234 12345 123456 1234567 12345678 123456789 0 00 000 01 007 11 111 1111 1314 520 521 5201314 666 6666 888 8888 999
  110 168 518 886 321 654321 987 789 abc qwe asd aa qq a q ! !! !@# !@#$ @123 @1234 123! #123 . .. ... _123 2008 2012 2015 2016
  2017 2018 2019 2020 2021 2022 2023 2024 2025 2026 1980 1985 1988 1990 1995 1998 2000
`);

let made: ReadonlySet<string> | null = null;

export function commonPasswords(): ReadonlySet<string> {
  if (made !== null) return made;
  const roots = [...english, ...chinese, ...walks];
  const list = new Set(roots);
  for (const root of roots) {
    list.add(root + root);
    for (const end of ends) list.add(root + end);
  }
  for (const start of starts) for (const walk of walks) list.add(start + walk);
  made = list;
  return list;
}

/** As people disguise words: capitals, full width, and figures for letters. */
const plainly = (password: string): string => password.normalize('NFKC').toLowerCase();
const unmasked = (text: string): string =>
  text
    .replaceAll('@', 'a')
    .replaceAll('4', 'a')
    .replaceAll('0', 'o')
    .replaceAll('3', 'e')
    .replaceAll('$', 's')
    .replaceAll('5', 's')
    .replace(/[1!|]/g, 'i')
    .replaceAll('7', 't');

/** The list, and the habits behind it: a known word between figures and signs, the same thing over and over, a plain row. */
export function isCommon(password: string): boolean {
  const text = plainly(password);
  const list = commonPasswords();
  if (list.has(text) || list.has(unmasked(text))) return true;
  if (isRepeated(text) || isRow(text)) return true;
  // A date, a telephone number, the number of an identity card.
  if (/^[\d\s./-]+$/.test(text)) return true;
  // One or two known words, whatever stands before, between and behind them.
  const pieces = new Set(text.split(/\P{L}+/u).filter((piece) => piece !== ''));
  if (pieces.size <= 2 && [...pieces].every((piece) => list.has(piece))) return true;
  const core = text.replace(/^\P{L}+|\P{L}+$/gu, '');
  return core.length >= text.length - 10 && (list.has(core) || list.has(unmasked(core)));
}

/** A piece of up to six characters and nothing else. */
const isRepeated = (text: string): boolean => /^(.{1,6}?)\1+.{0,2}$/su.test(text);

/** Every character follows the one before: abcdefgh…, 9876…, also with the row starting again. */
function isRow(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => Math.abs(code - (codes[at] ?? 0)));
  return steps.length > 0 && steps.filter((step) => step <= 1).length >= steps.length * 0.8;
}
