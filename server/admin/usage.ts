/** What `npm run admin` says about itself. */
export const usage = `数转通管理命令 · Pilotflow administration
用法 · Usage: npm run admin -- COMMAND …

  set-up-city
      载入区县、细分行业、政策、评测指标、批次和资金；可重复执行，已有的不变
      Loads districts, sub-industries, policies, indicators, calls and funds; what is there stays as it is

  create-user --email MAIL --name NAME --role ROLE --organisation NAME|CREDIT-CODE
              [--new [--district CODE] [--credit-code CODE]] [--locale zh-CN|en] [--password-stdin]
      建立账号并加入单位；单位不存在时加 --new 一并建立。口令自动生成并只显示一次，或从标准输入读取
      Makes an account and its membership; --new makes the organisation too. The password is generated and shown once,
      or read from standard input. An account that exists gets the membership only
      ROLE: enterprise provider agency auditFirm district officer director objectionHandler treasury auditor administrator

  set-password --email MAIL [--password-stdin]
      重设口令，并使该账号在各处退出登录
      Sets a new password and signs the account out everywhere

  reset-second-factor --email MAIL
      清除该账号的第二步验证（动态验证码、通行密钥、恢复码）并在各处退出登录；请先核实本人身份
      Takes away the account's second factor (app, passkeys, recovery codes) and signs it out everywhere. Make sure first who
      asks

  import-roster FILE [--call CODE] [--dry-run] [--json] [--good-rows] [--answers FILE] [--passwords FILE]
      导入企业名单。--dry-run 只检查，以 JSON 输出结论，不连接数据库；--call 另查该批次的范围；有错误或疑问时不导入，
      --good-rows 则只导入合格的行；--answers 是对疑问的答复（JSON：{ cells: [{ sheet, cell, text }],
      rows: [{ sheet, row, decision }] }）；--passwords 把新账号及其口令写入仅本人可读的文件
      Imports a roster. --dry-run judges only, prints the verdict as JSON and touches no database; --call also checks the
      scope of that call; errors and questions stop the import unless --good-rows takes the good rows alone; --answers
      settles questions (JSON as above; decision: leaveOut); --passwords
      writes the new accounts with their passwords into a file that only you can read

  verify [--json]
      核对资金账、案件不变量和每份材料的哈希 · Checks the ledgers, the invariants of all cases and the hash of every paper

  rebuild-case ID… | --all [--json]
      由事件重放案件并与当前记录比对 · Replays cases from their events and compares them with their rows

  retention [--dry-run] [--json]
      清除已到保存期限的数据；--dry-run 只统计。案件、资金和日志不在其内
      Erases what has been kept long enough; --dry-run only counts. Cases, money and the journal are never among it

  verify-journal [--key PUBLIC-KEY]… [--json]
      核对审计日志的哈希链与封存，指出第一条被改动、缺失或插入的记录
      Checks the chain of the journal and its seals and names the first entry that was changed, is missing or was inserted

  export-journal FILE
      把日志、链和封存写入文件，可用 server/journal/offline/verify-journal.mjs 离线核对（见 docs/journal.md）
      Writes the journal with its chain and seals into a file that verify-journal.mjs checks offline (docs/journal.md)
`;
