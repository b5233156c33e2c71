/**
 * What tables call a concept: English, abbreviations of records and laboratories, German, Spanish, French, Italian, Portuguese, Dutch, Swedish,
 * Polish, Turkish, Danish and Norwegian; names of the variables of NHANES (CDC) and the PhysioNet challenges. More languages: synonym-rows-abroad.ts. Separated by "|"; case, accents and signs do not count.
 */
export const NAMES: Readonly<Record<string, string>> = {
  heart_rate:
    'hr|heart rate|heartrate|pulse|pulse rate|pulserate|heart beat|beats per minute|bpm|pr|puls|herzfrequenz|hf|pulsfrequenz|frecuencia cardiaca|fc|frec cardiaca|pulso|frequence cardiaque|freq card|pouls|frequenza cardiaca|polso|frequenza del polso|frequencia cardiaca|freq cardiaca|hartfrequentie|hartslag|polsslag|hjartfrekvens|tetno|bpxpls|bpxchr|bpxopls|bpxopls1|bpxopls2|bpxopls3|ekg frequency|apical pulse|nabiz|nabiz sayisi|kalp hizi|kalp atim hizi|tetno na min|hjertefrekvens|puls frekvens|f cardiaca|frec cardiaca lpm|hfr|heart rt|puls min',
  resp_rate:
    'rr|resp|resp rate|resprate|respiratory rate|respiration|respiration rate|respirations|breathing rate|breaths per minute|breaths|af|atemfrequenz|atmung|frecuencia respiratoria|frec resp|frequence respiratoire|fr|freq resp|frequenza respiratoria|atti respiratori|frequencia respiratoria|ademhalingsfrequentie|ademfrequentie|ademhaling|andningsfrekvens|czestosc oddechow|total respiratory rate|solunum sayisi|solunum hizi|respirasjonsfrekvens|respirationsfrekvens|czestosc oddechow na min|oddechy|f respiratoria|resp rt|andningsfrekv|af min',
  spo2: 'spo2|sp o2|o2sat|o2 sat|o2 saturation|oxygen saturation|oxygen sat|sat o2|sato2|sats|sao2|sa o2|saturation|pulse ox|pulse oximetry|pulsox|pox|o2 saturation pulseoxymetry|arterial oxygen saturation|sauerstoffsattigung|sauerstoffsaettigung|o2 sattigung|o2 saettigung|sattigung|saturacion de oxigeno|saturacion o2|saturacion|sat oxigeno|saturation en oxygene|saturation o2|sat oxygene|saturazione|saturazione ossigeno|saturazione di ossigeno|saturacao de oxigenio|saturacao o2|saturacao|zuurstofsaturatie|saturatie|o2 saturatie|syremattnad|saturacja|arterial o2 saturation|oksijen saturasyonu|o2 saturasyonu|saturasyon|iltmaetning|oksygenmetning|metning|saturacja krwi|sat o2 basal|syrgasmattnad|sat arteriel',
  o2_flow:
    'o2 flow|o2flow|oxygen flow|oxygen flow rate|o2 l min|o2 liter|o2 flow rate|lpm o2|sauerstofffluss|o2 fluss|flujo de oxigeno|debit oxygene|debit o2|flusso ossigeno|fluxo de oxigenio|zuurstofflow|o2 flow lpm',
  fio2: 'fio2|fi o2|fraction of inspired oxygen|fraction inspired oxygen|inspired oxygen|inspired o2 fraction|inspired o2|inspiratory oxygen fraction|inspiratorische sauerstofffraktion|fraccion inspirada de oxigeno|fraction inspiree en oxygene|frazione inspirata ossigeno|fracao inspirada de oxigenio|fio2 set',
  sbp: 'sbp|sys|sysbp|sys bp|systolic|systolic bp|systolic blood pressure|systolic pressure|bp systolic|bp sys|bps|nisysabp|sysabp|ni sys abp|nbps|nibps|nibp systolic|abps|abp systolic|abpsys|systemicsystolic|noninvasivesystolic|non invasive blood pressure systolic|arterial blood pressure systolic|manual blood pressure systolic left|ap hi|aphi|rr syst|rr systolisch|rrsys|systole|syst|blutdruck systolisch|systolischer blutdruck|bd sys|bd systolisch|systolisch|presion sistolica|presion arterial sistolica|tension arterial sistolica|ta sistolica|tas|pas|sistolica|pa sistolica|tension sistolica|pression arterielle systolique|pression systolique|tension systolique|systolique|ta systolique|pa systolique|pressione sistolica|pressione arteriosa sistolica|pa sist|pressao arterial sistolica|pressao sistolica|systolische bloeddruk|bloeddruk systolisch|bovendruk|systoliskt blodtryck|cisnienie skurczowe|bpxsy1|bpxsy2|bpxsy3|bpxsy4|bpxosy1|bpxosy2|bpxosy3|bpxsar|resting bp|trestbps|rrs|sistolik kb|sistolik kan basinci|sistolik|sistolik tansiyon|buyuk tansiyon|systolisk blodtryk|systolisk blodtrykk|systolisk bt|systolisk|syst bt|rr skurcz|skurczowe|cisnienie skurcz|pa max|pressione massima|tension max|nibp s|bp s',
  dbp: 'dbp|dia|diabp|dia bp|diasbp|diastolic|diastolic bp|diastolic blood pressure|diastolic pressure|bp diastolic|bp dia|bpd|nidiasabp|diasabp|ni dias abp|nbpd|nibpd|nibp diastolic|abpd|abp diastolic|abpdias|systemicdiastolic|noninvasivediastolic|non invasive blood pressure diastolic|arterial blood pressure diastolic|ap lo|aplo|rr diast|rr diastolisch|rrdia|diastole|diast|blutdruck diastolisch|diastolischer blutdruck|bd dia|bd diastolisch|diastolisch|presion diastolica|presion arterial diastolica|tension arterial diastolica|ta diastolica|tad|pad|diastolica|pa diastolica|tension diastolica|pression arterielle diastolique|pression diastolique|tension diastolique|diastolique|ta diastolique|pa diastolique|pressione diastolica|pressione arteriosa diastolica|pa diast|pressao arterial diastolica|pressao diastolica|diastolische bloeddruk|bloeddruk diastolisch|onderdruk|diastoliskt blodtryck|cisnienie rozkurczowe|bpxdi1|bpxdi2|bpxdi3|bpxdi4|bpxodi1|bpxodi2|bpxodi3|bpxdar|rrd|diyastolik kb|diyastolik kan basinci|diyastolik|diastolik|diyastolik tansiyon|kucuk tansiyon|diastolisk blodtryk|diastolisk blodtrykk|diastolisk bt|diastolisk|diast bt|rr rozkurcz|rozkurczowe|cisnienie rozkurcz|pa min|pressione minima|tension min|nibp d|bp d',
  map: 'map|mean arterial pressure|mean bp|meanbp|mbp|mean blood pressure|bp mean|bpm mean|mean pressure|nimap|ni map|nbpm|nibpm|abpm|mad|abp mean|nibp mean|systemicmean|noninvasivemean|non invasive blood pressure mean|arterial blood pressure mean|mittlerer arterieller druck|mitteldruck|arterieller mitteldruck|blutdruck mittel|mittlerer blutdruck|presion arterial media|presion media|tension arterial media|ta media|tam|pam|pa media|pression arterielle moyenne|pression moyenne|tension moyenne|ta moyenne|pressione arteriosa media|pressione media|pressao arterial media|pressao media|gemiddelde bloeddruk|gemiddelde arteriele druk|medelartartryck|srednie cisnienie|ortalama arter basinci|oab|middelblodtrykk|middelblodtryk|nibp m',
  temperature:
    'temp|temperature|body temperature|body temp|bt|core temperature|core temp|tempc|tempf|temp c|temp f|temperature celsius|temperature fahrenheit|temperature f|temperature c|oral temperature|tympanic temperature|rectal temperature|skin temperature|temperatur|korpertemperatur|koerpertemperatur|korpertemp|kerntemperatur|temperatura|temperatura corporal|temp corporal|temperature corporelle|temperatura corporea|tc|lichaamstemperatuur|temperatuur|kroppstemperatur|temp blood|temperature site|ates|vucut isisi|vucut sicakligi|kropstemperatur|kroppstemp|temp ciala|temperatura ciala|temp axilar|ta axilar|temp ohr|temp rektal|temp rectaal|temp corporea|t corporea|tmp|tmp f|tmp c|temp oral|temp auricular|tympanic temp',
  avpu: 'avpu|acvpu|level of consciousness|consciousness|loc|bewusstsein|conciencia|conscience|coscienza|consciencia|bewustzijn',
  gcs: 'gcs|glasgow|glasgow coma scale|glasgow coma score|gcs total|gcs score|gcstotal|total gcs|glasgow coma scale total|glasgow koma skala|escala de glasgow|escala coma glasgow|score de glasgow|glasgow score|scala di glasgow|glasgowschaal|emv|gks|glasgow koma skalasi|glasgow koma skoru|skala glasgow|rls gcs',
  gcs_eye: 'gcs eye|gcs eye opening|gcse|gcs e|eye opening|glasgow eye|gcs augen|glasgow coma scale eye opening|gcs eyes|gcs ocular',
  gcs_verbal: 'gcs verbal|gcs verbal response|gcsv|gcs v|verbal response|glasgow verbal|glasgow coma scale verbal response',
  gcs_motor: 'gcs motor|gcs motor response|gcsm|gcs m|motor response|glasgow motor|glasgow coma scale motor response|gcs motorik',
  pain: 'pain|pain score|pain level|pain scale|nrs|nrs pain|vas|vas pain|schmerz|schmerzskala|schmerzscore|dolor|escala de dolor|eva|eva dolor|douleur|eva douleur|dolore|scala dolore|dor|escala de dor|pijn|pijnscore|smarta|bol',
  news_total: 'news|news2|news score|news2 score|news total|early warning score|ews',
  urine_output_24h:
    'urine output 24h|urine 24h|24h urine|24h urine volume|urineoutput 24h|urine volume 24h|diurese 24h|harnmenge 24h|urinvolumen 24h|diuresis 24h|diurese des 24h|diuresi 24h|diurese 24 horas|urineproductie 24u|24 saatlik idrar|idrar miktari 24|dobowa zbiorka moczu',
  urine_output_1h:
    'urine|urine output|urineoutput|urine out|uo|urine volume|foley|urine hourly|diuresis|diurese|diuresi|harnmenge|urinmenge|urinausscheidung|urineproductie|urine ml|out foley|debito urinario|output urina|urine output 1h|idrar cikisi|idrar miktari|timdiures|urinproduktion',
  weight:
    'weight|wt|wgt|body weight|bodyweight|bw|body mass|mass kg|admission weight|admissionweight|admit weight|daily weight|weight kg|wtkg|weight lb|weight lbs|gewicht|korpergewicht|koerpergewicht|gew|kg|peso|peso corporal|poids|poids corporel|peso corporeo|lichaamsgewicht|vikt|kroppsvikt|waga|masa ciala|bmxwt|whd020|kilo|vucut agirligi|agirlik|vaegt|vekt|kropsvaegt|kroppsvekt|masa|ciezar ciala|peso actual|poids actuel',
  height:
    'height|ht|hgt|body height|bodyheight|stature|standing height|length|body length|recumbent length|admissionheight|height cm|height in|height m|grosse|groesse|korpergrosse|koerpergroesse|koerpergrosse|korperlange|talla|estatura|altura|taille|taille cm|altezza|statura|lengte|lichaamslengte|langd|kroppslangd|wzrost|bmxht|bmxrecum|gr cm|boy|boy uzunlugu|hojde|hoyde|kroppshoyde|talla cm|wzrost cm',
  bmi: 'bmi|body mass index|bodymassindex|quetelet|korpermasseindex|koerpermasseindex|imc|indice de masa corporal|indice de masse corporelle|indice di massa corporea|indice de massa corporal|queteletindex|bmxbmi|bmi kg m2|bmi value|vki|vucut kitle indeksi|beden kitle indeksi|wskaznik masy ciala|i m c',
  bmi_percentile: 'bmi percentile|bmi pct|bmi centile|bmi perzentile',
  head_circumference:
    'head circumference|head circ|ofc|hc|occipitofrontal circumference|kopfumfang|perimetro cefalico|perimetre cranien|circonferenza cranica|circonferenza testa|hoofdomtrek|bmxhead',
  waist:
    'waist|waist circumference|waist circ|waistcirc|wc|wst|abdominal circumference|abdominal girth|taillenumfang|bauchumfang|taille umfang|circunferencia de cintura|perimetro abdominal|cintura|circunferencia abdominal|tour de taille|perimetre abdominal|girovita|circonferenza vita|circonferenza addominale|circunferencia da cintura|tailleomtrek|middelomtrek|buikomtrek|midjematt|obwod talii|bmxwaist|bel cevresi|livvidde|taljemal|midjeomfang',
  muac: 'muac|mid upper arm circumference|arm circumference|arm circ|upper arm circumference|oberarmumfang|armumfang|perimetro braquial|perimetre brachial|circonferenza braccio|circunferencia do braco|bovenarmomtrek|bmxarmc',
  hip: 'hip|hip circumference|hip circ|hips|huftumfang|hueftumfang|cadera|circunferencia de cadera|tour de hanches|hanches|fianchi|circonferenza fianchi|quadril|circunferencia do quadril|heupomtrek|bmxhip',
  bsa: 'bsa|body surface area|korperoberflache|kof|koerperoberflaeche|superficie corporal|surface corporelle|superficie corporea|lichaamsoppervlak',
  body_fat:
    'body fat|body fat percentage|bodyfat|fat pct|pbf|korperfett|koerperfett|grasa corporal|masse grasse|massa grassa|gordura corporal|vetpercentage|dxdtopf',
  gestational_age:
    'gestational age|gest age|ga weeks|gestationsalter|ssw|edad gestacional|semanas de gestacion|age gestationnel|eta gestazionale|idade gestacional|zwangerschapsduur',
  etco2: 'etco2|et co2|end tidal co2|endtidal co2|petco2|end tidal carbon dioxide|capnography|kapnometrie|end tidal',
  cvp: 'cvp|central venous pressure|zvd|zentraler venendruck|presion venosa central|pvc|pression veineuse centrale|pressione venosa centrale|pressao venosa central|centraal veneuze druk|cvd',
  icp: 'icp|intracranial pressure|hirndruck|intrakranieller druck|presion intracraneal|pression intracranienne|pressione intracranica|pressao intracraniana|intracraniele druk',
  peep: 'peep|peep set|positive end expiratory pressure|pep',
  tidal_volume:
    'tidal volume|vt|tv|tidal vol|tidal volume observed|tidal volume set|atemzugvolumen|volumen tidal|volume courant|volume corrente|teugvolume',
  cardiac_output:
    'cardiac output|co l min|hzv|herzzeitvolumen|gasto cardiaco|debit cardiaque|gittata cardiaca|debito cardiaco|hartminuutvolume',
  creatinine:
    'creatinine|creat|crea|cr|scr|creatinine serum|serum creatinine|s creatinine|creatinin|krea|kreatinin|serumkreatinin|krea serum|kreatinine|creatinina|creatinina serica|creatininemia|creatinina sierica|creatininemie|creatinine serique|cre|kreat|kreatynina|s krea|p krea|lbxscr|lbdscrsi|kreatinin serum|serum kreatinin|krea i s|creatinina suero|creatinina ser|creat ser|kreat s|p kreatinin|s kreatinin|creatinina en sangre',
  egfr: 'egfr|gfr|ckd epi|egfr ckd epi|egfr ckdepi|glomerular filtration rate|estimated gfr|gfr ckd epi|glomerulare filtrationsrate|filtrado glomerular|fge|fg|tfg|tfge|dfg|debit de filtration glomerulaire|filtrato glomerulare|velocita filtrazione glomerulare|vfg|taxa de filtracao glomerular|glomerulaire filtratiesnelheid|egfr 2021|tahmini gfr|dfg estime|filtrado glom|egfr ckdepi 2021|egfr epi|gfr tahmini|gfr kreatinin',
  egfr_legacy: 'mdrd|egfr mdrd|gfr mdrd|egfr non african american|egfr african american|egfr non afr am|egfr afr am|gfr mdrd4',
  cystatin_c: 'cystatin c|cystatin|cys c|cysc|cistatina c|cystatine c|ssnhcys',
  urea_nitrogen:
    'bun|blood urea nitrogen|urea nitrogen|urea n|sun|serum urea nitrogen|harnstoff n|harnstoffstickstoff|harnstoff stickstoff|nitrogeno ureico|nitrogeno ureico en sangre|azote ureique|azotemia|azoto ureico|nitrogenio ureico|ureumstikstof|lbxsbu|lbdsbusi|kan ure azotu|ure azotu|bun mg|carbamid n',
  urea: 'urea|blood urea|serum urea|harnstoff|hst|urea serica|uree|uree sanguine|ureum|ureia|uremia|mocznik|plasma urea|hs|ure|kan ure|karbamid|urea suero|urea en sangre|azotemia|urinstof|urinstoff|p urea|s urea|azoto ureico ematico urea',
  sodium:
    'na|na+|sodium|sodium serum|serum sodium|sodium level|natrium|natr|sodio|sodemia|natremie|natriemia|sodio serico|natremia|sod|s na|lbxsnasi|sodium whole blood|lab na|natrio|natrium serum|sodium plasma|sodium blood|sodyum|natrium p|p natrium|s natrium|sod w surowicy|sodio suero|sodio en suero|na ser|sodio ser',
  potassium:
    'k|k+|potassium|potassium serum|serum potassium|potassium level|kalium|kal|potasio|potassio|potassium kaliemie|kaliemie|kaliemia|caliemia|potasio serico|kalemia|pot|s k|lbxsksi|potassium whole blood|lab k|potas|calemia|potasyum|p kalium|s kalium|potas w surowicy|potasio suero|potasio en suero|k ser|potassiemia|potassemia',
  chloride:
    'cl|cl-|chloride|chloride serum|serum chloride|chlorid|chlor|cloro|cloruro|cloruro serico|chlore|chloremie|chlorure|cloremia|cloreto|lbxsclsi|chloor|klorid|chloride whole blood|klor|klorur|p klorid|chlorki|cloro suero|cl ser',
  bicarbonate:
    'hco3|hco3-|bicarbonate|bicarb|serum bicarbonate|co2|tco2|total co2|co2 total|carbon dioxide|hco3 serum|bikarbonat|hydrogencarbonat|standardbikarbonat|hco3 standard|bicarbonato|bicarbonates|bicarbonaat|lbxsc3si|hydrogenkarbonat|reserve alcaline|hco3 act|st hco3|co2 content|bic|bikarbonat kan|aktuel bikarbonat|wodoroweglany|hco3 akt|standart hco3',
  anion_gap:
    'anion gap|aniongap|ag|anionenlucke|anionenluecke|brecha anionica|hiato anionico|trou anionique|gap anionico|anion gap calculated',
  calcium:
    'ca|ca++|ca2+|calcium|total calcium|calcium total|calcium serum|serum calcium|kalzium|gesamtcalcium|calcium gesamt|calcio|calcio total|calcio totale|calcemie|calcemia|calcio serico|lbxsca|lbdscasi|calcium non ionized|kalcium|calcium totaal|kalsiyum|wapn|wapn calkowity|p calcium|calcio suero|s calcium|kalsium|ca tot|ca ser|calcio ser',
  calcium_ionized:
    'ionized calcium|ionised calcium|ica|ica++|calcium ionized|ca ion|caion|ca ionized|free calcium|freecalcium|ca++ ion|ionisiertes calcium|calcium ionisiert|calcio ionico|calcio ionizado|calcium ionise|calcio ionizzato|geioniseerd calcium|ionized ca|iyonize kalsiyum|kalsiyum iyonize|wapn zjonizowany|b ca ion|ca jonise|calcio ion',
  magnesium:
    'mg|mg++|mg2+|magnesium|magnesium serum|serum magnesium|magn|magnesio|magnesemie|magnesiemia|magnesemia|magnes|lab mg|magnezyum|magnez|p magnesium|magnesio suero|mg ser',
  phosphate:
    'phosphate|phos|phosphorus|po4|phosphorous|inorganic phosphate|inorganic phosphorus|serum phosphate|phosphat|anorganisches phosphat|fosfato|fosforo|phosphore|phosphoremie|fosfaat|fosfat|fosforemia|phosphatemie|lbxsph|lbdsphsi|p inorg|fosfor|fosfor inorganik|fosforan|fosforany|p fosfat|fosforo inorganico|fosforo suero|fosfor nieorganiczny|phosphat anorg|anorganisches phosphat',
  osmolality:
    'osmolality|osmo|osm|serum osmolality|plasma osmolality|osmolalitat|osmolalitaet|osmolaritat|osmolarity|osmolalidad|osmolarite|osmolalite|osmolalita|osmolarita|osmolalidade|osmolaliteit|lbxsossi',
  uric_acid:
    'uric acid|ua|urate|serum urate|serum uric acid|harnsaure|harnsaeure|hsr|acido urico|uricemia|acide urique|uricemie|acido urico serico|urinezuur|uraat|urat|kwas moczowy|lbxsua|lbdsuasi|uric|urik asit|urat s|p urat|ac urico|kwas mocz|urinsyre|urinsyra',
  glucose:
    'glucose|glu|gluc|glc|bg|blood glucose|blood sugar|bloodsugar|glucose serum|serum glucose|plasma glucose|fasting glucose|fbg|fpg|fbs|rbs|glucose fasting|glucose random|random glucose|glucose finger stick|fingerstick glucose|bedside glucose|glucose poct|bz|blutzucker|blutglukose|glukose|nuchternglukose|glucosa|glucemia|glicemia|glucemia basal|glicemia basal|glycemie|glycemie a jeun|glicose|glicose em jejum|glicemia a digiuno|glucosio|glucose nuchter|bloedsuiker|bloedglucose|blodsocker|p glukos|glukoza|lbxsgl|lbdsglsi|lbxglu|lbdglusi|lbxglt|lbdgltsi|gluco|max glu|gly|seker|aclik sekeri|aclik kan sekeri|kan sekeri|glukoz|aks|glukoza na czczo|fp glukos|blodsukker|glucosa suero|glucosa en ayunas|bz nuchtern|gluc rand|glyc a jeun',
  hba1c:
    'hba1c|hb a1c|a1c|hgba1c|glycated hemoglobin|glycated haemoglobin|glycohemoglobin|glycosylated hemoglobin|hemoglobin a1c|haemoglobin a1c|glykohamoglobin|glykiertes hamoglobin|hemoglobina glicosilada|hemoglobina glucosilada|hemoglobina glicada|hemoglobina glicata|emoglobina glicata|emoglobina glicosilata|hemoglobine glyquee|geglyceerd hemoglobine|glycated hb|hba1|lbxgh|hemoglobina glicosilada a1c|ghb|b hba1c|hemoglobina glikowana|glikolu hemoglobin|hb glicosilada|hb glicada|hb glicata|hb glikowana',
  total_cholesterol:
    'total cholesterol|cholesterol|chol|tc|tchol|cholesterol total|totchol|serum cholesterol|cholesterin|gesamtcholesterin|gesamt cholesterin|chol gesamt|colesterol|colesterol total|cholesterol totale|colesterolo|colesterolo totale|totaal cholesterol|cholesterol totaal|kolesterol|total kolesterol|lbxtc|lbdtcsi|lbxsch|lbdschsi|ct|kolesterol toplam|toplam kolesterol|kolesterol total|p kolesterol|cholesterol calkowity|cholesterol calk|col total|col totale|colest total|ges chol|chol ges|colesterol t',
  ldl: 'ldl|ldl c|ldlc|ldl cholesterol|ldl chol|low density lipoprotein|ldl cholesterin|colesterol ldl|c ldl|cldl|cholesterol ldl|colesterolo ldl|ldl calculated|ldl direct|lbdldl|lbdldlsi|lbdldlm|lbdldmsi|lbdldln|lbdldnsi|ldlkolesterol|ldl kolesterol|kolesterol ldl|col ldl|p ldl|ldl kol',
  hdl: 'hdl|hdl c|hdlc|hdl cholesterol|hdl chol|high density lipoprotein|hdl cholesterin|colesterol hdl|c hdl|chdl|cholesterol hdl|colesterolo hdl|direct hdl|lbdhdd|lbdhddsi|lbxhdd|hdlkolesterol|hdl kolesterol|kolesterol hdl|col hdl|p hdl|hdl kol',
  non_hdl: 'non hdl|nonhdl|non hdl cholesterol|non hdl c|colesterol no hdl|cholesterol non hdl|nicht hdl',
  triglycerides:
    'triglycerides|triglyceride|tg|trig|trigs|tgl|trigly|serum triglycerides|triglyzeride|neutralfette|trigliceridos|trigliceridi|trigliceridemia|triglicerideos|triglyceriden|triglycerider|trojglicerydy|lbxtr|lbdtrsi|lbxstr|lbdstrsi|lbxtlg|lbdtlgsi|trigl|trigliserid|trigliserit|trigliserid duzeyi|triglyc|triglic|trigliceridy|p triglycerid|triglyserider',
  bilirubin_total:
    'bilirubin|bili|tbil|tbili|t bili|bilirubin total|total bilirubin|bilirubintotal|bilirubin gesamt|gesamtbilirubin|bili gesamt|bili ges|bilirrubina|bilirrubina total|bilirubine|bilirubine totale|bilirubina|bilirubina totale|bilirubine totaal|totaal bilirubine|lbxstb|lbdstbsi|bil|bili total|bilirubinatotale|bt total|serum bilirubin|bilirubina calkowita|toplam bilirubin|bilirubin toplam|bilirubina calk|bilirrubina t|bilirrub total|bilirubina tot|bili tot|p bilirubin|s bilirubin|bilirubine tot',
  bilirubin_direct:
    'direct bilirubin|bilirubin direct|dbil|d bili|dbili|conjugated bilirubin|bilirubin conjugated|direktes bilirubin|bilirubin direkt|bilirrubina directa|bilirrubina direta|bilirubine directe|bilirubine conjuguee|bilirubina diretta|bilirubine direct|direct bilirubine|bili dir|bili direct|direkt bilirubin|bilirubina bezposrednia|bilirubina zwiazana|bilirrubina d|konjugert bilirubin|p bilirubin konj',
  bilirubin_indirect:
    'indirect bilirubin|bilirubin indirect|ibil|unconjugated bilirubin|bilirubin indirekt|indirektes bilirubin|bilirrubina indirecta|bilirrubina indireta|bilirubine indirecte|bilirubina indiretta|bilirubine indirect|indirekt bilirubin|bilirubina posrednia|bilirrubina i',
  alt: 'alt|alat|sgpt|gpt|alanine aminotransferase|alanine transaminase|alt sgpt|alt gpt|alat gpt|gpt alat|alanin aminotransferase|transaminasa gpt|tgp|alt tgp|tgp alat|alanina aminotransferasi|alanina aminotransferase|alamine aminotransferase|lbxsatsi|alaninaminotransferase|p alat|s alat|alanin aminotransferaz|gpt alt|alat ul|transaminasas gpt',
  ast: 'ast|asat|sgot|got|aspartate aminotransferase|aspartate transaminase|ast sgot|ast got|asat got|got asat|aspartat aminotransferase|transaminasa got|tgo|ast tgo|tgo asat|aspartato aminotransferasi|asparate aminotransferase|lbxsassi|aspartataminotransferase|aspartato aminotransferase|aspat|p asat|s asat|aspartat aminotransferaz|got ast|transaminasas got',
  alp: 'alp|alkaline phosphatase|alk phos|alkphos|alkalinephos|alk phosphate|alkaline phosphate|ap|alkalische phosphatase|alk phosphatase|fosfatasa alcalina|fosfatase alcalina|fa|fal|pal|phosphatases alcalines|phosphatase alcaline|fosfatasi alcalina|alkalische fosfatase|af alk|fosfataza alkaliczna|lbxsapsi|aph|alkalen fosfataz|alkali fosfataz|fosfataza alk|fosfataza zasadowa|p alp|basisk fosfatase|alk fosf|alk fos|f alcalina|fosf alcalina|falc|alk p|alkp|alk ptase',
  ggt: 'ggt|gamma gt|gammagt|g gt|ygt|gamma glutamyl transferase|gamma glutamyltransferase|gamma glutamyl transpeptidase|ggtp|gammaglutamyltransferase|gamma glutamil transferasa|gamma glutamiltransferasi|gamma glutamil transferase|lbxsgtsi|gama gt|gamma glutamil transferaz|p gt|ggtp u l|gama glutamil',
  albumin:
    'albumin|alb|albumin serum|serum albumin|albumin blood|albumina|albumina serica|albumine|albuminemie|albuminemia|s albumin|lbxsal|lbdsalsi|albumine serum|albumina w surowicy|albuminy|p albumin|albumina suero|albumina ser|alb ser',
  total_protein:
    'total protein|tp|protein total|serum protein|totprot|gesamteiweiss|gesamtprotein|eiweiss gesamt|total proteins|proteinas totales|proteines totales|proteine totali|protidemie|protides|proteinas totais|totaal eiwit|eiwit totaal|protidemia|lbxstp|lbdstpsi|bialko calkowite|t protein|total prot|toplam protein|bialko|bialko calk|p protein|prot totales|prot totali|prot tot|proteinas t|totalprotein|protidemia tot',
  globulin: 'globulin|glob|globuline|globulina|globulinas|globulins|globuline totali|lbxsgb|lbdsgbsi',
  ammonia: 'ammonia|nh3|nh4|ammoniak|amonio|amoniaco|ammoniac|ammoniemie|ammonio|amonia|blood ammonia',
  ldh: 'ldh|lactate dehydrogenase|lactic dehydrogenase|ld|laktatdehydrogenase|lactato deshidrogenasa|lactate deshydrogenase|lattato deidrogenasi|lactato desidrogenase|lactaatdehydrogenase|lbxsldsi|lattico deidrogenasi|dhl|laktat dehidrogenaz|p ld|dehydrogenaza mleczanowa|s ldh',
  amylase: 'amylase|amyl|serum amylase|amilasa|amilasi|amilase|pankreasamylase|amylasemie|lbxsam|amilaz|amylaza|p amylas',
  lipase: 'lipase|serum lipase|lipasa|lipasi|lip|lipasemie|lipaz|lipaza|p lipas',
  insulin: 'insulin|serum insulin|fasting insulin|insulina|insuline|insulinemie|lbxin|lbdinsi|insulinemia|insulin level',
  c_peptide: 'c peptide|cpeptide|c peptid|peptido c|peptide c|lbxcpsi',
  apob: 'apob|apo b|apolipoprotein b|apolipoproteina b|apolipoproteine b|lbxapb|lbdapbsi|apo lipoprotein b',
  vldl: 'vldl|vldl cholesterol|vldl c|colesterol vldl',
  ketones: 'ketones|beta hydroxybutyrate|bhb|blood ketones|ketone|cetonas|cetonemie|ketonkorper|beta ohb',
  prealbumin: 'prealbumin|transthyretin|prealbumina|prealbumine',
  alpha_fetoprotein: 'afp|alpha fetoprotein|alfafetoproteina|alfa fetoproteina|alpha foetoproteine',
  hemoglobin:
    'hemoglobin|haemoglobin|hgb|hb|hemoglobin blood|hamoglobin|haemoglobin blood|hgb blood|hemoglobina|hemoglobine|emoglobina|hemoglobinemie|hemoglobin level|hemo|b hb|lbxhgb|hemoglobina total|hgl|hmg|total hemoglobin|thb|hemoglobin kan|hgb kan|b hemoglobin|hemogl|hb kan',
  hematocrit:
    'hematocrit|haematocrit|hct|hkt|ht pct|hematokrit|haematokrit|hamatokrit|hematocrito|htc|hto|hcto|ematocrito|hematocrite|hematocriet|evf|packed cell volume|pcv|lbxhct|hematocrit serum|hematokryt|hct blood|crit|hematokrit kan|ht|hct pct|b evf|hto pct|hematokryt pct|ht l l',
  wbc: 'wbc|white blood cells|white blood cell count|white cell count|wcc|leukocytes|leucocytes|white cells|leukozyten|leuko|leukos|leucocitos|leucos|leuc|leucocitos totales|gb|globules blancs|leucocytes totaux|leucociti|globuli bianchi|gbl|leucocyten|leukocyten|leuko count|leukocyter|leukocyty|lbxwbcsi|wbc count|wbcs|white blood count|leukocyte count|leukozytenzahl|lpk|lokosit|lokosit sayisi|beyaz kure|akyuvar|b leukocyter|b lpk|leukocytter|leukocyty wbc|gb g l|g bianchi|gl bianchi|leucocitos x10e3|leuko s|krwinki biale|leukos g l',
  platelets:
    'platelets|plt|platelet count|platelet|plts|thrombocytes|thrombozyten|thrombo|thrombos|throm|plaquetas|plaq|plaquettes|plq|piastrine|piastr|trombocyten|trombo|trombocyter|plytki|lbxpltsi|recuento de plaquetas|trombocitos|thrombozytenzahl|tpk|trombosit|trombosit sayisi|pulcuk|b trombocyter|b tpk|trombocytter|plytki krwi|trombo s|plaq g l|plaquetas x10e3|plt k',
  rbc: 'rbc|red blood cells|red blood cell count|red cell count|rcc|erythrocytes|red cells|erythrozyten|ery|erys|eritrocitos|hematies|gr|globules rouges|eritrociti|globuli rossi|hemacias|erytrocyten|erytrocyter|erytrocyty|lbxrbcsi|globulos rojos|rbc count|epk|eritrosit|eritrosit sayisi|kirmizi kure|alyuvar|b erytrocyter|krwinki czerwone|g rossi|gl rossi',
  mcv: 'mcv|mean corpuscular volume|mean cell volume|mittleres korpuskulares volumen|vcm|vgm|volumen corpuscular medio|volume globulaire moyen|volume corpuscolare medio|volume corpuscular medio|lbxmcvsi|vmc',
  mch: 'mch|mean corpuscular hemoglobin|mean cell hemoglobin|hbe|hcm|tcmh|tgmh|hemoglobina corpuscular media|contenuto emoglobinico medio|lbxmchsi|mean corpuscular haemoglobin',
  mchc: 'mchc|mean corpuscular hemoglobin concentration|mean cell hemoglobin concentration|chcm|ccmh|concentracion de hemoglobina corpuscular media|lbxmc|mean corpuscular haemoglobin concentration',
  rdw: 'rdw sd|rdwsd',
  rdw_cv:
    'rdw|rdw cv|rdwcv|red cell distribution width|red blood cell distribution width|erythrozytenverteilungsbreite|evb|ancho de distribucion eritrocitaria|ade|idr|indice distribution rouge|lbxrdw|ampiezza distribuzione eritrocitaria',
  pdw: 'pdw|platelet distribution width',
  mpv: 'mpv|mean platelet volume|mittleres plattchenvolumen|vpm|vmp|volumen plaquetario medio|volume plaquettaire moyen|volume piastrinico medio|lbxmpsi',
  neutrophils_abs:
    'neutrophils|neut|neutro|anc|absolute neutrophil count|absolute neutrophils|neutrophils absolute|neut abs|neutrophils abs|neutrophils count|neutrophil count|abs neutrophils|neutrophile|neutrophile absolut|neutrofilos|neutrofilos absolutos|polynucleaires neutrophiles|pnn|neutrofili|neutrofielen|lbdneno|granulocytes|neutrophils number|segmented neutrophils|notrofil|notrofil sayisi|neutrofile|b neutrofila|neutrofiler|neutrofyle',
  lymphocytes_abs:
    'lymphocytes|lymph|lymphs|lympho|alc|absolute lymphocyte count|absolute lymphocytes|lymphocytes absolute|lymph abs|lymphocytes abs|lymphocyte count|abs lymphocytes|lymphozyten|lymphozyten absolut|linfocitos|linfocitos absolutos|linfociti|lymfocyten|lbdlymno|lymphocyte number|lenfosit|lenfosit sayisi|limfocyty|b lymfocyter|lymfocytter',
  monocytes_abs:
    'monocytes|mono|monos|absolute monocytes|monocytes absolute|mono abs|monocytes abs|monocyte count|abs monocytes|monozyten|monocitos|monociti|monocyten|lbdmono|monocyte number|amc|monosit|monocyty|b monocyter',
  eosinophils_abs:
    'eosinophils|eos|absolute eosinophils|eosinophils absolute|eos abs|eosinophils abs|eosinophil count|abs eosinophils|eosinophile|eosinofilos|eosinofili|eosinofielen|polynucleaires eosinophiles|lbdeono|eosinophil number|aec|eozinofil|eozynofile|b eosinofila',
  basophils_abs:
    'basophils|baso|basos|absolute basophils|basophils absolute|baso abs|basophils abs|basophil count|abs basophils|basophile|basofilos|basofili|basofielen|polynucleaires basophiles|lbdbano|basophil number|bazofil|bazofile|b basofila',
  neutrophils_pct:
    'neutrophils pct|neut pct|neutrophils percent|neutrophil percent|neutrophils share|neutro pct|lbxnepct|segs|polys|seg neutrophils|neutrophile pct|neutrofilos pct|segmentierte|segmentados',
  lymphocytes_pct:
    'lymphocytes pct|lymph pct|lymphocytes percent|lymphocyte percent|lymphocytes share|lympho pct|lbxlypct|lymphozyten pct|linfocitos pct|lymphs',
  monocytes_pct: 'monocytes pct|mono pct|monocytes percent|monocyte percent|monos pct|lbxmopct|monozyten pct|monocitos pct|monos',
  eosinophils_pct: 'eosinophils pct|eos pct|eosinophils percent|eosinophil percent|lbxeopct|eosinophile pct|eosinofilos pct|eos',
  basophils_pct: 'basophils pct|baso pct|basophils percent|basophil percent|lbxbapct|basophile pct|basofilos pct|basos',
  bands_pct: 'bands|bands pct|band neutrophils|stabkernige|band forms|cayados|bastonetes',
  reticulocytes_pct:
    'reticulocytes|retic|retics|retic pct|reticulocyte count|retikulozyten|reticulocitos|reticulociti|reticulocyten|reticulocytes pct',
  ferritin:
    'ferritin|ferr|serum ferritin|ferritina|ferritine|ferritinemie|lbxfer|lbdfersi|ferritinemia|ferritin serum|p ferritin|ferrytyna|ferritina suero',
  iron: 'iron|fe|serum iron|eisen|hierro|hierro serico|fer|fer serique|ferro|ferro serico|sideremia|ijzer|jarn|zelazo|lbxsir|lbdsirsi|lbxirn|lbdirnsi|iron refrigerated|demir|serum demiri|zelazo w surowicy|p jarn|hierro suero|sideremia mcg',
  tibc: 'tibc|total iron binding capacity|iron binding capacity|eisenbindungskapazitat|capacidad total de fijacion de hierro|ctfh|capacite totale de fixation|lbxtib|lbdtibsi|ijzerbindingscapaciteit',
  transferrin: 'transferrin|transferrina|transferrine|tfr|trf',
  transferrin_saturation:
    'transferrin saturation|tsat|iron saturation|transferrinsattigung|saturacion de transferrina|saturation transferrine|saturazione transferrina|transferrinesaturatie|lbdpct|iron sat|fe sat',
  vitamin_b12:
    'b12|vitamin b12|vit b12|cobalamin|cobalamina|vitamina b12|vitamine b12|lbxb12|lbdb12si|cobalamine|vitb12|b12 vitamini|vitamin b 12|witamina b12',
  folate:
    'folate|folic acid|serum folate|fol|folsaure|folsaeure|acido folico|folato|foliumzuur|folates|acide folique|lbxfol|lbdfolsi|lbxrfo|lbdfotsi|foliumzuur serum|folik asit|kwas foliowy|folat',
  inr: 'inr|pt inr|international normalized ratio|inr pt|ptinr|prothrombin inr|tp inr|p pk inr|pk inr|pk|inr v|protrombin inr',
  pt: 'pt|prothrombin time|pt sec|pt time|protime|prothrombinzeit|tiempo de protrombina|temps de prothrombine|tempo di protrombina|tempo de protrombina|protrombinetijd|ap tempo|prothrombin time pt|pt seconds|protrombin zamani|czas protrombinowy|pt sn|pt sek',
  aptt: 'aptt|ptt|a ptt|activated partial thromboplastin time|partial thromboplastin time|partielle thromboplastinzeit|tiempo de tromboplastina parcial|tiempo parcial de tromboplastina|ttpa|ttp|tca|temps de cephaline|tempo di tromboplastina parziale|tempo de tromboplastina parcial|apttijd|ptt sec|aptt sec|p apt tid|aptt s|czas kaolinowo kefalinowy|aptt sn|apt tid|kefalin zamani',
  fibrinogen:
    'fibrinogen|fib|fibrinogen functional|fibrinogeno|fibrinogene|fibrinogeen|fibri|lbxfb|lbdfbsi|fbg fibrinogen|fibrynogen|fibrinojen|p fibrinogen',
  ddimer_feu: 'd dimer feu|ddimer feu|dimero d feu',
  ddimer: 'd dimer|ddimer|d dimere|dimero d|d dimeres|d dimero|d dimeer|ddimere|dd|d dimers|d dimery|p d dimer',
  pt_activity:
    'quick|quick wert|quickwert|prothrombin activity|prothrombin index|taux de prothrombine|tp pct|actividad de protrombina|attivita protrombinica|tpz|atividade de protrombina|thromboplastinzeit|protrombinindeks|protrombin aktivitesi|wskaznik protrombinowy|protrombin aktivite',
  antithrombin: 'antithrombin|at iii|atiii|antithrombin iii|antitrombina|antithrombine|at3',
  ph: 'ph|arterial ph|ph arterial|blood ph|ph arteriel|ph arterioso|ph blut|ph arteriell|ph blood|ph abg|ph art|ph venous|ph bloed|abg ph|phart',
  paco2:
    'paco2|pa co2|pco2|p co2|arterial co2|arterial co2 pressure|arterial pco2|pco2 arterial|partial pressure of carbon dioxide|co2 partial pressure|pco2 arteriell|kohlendioxidpartialdruck|presion parcial de co2|pco2 arteriel|art pco2|abg pco2|pco2 venous|pvco2|pco2 art|pco2 kan gazi|b pco2|ab pco2',
  pao2: 'pao2|pa o2|po2|p o2|arterial o2|arterial o2 pressure|arterial po2|po2 arterial|partial pressure of oxygen|oxygen partial pressure|po2 arteriell|sauerstoffpartialdruck|presion parcial de oxigeno|po2 arteriel|art po2|abg po2|po2 art|b po2|po2 kan gazi',
  base_excess:
    'base excess|be|baseexcess|bases excess|arterial base excess|basenuberschuss|baseuberschuss|basenueberschuss|exceso de base|exceso de bases|exces de base|eccesso di basi|excesso de base|excesso de bases|base overschot|beb|beecf|b e|baz fazlasi|baz acigi|basoverskott|nadmiar zasad',
  lactate:
    'lactate|lact|lac|lactic acid|lactate blood|serum lactate|arterial lactate|laktat|lactato|acido lactico|lactates|acide lactique|lattato|acido lattico|lactaat|mleczan|milchsaure|lab lactate|laktaat|laktat kan|p laktat|b laktat|laktat art|lactato art|mleczany|laktik asit',
  svo2: 'svo2|scvo2|venous oxygen saturation|mixed venous saturation|central venous saturation|zentralvenose sattigung|svo2 central',
  carboxyhemoglobin: 'carboxyhemoglobin|cohb|carboxyhaemoglobin|co hb|carboxihemoglobina|carboxyhemoglobine',
  methemoglobin: 'methemoglobin|methb|met hb|methaemoglobin|metahemoglobina|methemoglobine',
  crp: 'crp|c reactive protein|hscrp|hs crp|c reaktives protein|creaktives protein|proteina c reactiva|pcr|pcr mg l|proteine c reactive|proteina c reattiva|proteina c reativa|c reactief proteine|c reaktivt protein|bialko c reaktywne|lbxhscrp|lbxcrp|high sensitivity crp|reactive protein|c reaktif protein|p crp|crp i s|pcr quant|pcr suero|crp hs|s crp|bialko crp',
  esr: 'esr|sed rate|erythrocyte sedimentation rate|sedimentation rate|bsg|bks|blutsenkung|blutkorperchensenkung|vsg|vs|velocidad de sedimentacion|vitesse de sedimentation|velocita di eritrosedimentazione|ves|vhs|velocidade de hemossedimentacao|bse|bezinking|bezinkingssnelheid|sanka|sr|ob|sedimantasyon|sedimentasyon hizi|esh|b sr|odczyn biernackiego|senkning|sr mm h',
  procalcitonin: 'procalcitonin|pct|procalcitonina|procalcitonine|prokalzitonin|prokalcytonina|prokalcitonin|prokalsitonin|pct ng ml',
  troponin_t:
    'troponin t|tnt|trop t|troponint|ctnt|hs tnt|hstnt|troponina t|troponine t|hs troponin t|troponin t hs|hstroponint|troponin t high sensitive|tropt|lbxtnt|tropt hs|trop t hs|troponina t us|p troponin t',
  troponin_i:
    'troponin i|tni|trop i|troponini|ctni|hs tni|hstni|troponina i|troponine i|hs troponin i|troponin|trop|troponin i hs|tropi|troponina|troponine|tropi hs|trop i hs|troponina i us',
  ntprobnp: 'nt probnp|ntprobnp|nt pro bnp|nt bnp|pro bnp|probnp|n terminal pro bnp',
  bnp: 'bnp|brain natriuretic peptide|b type natriuretic peptide',
  ck: 'ck|cpk|creatine kinase|creatine phosphokinase|ck total|ck gesamt|kreatinkinase|creatinkinase|creatina quinasa|creatinquinasa|creatin chinasi|creatinofosfoquinase|cpk total|creatine kinase cpk|lbxsck|ck nac|creatinekinase',
  ckmb: 'ck mb|ckmb|creatine kinase mb|cpk mb|ckmb mass|cpkmb',
  myoglobin: 'myoglobin|myo|mioglobina|myoglobine',
  homocysteine: 'homocysteine|hcy|homocystein|homocisteina|lbxhcy',
  il6: 'il6|il 6|interleukin 6|interleucina 6|interleukine 6',
  uacr: 'uacr|acr|albumin creatinine ratio|urine albumin creatinine ratio|albumin kreatinin quotient|cociente albumina creatinina|rapport albumine creatinine|rac|alb cr ratio|urdact|microalbumin creatinine ratio|rapporto albumina creatinina|relacao albumina creatinina|albumine kreatinine ratio|albumin to creatinine ratio',
  upcr: 'upcr|pcr urine|protein creatinine ratio|urine protein creatinine ratio|protein kreatinin quotient',
  urine_protein: 'urine protein|protein urine|proteinuria|urineprotein|protein im urin|proteinurie',
  urine_glucose: 'urine glucose|glucose urine|glucosuria|glykosurie|glucose im urin',
  urine_ketones: 'urine ketones|ketones urine|ketonurie|cetonuria',
  urine_ph: 'urine ph|ph urine|ph urin|ph orina|ph urinaire|ph urinario|ph urinaria|ph u',
  urine_specific_gravity:
    'specific gravity|urine specific gravity|sg|spec grav|densidad urinaria|densite urinaire|peso specifico|densidade urinaria|soortelijk gewicht|urine sg|spezifisches gewicht',
  urine_albumin:
    'urine albumin|albumin urine|microalbumin|mikroalbumin|ualb|u alb|albuminuria|microalbuminuria|albuminurie|urxuma|urxums|albumin im urin|albumine urine|u albumin',
  urine_creatinine:
    'urine creatinine|creatinine urine|ucr|u creatinine|u crea|ucreat|kreatinin im urin|creatinina urinaria|creatinina en orina|creatinine urinaire|creatininuria|urxucr|urxcrs|urdcrsi|kreatinine urine|creatinina urina|u krea',
  urine_sodium: 'urine sodium|sodium urine|una|u na|natrium im urin|sodio urinario|sodium urinaire|natrium urine',
  urine_potassium: 'urine potassium|potassium urine|u k|kalium im urin|potasio urinario|potassium urinaire|kalium urine',
  urine_osmolality: 'urine osmolality|osmolality urine|uosm|u osm|urinosmolalitat|osmolalidad urinaria|osmolalite urinaire|urxuos',
  tsh: 'tsh|thyroid stimulating hormone|thyrotropin|thyreotropin|tirotropina|hormona estimulante de tiroides|thyreostimuline|lbxtsh1|lbxtsh|tsh basal|tireotropina|schildklierstimulerend hormoon|tsh serum|p tsh|tsh duzeyi|tsh bas',
  free_t4:
    'ft4|free t4|t4 free|free thyroxine|t4l|t4 libre|freies t4|ft4 freies thyroxin|t4 livre|t4 libera|t4 libero|vrij t4|freies thyroxin|lbxt4f|lbdt4fsi|thyroxine free|fritt t4|serbest t4|st4|p t4 fritt|ft4 wolna|t4 wolne|fritt tyroksin',
  free_t3:
    'ft3|free t3|t3 free|t3 libre|freies t3|t3 livre|t3 libera|vrij t3|lbxt3f|lbdt3fsi|free triiodothyronine|serbest t3|st3|t3 wolne|fritt t3',
  total_t4: 't4|total t4|t4 total|thyroxine|thyroxin|tiroxina|lbxtt4|lbdtt4si|tt4|t4 totale',
  total_t3: 't3|total t3|t3 total|triiodothyronine|lbxtt3|lbdtt3si|tt3|t3 totale|triyodotironina',
  psa: 'psa|prostate specific antigen|total psa|psa total|antigeno prostatico|lbxp1|lbxpsa|antigene prostatique|psa gesamt|antigeno prostatico especifico',
  vitamin_d:
    'vitamin d|vit d|25 oh d|25ohd|25 oh vitamin d|25 hydroxyvitamin d|vitd|vitamina d|vitamine d|25 oh vit d|vitamin d3|lbxvidms|lbxvid|lbdvidms|calcidiol|vitamin d 25 oh|vitamina d 25 oh|d vitamini|25 oh vitamin d3|witamina d|vitamin d 25',
  pth: 'pth|parathyroid hormone|ipth|parathormon|intact pth|parathormona|parathormone|paratohormonio|paratormonio|hormona paratiroidea',
  cortisol: 'cortisol|kortisol|cortisolo|serum cortisol|cortisol am',
  testosterone: 'testosterone|total testosterone|testosteron|testosterona|lbxtst|lbdtstsi|testosterone total',
  estradiol: 'estradiol|e2|oestradiol|ostradiol|estradiolo|lbxest|lbdestsi',
  shbg: 'shbg|sex hormone binding globulin|lbxshbg',
  prolactin: 'prolactin|prl|prolaktin|prolactina|prolactine|prolattina',
  cea: 'cea|carcinoembryonic antigen|antigeno carcinoembrionario|ace carcino|antigene carcino embryonnaire',
  cotinine: 'cotinine|serum cotinine|cotinin|cotinina|lbxcot',
  lead: 'blood lead|lead|pb|blei|plomo|plomb|piombo|chumbo|lood|lbxbpb|lbdbpbsi|pb blood|bll',
  fev1_fvc: 'fev1 fvc|fev1fvc|tiffeneau|fev1 fvc ratio|spxnfev1fvc',
  mmse: 'mmse|mini mental|mini mental state|mini mental state examination|mmst',
  visit_count: 'number of visits|visit count|visits count',
  bone_density_t: 't score|tscore|bone density t score|dexa t score|bmd t score',
  smoking_status:
    'smoking|smoking status|smoker|tobacco|raucher|raucherstatus|rauchen|tabaquismo|fumador|tabagisme|fumeur|fumo|fumatore|tabagismo|fumante|roken|rokenstatus|tobacco use',
  pregnancy_status:
    'pregnant|pregnancy|pregnancy status|schwanger|schwangerschaft|embarazo|embarazada|grossesse|enceinte|gravidanza|incinta|gravidez|gravida|zwanger|ridexprg',
}

