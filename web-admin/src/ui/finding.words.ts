import { words } from '#lib/language.ts'

/** The words of what checks found. */
export const findingWords = words(
  {
    findings: 'Findings',
    outcomes: { PASS: 'Pass', FAIL: 'Fail', INCONCLUSIVE: 'Inconclusive', SKIPPED: 'Skipped' },
    duration: 'Duration',
    measure: 'Measure',
    value: 'Value',
    allowed: 'Allowed',
    within: 'within',
    outside: 'outside',
    noMeasures: 'Nothing was measured.',
    models: 'Version and models',
    version: 'Check version',
  },
  {
    findings: '検査結果',
    outcomes: { PASS: '合格', FAIL: '不合格', INCONCLUSIVE: '判定不能', SKIPPED: '対象外' },
    duration: '所要時間',
    measure: '測定項目',
    value: '値',
    allowed: '許容範囲',
    within: '範囲内',
    outside: '範囲外',
    noMeasures: '測定値はありません。',
    models: 'バージョンとモデル',
    version: '検査のバージョン',
  },
)
