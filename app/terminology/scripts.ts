/** Other scripts than Latin, for comparing names: written in Latin letters, and the words around a name that is written without spaces. */

/** Cyrillic and Greek letter by letter, near enough to the Latin spelling of the same word that one or two typing errors lead from one to the other. */
const LATIN: ReadonlyMap<string, string> = new Map(
  (
    'аa бb вv гg дd еe ёe жzh зz иi кk лl мm нn оo пp рr сs тt уu фf хh цc чch шsh щsh ъ ыy ь эe юyu яya іi їi єe ґg ђdj јj љlj њnj ћc џdz ' +
    'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

const FOREIGN = /[\u0370-\u03ff\u0400-\u052f]/
export const isCyrillicOrGreek = (text: string): boolean => FOREIGN.test(text)

/** @param key lower case, without accents */
export const inLatin = (key: string): string => [...key].map((letter) => LATIN.get(letter) ?? letter).join('')

const WITHOUT_SPACES = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
/** Chinese, Japanese and Korean: words stand without spaces. */
export const isUnspaced = (text: string): boolean => WITHOUT_SPACES.test(text)

const AROUND =
  /血清|血浆|血漿|血液|全血|静脉血|动脉血|末梢血|指尖|检测值|检测|测定值|测定|測定値|測定|检验|结果|結果|定量|浓度|濃度|空腹|次分|次每分|首次|入院|平均|最大|最小|最高|最低|初回|[値值数量]$|수치|검사|혈청|혈중|농도|입원|평균|\d+$/g
/** A name without what laboratories of these countries put around it: specimen, "measured", "count". */
export const withoutSurroundings = (key: string): string => key.replace(AROUND, '')

/** Urine, stool, cerebrospinal and other fluids: a name of blood beside one of them means something else. */
export const isOtherFluid = (rest: string): boolean => /尿|便|脑脊液|髄液|胸水|腹水|胆汁|唾液|痰|소변|요|뇨|대변/.test(rest)