/** Values of these are words or yes and no, never measured numbers. */
export const CODED_NAMES: ReadonlySet<string> = new Set(['avpu', 'smoking_status', 'pregnancy_status'])

/** Roles of columns that are no measured concept. */
export const ROLE_NAMES: Readonly<Record<string, string>> = {
  'patient-key':
    'patient id|patientid|patient|pat id|patid|pat nr|patnr|patient nr|patient no|patient number|patient nbr|patientnumber|mrn|mrn id|medical record number|subject id|subject|subjectid|subj id|person id|personid|pid|pt id|ptid|record id|recordid|seqn|case id|id|ids|unique id|study id|participant id|participantid|patienten id|patientennummer|patienten nr|fallnummer|pat|id paciente|paciente|nhc|numero de historia|historia clinica|n historia|num historia|id patient|ipp|nip|numero patient|num patient|id paziente|paziente|codice paziente|cod paziente|codice fiscale|cf|id do paciente|prontuario|numero prontuario|n prontuario|codigo paciente|cod paciente|patientnummer|patient nummer|patientid nummer|bsn|patnummer|personnummer|pesel|id pacjenta|uniquepid|hospital number|nhs number|hosp no|uhid|ur number|chart number|kennung|patientenkennung|hasta no|hasta|hasta numarasi|protokol no|dosya no|nr pacjenta|pacjent|registro|n h c|patientnr|pasient|pasientnr|pasientid|patientennr',
  'encounter-key':
    'encounter id|encounterid|encounter|hadm id|hadmid|icustay id|icustayid|stay id|stayid|patientunitstayid|patienthealthsystemstayid|visit id|visitid|admission id|admissionid|csn|episode id|account number|fall nr|fallid|fall id|fallnr|aufnahmenummer|episodio|id episodio|id sejour|sejour|num sejour|nda|ricovero|id ricovero|nosologico|internacao|atendimento|id atendimento|opname id|opnamenummer|contact id|vis id',
  name: 'name|patient name|full name|fullname|patientname|nombre y apellidos|nombre completo|nombre paciente|nom prenom|nom complet|nom patient|nome e cognome|nominativo|nome completo|nome paciente|naam|patientenname|volledige naam|namn|imie i nazwisko',
  'family-name':
    'last name|lastname|surname|family name|familyname|nachname|familienname|apellido|apellidos|nom|nom de famille|cognome|sobrenome|achternaam|efternamn|nazwisko|lname|apelido',
  'given-name':
    'first name|firstname|given name|givenname|forename|vorname|nombre|prenom|nome|primeiro nome|voornaam|fornamn|imie|fname|middle name',
  'birth-date':
    'dob|date of birth|birth date|birthdate|birthday|geburtsdatum|geb dat|gebdat|geb datum|geboren|gebdatum|geb|fecha de nacimiento|fecha nacimiento|fec nac|f nacimiento|fnac|fecha nac|date de naissance|date naissance|ddn|naissance|date nais|data di nascita|data nascita|nascita|data de nascimento|nascimento|dt nasc|data nasc|geboortedatum|gebdat patient|fodelsedatum|data urodzenia|born|year of birth|birth year|dogum tarihi|fodselsdato|fodselsdag',
  age: 'age|age years|age yrs|age at admission|admission age|patient age|alter|alter jahre|lebensalter|edad|edad anos|age annees|eta|eta anni|anni|idade|idade anos|leeftijd|alder|wiek|ridageyr|anchor age|age y|age in years|ages|anos|yas|yasi',
  sex: 'sex|gender|geschlecht|sexo|genero|sexe|sesso|genere|geslacht|kon|plec|riagendr|male|is male|female|m f|sex m f|patient sex|gender code|sex code|mw|geschl|civilite|cinsiyet|kjonn|kjon',
  time: 'time|date|datetime|timestamp|date time|charttime|chart time|chartdate|storetime|measured at|measurement time|measurement date|observation time|observation date|obs time|observationoffset|offset|labresultoffset|effective date|collected|collected at|collection date|collection time|collection datetime|sample time|sample date|sampled at|result date|result time|result datetime|visit date|visitdate|encounter date|exam date|date of visit|recorded|recorded at|recorded on|recorded time|recorded date|test date|lab date|draw time|draw date|drawn at|taken at|event time|event date|day|hour|hours|hr elapsed|iculos|icu los|minutes|mins since admission|hours since admission|hrs since admit|hours in|time hours|time h|time min|elapsed|relative time|datum|zeit|uhrzeit|zeitpunkt|zeitstempel|datum uhrzeit|messzeitpunkt|messzeit|entnahmedatum|entnahmezeit|abnahmedatum|abnahmezeit|abnahme|untersuchungsdatum|besuchsdatum|aufnahmedatum|visite|stunde|tag|fecha|hora|fecha hora|fecha y hora|fecha visita|fecha de visita|fecha muestra|fecha toma|fecha extraccion|fecha medicion|date heure|heure|horodatage|date prelevement|date de visite|date visite|date examen|date mesure|date consultation|data|ora|data ora|data visita|data prelievo|data esame|data e ora|data coleta|data da consulta|data hora|dt coleta|data exame|data medicao|tijd|tijdstip|datum tijd|afnamedatum|afnametijd|bezoekdatum|meetdatum|meettijd|tidpunkt|datum tid|data badania|data pomiaru|czas|admission date|admit date|admittime|admission time|intime|issued|specimen date|specimen taken|when|date measured|measuredatetime|obs datetime|tarih|islem tarihi|sonuc tarihi|data pobrania|dato|provetidspunkt|dato tid',
  code: 'code|item|itemid|item id|parameter|param|test|test name|testname|test code|testcode|lab test|labtest|lab name|labname|lab item|analyte|analysis|variable|variable name|observation|observation name|observation code|measurement|measurement name|measure|component|component name|loinc|loinc code|label|assay|investigation|vital|vital sign|vital name|messgrosse|messwert name|messparameter|untersuchung|analyt|laborparameter|bezeichnung|prueba|parametro|analisis|determinacion|analito|magnitud|examen|analyse|parametre|libelle|nom examen|esame|analisi|exame|teste|bepaling|test naam|onderzoek|observatie|verrichting|attribute|metric|signal|concept|concept name|feature name|badanie',
  value:
    'value|val|result|results|valuenum|value num|numeric value|result value|resultvalue|labresult|lab result|numeric result|observation value|obs value|reading|measured value|quantity|amount|wert|ergebnis|messwert|resultat|valor|resultado|valeur|valore|risultato|esito|waarde|uitslag|meetwaarde|varde|wynik|wartosc|value as number|value text|result text|nval|test result|test value',
  unit: 'unit|units|uom|valueuom|value uom|unit of measure|unit of measurement|result unit|results unit|units of measure|labmeasurenamesystem|einheit|einheiten|masseinheit|unidad|unidades|unidad de medida|unite|unites|unita|unita di misura|unidade|unidade de medida|eenheid|eenheden|enhet|jednostka|value unit|ref unit',
  drug: 'drug|drug name|drugname|medication|medication name|med|meds|medications|medicine|medicament|medikament|medikation|arzneimittel|wirkstoff|medicamento|farmaco|principio activo|principio attivo|traitement|dci|farmaco prescritto|principio ativo|geneesmiddel|medicatie|lakemedel|lek|leki|prescription|formulary drug|generic name|brand name|ndc|atc|atc code|rxnorm|rxcui|gsn',
  diagnosis:
    'diagnosis|dx|diag|diagnoses|diagnosis code|icd|icd code|icd10|icd 10|icd9|icd 9|icd9 code|icd10 code|diag 1|diag 2|diag 3|diag1|diag2|diag3|primary diagnosis|principal diagnosis|admission diagnosis|dx code|dx1|dx2|hauptdiagnose|diagnose|diagnosen|icd kode|nebendiagnose|diagnostico|diagnostico principal|cie10|cie 10|codigo cie|diagnostic|code cim|cim10|diagnosi|diagnosi principale|codice icd|cid|cid10|cid 10|hoofddiagnose|diagnos|rozpoznanie|problem|condition|comorbidity|apacheadmissiondx|reason for admission',
  'free-text':
    'note|notes|comment|comments|remark|remarks|text|free text|freetext|narrative|description|report|clinical notes|bemerkung|bemerkungen|kommentar|notiz|befund|freitext|anamnese|observaciones|notas|comentario|comentarios|commentaire|commentaires|remarque|observations|compte rendu|note cliniche|commento|commenti|osservazioni|observacoes|opmerking|opmerkingen|toelichting|beloop|uwagi|anteckning|impression|history|chief complaint|complaint|chiefcomplaint',
  ignore:
    'race|ethnicity|ethnic group|language|marital status|religion|insurance|payer|payer code|ward|unit1|unit2|hospital|hospital id|hospitalid|ward id|wardid|site|center|centre|clinic|department|dept|room|bed|physician|doctor|provider|provider id|caregiver id|cgid|icutype|icu type|icu unit|first careunit|last careunit|hospadmtime|hosp adm time|sepsislabel|sepsis label|sepsis|label outcome|death|died|mortality|in hospital death|inhospital death|survival|outcome|los|length of stay|lengthofstay|saps|saps i|sapsi|saps ii|sofa|sofa score|apache|apachescore|oasis|mechvent|mech vent|ventilated|mechanical ventilation|readmitted|readmission|change|diabetesmed|discharge disposition|discharge disposition id|admission type|admission type id|admission source|admission source id|medical specialty|specialty|time in hospital|num lab procedures|num procedures|num medications|number outpatient|number emergency|number inpatient|number diagnoses|flag|abnormal flag|status|row id|rowid|index|row number|row|lfd nr|nr|line|unnamed 0|sequence|seq|seqnum|order id|specimen id|sample id|version|weights|sample weight|education|income|occupation|zip|zip code|postal code|address|phone|email|city|state|country|station|krankenhaus|abteilung|bett|zimmer|arzt|kasse|versicherung|rasse|religion|nationalitat|hospital de origen|servicio|planta|cama|medico|etnia|seguro|hopital|medecin|chambre|lit|reparto|letto|etnia|convenio|leito|enfermaria|unidade internacao|afdeling|kamer|arts|reference range|ref range|normal range|low|high|ref low|ref high|rangelow|rangehigh|ref range lower|ref range upper|referenzbereich|rango|valor de referencia|priority|group|cohort|arm|treatment group|study arm|split|fold|label|target|class|source|device|method|specimen|specimen type|fluid|fluido|hospital expire flag|dod|deathtime|dischtime|discharge date|discharge time|outtime|numbedsccu|teachingstatus|region|is active|created at|updated at|error|warning|itemid flag|cholesterol treatment|alcohol|alcohol use|sport|activity',
}

