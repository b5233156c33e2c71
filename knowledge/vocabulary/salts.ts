/** Words after an ingredient that name its salt, ester, hydrate or purity, not another drug. */
export const SALTS: ReadonlySet<string> = new Set(
  `acetate aceponate acetonide acetylsalicylate acistrate adipate alafenamide alfa aluminum anhydrous arginine aspartate axetil benzathine benzoate besilate besylate
  bicarbonate bisulfate bitartrate borate bromide butyrate calcium camphorate camsylate caproate carbamate carbonate chloride cholinate cilexetil citrate clavulanate
  cyclosporine cypionate decanoate diacetate diethanolamine dihydrate dihydrochloride dihydrogen dimesylate dinitrate dipivoxil dipropionate diphosphate disodium disoproxil
  edamine edisylate embonate enacarbil enanthate epolamine erbumine esylate estolate ethylsuccinate etabonate etexilate fluoride formate fosfatex fumarate furoate gluceptate gluconate
  glucuronate glutamate glycinate glycolate hemifumarate hemihydrate heptahydrate hexahydrate hippurate hyclate hydrate hydrobromide hydrochloride hydrochlorothiazide hydroiodide hydroxide
  hydroxynaphthoate hyemihydrate iodide isethionate lactate lactobionate laurate lauroxil lysine magnesium malate maleate mallate medocaril medoxomil meglumine mesilate mesylate
  methobromide methylbromide methylnitrate methylsulfate metilsulfate monohydrate monohydrochloride mofetil monosodium mucate napadisylate napsylate nicotinate nitrate oleate olamine orotate oxalate
  oxide palmitate pamoate pantothenate pendetide pentahydrate pentetate pivoxil phosphate picrate piperazine pivalate polistirex polyphosphate potassium probutate propionate proxetil
  resinate saccharate salicylate sesquihydrate silver sodium soproxil stearate strontium succinate sulfate sulfonate sulphate sulfosalicylate tannate tartrate tebutate teoclate tetrahydrate tetrahydrozoline
  tofenacin tosylate triflutate trihydrate trihydrochloride trisodium tromethamine undecanoate undecylenate valerate vedotin xinafoate zinc ceramide hcl recombinant human erbumine mofetil
  trometamol tert butylamine micronized monobasic dibasic hydrogen potassium-salt benzylate gluconates fosamil
  dimaleate difumarate ditosylate propanediol ethanolate kamedoxomil nafate indanyl s-malate dimeglumine phenpropionate polacrilex diaspartate sorbitex trifenatate diolamine
  etiprate monosulfate diethylamine triethiodide mebutate rinfabate acetyl synthetic microsize microcrystalline ultramicrosize ultramicrocrystalline macrocrystalline resin`
    .split(/\s+/)
    .filter(
      (word) =>
        !['hydrochlorothiazide', 'tetrahydrozoline', 'cyclosporine', 'hyemihydrate', 'silver', 'strontium', 'hydroxide', 'oxide'].includes(
          word,
        ),
    ),
)

/** Of these the salt is the ingredient: stripping it would leave another thing. */
const IONS =
  /^(aluminum|ammonium|ammonia|antimony|arsenic|barium|calcium|copper|cupric|chromic|ferric|ferrous|gold|iron|lithium|magnesium|manganese|potassium|selenious|silver|sodium|stannous|strontium|zinc|monobasic|dibasic|tribasic|dried|benzyl|ethyl|methyl|acetic|aluminium)\b/

export const startsWithIon = (name: string): boolean => IONS.test(name)

/** Names without their last salt, then without the one before: of "mycophenolate mofetil hydrochloride" two; where the salt is the ingredient, none. */
export function withoutSalts(name: string): readonly string[] {
  if (IONS.test(name)) return []
  const words = name.split(' ')
  const shorter: string[] = []
  while (words.length > 1 && SALTS.has(words.at(-1)?.replace(/[(),]/g, '') ?? '')) {
    words.pop()
    shorter.push(words.join(' ').replace(/,$/, ''))
  }
  return shorter
}

/** "amlodipine besylate" -> "amlodipine"; names of which the salt is the ingredient stay. */
export const withoutSalt = (name: string): string => withoutSalts(name).at(-1) ?? name.replace(/,$/, '')