/** Words beside a name that do not change what is meant. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    'serum plasma blood or level levels value values result lab labs test measured measurement mean average avg min max minimum maximum median first last baseline bl adm admission admit initial day d1 day1 24h current ' +
    'arterial arteriell art venous capillary whole the of in at on to and de la le el del di da du der die das des im en et y e i von van het een serico serica serique serum sierico sierica plasmatica plasmatico sanguin sanguine sangre sangue blut bloed ' +
    'sang seated sitting standing supine left right manual auto automated noninvasive non invasive invasive ni nibp abp poc poct calc calculated result reported observed derived raw clean final num numeric no nr s p b pt patient vital vitals vs labor wert valor valeur valore waarde ' +
    'total gesamt totale ges concentration conc konzentration count anzahl rate reading 1 2 3 4 admission1 visit v1 v2 v3 t0 t1 t2 t3 w0 pre post before after am pm fasting random std sd var worst high low highest lowest apache chart charted nurse adult body quantity body ser suero surowica surowicy kan axilar axillar rektal rectal oral tympanic ohr corporea ciala art quant fp'
  ).split(' '),
)

/** Specimens other than blood: a name of blood beside one of them means something else. */
export const OTHER_SPECIMENS: ReadonlySet<string> = new Set(
  'urine urin urinary мочи моча моче сечі сеча moci moc mocu mokraci virtsa virtsan vizelet ουρων ουρα بول idrar likvor ликвор ликворе urinaire urinario urinaria urina orina csf liquor lcr pleural ascites ascitic stool stuhl feces heces selles saliva sputum joint synovial dialysate drain dose dosis flag comment code status delta change diff difference ratio score scale category cat class grade target goal alarm threshold limit date time datum fecha zscore percentile pctile centile history family medication drug treatment therapy rx order ordered count_of n_of days number risk'.split(
    ' ',
  ),
)
