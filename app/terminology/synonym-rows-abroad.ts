/**
 * What tables call a concept in Czech, Slovak, Finnish, Romanian, Hungarian, Greek, Russian, Ukrainian, Bulgarian, Croatian, Serbian, Slovenian,
 * Danish, Norwegian, Indonesian, Arabic, Persian, Hebrew, Chinese, Japanese and Korean; and in the prefixed codes of Nordic and Czech laboratories
 * (P-Krea, fS-Gluk). As in synonym-rows.ts: separated by "|", case, accents and signs do not count.
 */
export const NAMES_ABROAD: Readonly<Record<string, string>> = {
  heart_rate:
    'tep|tepova frekvence|srdecni frekvence|tf|pulz|pulzova frekvencia|srdcova frekvencia|syke|pulssi|syketaajuus|alura ventriculara|av bpm|frecventa cardiaca|puls|pulzus|pulzusszam|szivfrekvencia|σφυξεις|σφυγμος|καρδιακη συχνοτητα|παλμοι|чсс|пульс|частота пульса|частота сердечных сокращений|частота серцевих скорочень|чсс уд мин|пулс|сърдечна честота|otkucaji srca|frekvencija srca|srcna frekvenca|utrip|srcni utrip|denyut jantung|nadi|النبض|نبض|معدل النبض|معدل ضربات القلب|ضربات القلب|نبض القلب|ضربان قلب|דופק|心率|脉搏|脉率|心跳|心拍数|脈拍|脈拍数|脈搏|心跳速率|심박수|맥박|맥박수|심박동수',
  resp_rate:
    'dechova frekvence|dechy|df|dychova frekvencia|hengitystaajuus|hengitysfrekvenssi|frecventa respiratorie|legzesszam|legzes|αναπνοες|αναπνευστικη συχνοτητα|чдд|чд|частота дыхания|частота дыхательных движений|частота дихання|дишания|дихателна честота|respiratorna frekvencija|frekvencija disanja|frekvenca dihanja|dihanje|frekuensi napas|laju napas|معدل التنفس|التنفس|تعداد تنفس|קצב נשימה|נשימות|呼吸频率|呼吸|呼吸次数|呼吸頻率|呼吸数|呼吸回数|호흡수|호흡',
  spo2: 'saturace|saturace kysliku|saturacia|saturacia kyslikom|happisaturaatio|saturaatio|happikyllasteisyys|saturatie o2|saturatie oxigen|oxigenszaturacio|szaturacio|κορεσμος|κορεσμος o2|κορεσμος οξυγονου|сатурация|сатурация кислорода|сатурація|насыщение кислородом|кислородна сатурация|zasicenost kisikom|saturacija|saturacija kisika|nasicenost s kisikom|saturasi|saturasi oksigen|تشبع الأكسجين|تشبع الاكسجين|نسبة الأكسجين|אחוז ריווי|סטורציה|ריווי חמצן|血氧饱和度|血氧|氧饱和度|血氧飽和度|酸素飽和度|経皮的酸素飽和度|산소포화도',
  sbp: 'systolicky tk|systolicky tlak|stk|tks|tk s|systolicky krevny tlak|systolicky krevni tlak|tk syst|systolinen paine|systolinen verenpaine|systolinen|rr sys|rr systolinen|ylapaine|ta sistolica|tensiune sistolica|tas|presiune sistolica|szisztoles vernyomas|szisztoles|rr szisztoles|συστολικη|συστολικη πιεση|μεγαλη πιεση|αρτηριακη πιεση συστολικη|сад|систолическое давление|систолическое ад|ад сист|ад систолическое|верхнее давление|систолічний тиск|сат|систолічний ат|систолно ан|систолно налягане|систолно кръвно налягане|sistolicki tlak|sistolicki krvni tlak|sistolni pritisak|sistolni tlak|sistolicni tlak|sistolicni krvni tlak|tekanan darah sistolik|sistole|td sistolik|blodtrykk systolisk|systolisk bt|الضغط الانقباضي|ضغط الدم الانقباضي|فشار سیستولیک|לחץ דם סיסטולי|לד סיסטולי|收缩压|高压|收縮壓|収縮期血圧|最高血圧|수축기혈압|수축기 혈압|최고혈압',
  dbp: 'diastolicky tk|diastolicky tlak|dtk|tkd|tk d|diastolicky krevni tlak|tk diast|diastolinen paine|diastolinen verenpaine|diastolinen|rr dia|rr diastolinen|alapaine|ta diastolica|tensiune diastolica|tad|presiune diastolica|diasztoles vernyomas|diasztoles|rr diasztoles|διαστολικη|διαστολικη πιεση|μικρη πιεση|αρτηριακη πιεση διαστολικη|дад|диастолическое давление|диастолическое ад|ад диаст|ад диастолическое|нижнее давление|діастолічний тиск|дат|діастолічний ат|диастолно ан|диастолно налягане|диастолно кръвно налягане|dijastolicki tlak|dijastolicki krvni tlak|dijastolni pritisak|dijastolni tlak|diastolicni tlak|diastolicni krvni tlak|tekanan darah diastolik|td diastolik|blodtrykk diastolisk|diastolisk bt|الضغط الانبساطي|ضغط الدم الانبساطي|فشار دیاستولیک|לחץ דם דיאסטולי|לד דיאסטולי|舒张压|低压|舒張壓|拡張期血圧|最低血圧|이완기혈압|이완기 혈압|확장기혈압|최저혈압',
  map: 'stredni tk|stredni arterialni tlak|stredny tlak|keskipaine|keskiverenpaine|ta medie|presiune arteriala medie|artarias kozepnyomas|kozepnyomas|μεση αρτηριακη πιεση|сред ад|среднее ад|среднее артериальное давление|ср ад|середній артеріальний тиск|средно ан|srednji arterijski tlak|الضغط الشرياني المتوسط|平均动脉压|平均動脈圧|平均血圧|平均動脈壓|평균동맥압|평균혈압',
  temperature:
    'teplota|telesna teplota|tt|lampo|kehon lampotila|ruumiinlampo|lampotila|temperatura corpului|temperatura|testhomerseklet|homerseklet|testho|θερμοκρασια|θερμοκρασια σωματος|температура|температура тела|т тела|температура тіла|телесна температура|tjelesna temperatura|telesna temperatura|suhu|suhu tubuh|درجة الحرارة|حرارة الجسم|الحرارة|دمای بدن|חום|טמפרטורה|חום גוף|体温|體溫|腋温|耳温|腋窝温度|체온',
  gcs: 'glasgowska skala|gks|шкала глазго|шкг|баллы по шкале глазго|glasgow asteikko|scor glasgow|glasgow pontszam|格拉斯哥评分|格拉斯哥昏迷评分|مقياس غلاسكو|글래스고 혼수척도',
  weight:
    'hmotnost|telesna hmotnost|vaha|hmotnost kg|telesna vaha|paino|ruumiinpaino|kehon paino|greutate|greutatea|greutate corporala|testsuly|suly|testtomeg|βαρος|βαρος σωματος|σωματικο βαρος|вес|масса тела|вес тела|масса|вага|маса тіла|тегло|телесно тегло|tezina|tjelesna tezina|telesna tezina|telesna masa|tjelesna masa|teza|berat|berat badan|bb kg|الوزن|وزن|وزن الجسم|משקל|体重|體重|몸무게|체중',
  height:
    'vyska|telesna vyska|vyska cm|vyska postavy|pituus|inaltime|inaltimea|testmagassag|magassag|υψος|αναστημα|рост|рост см|зріст|ръст|височина|visina|tjelesna visina|telesna visina|tinggi|tinggi badan|tb cm|الطول|طول|طول القامة|قد بیمار|גובה|身高|身長|身长|키|신장 cm',
  bmi: 'painoindeksi|ipc|indice de masa corporala|testtomegindex|tti|δμσ|δεικτης μαζας σωματος|имт|индекс массы тела|імт|індекс маси тіла|итм|индекс на телесна маса|indeks tjelesne mase|itm|indeks telesne mase|imt|indeks massa tubuh|مؤشر كتلة الجسم|体重指数|体质指数|身体质量指数|体格指数|체질량지수',
  waist:
    'obvod pasu|obvod pasa|vyotaronymparys|talie|circumferinta talie|circumferinta abdominala|haskorfogat|derekkorfogat|περιμετρος μεσης|окружность талии|об талии|обвід талії|обиколка на талия|opseg struka|obim struka|lingkar perut|lingkar pinggang|محيط الخصر|محيط الوسط|היקף מותניים|腰围|腰圍|腹囲|ウエスト|허리둘레',
  hip: 'obvod boku|lantionymparys|circumferinta sold|csipokorfogat|περιφερεια ισχιων|окружность бедер|об бедер|opseg bokova|محيط الورك|臀围|臀圍|ヒップ|엉덩이둘레',
  creatinine:
    's kreatinin|kreatinin v seru|kreatiniini|p krea|s krea|fs krea|p kreatiniini|creatinina|creatinina serica|kreatinin|szerum kreatinin|se kreatinin|κρεατινινη|κρεατινινη ορου|креатинин|креатинин сыворотки|креатинін|kreatinin u serumu|kreatinin serum|الكرياتينين|كرياتينين|کراتینین|קראטינין|肌酐|血肌酐|血清肌酐|肌酸酐|クレアチニン|血清クレアチニン|크레아티닌|혈청 크레아티닌',
  egfr: 'odhad gf|glomerularni filtrace|gfr odhad|pt gfr|pt gfreepi|rfg|rfg estimata|egfr szamitott|ρυθμος σπειραματικης διηθησης|скф|рскф|скорость клубочковой фильтрации|шкф|stopnja glomerulne filtracije|معدل الترشيح الكبيبي|肾小球滤过率|估算肾小球滤过率|推算糸球体濾過量|推定糸球体濾過量|사구체여과율|추정사구체여과율',
  urea_nitrogen: 'азот мочевины|dusik ureje|نيتروجين اليوريا|尿素氮|血尿素氮|尿素窒素|血中尿素窒素|혈중요소질소|요소질소',
  urea: 'mocovina|s urea|s mocovina|p urea|s urea nordic|uurea|uree|uree serica|ureea|karbamid|se karbamid|szerum karbamid|ουρια|мочевина|мочевина крови|сечовина|урея|ureja|secnina|ureum darah|اليوريا|يوريا|اوره|אוריאה|尿素|血尿素|요소|p karbamid|s karbamid|karbamid s',
  sodium:
    'sodik|natrium|natrij|natriu|s na|p na|fs na|na seric|sodiu|sodiu seric|natrium se|se na|νατριο|na ορου|натрий|натрий крови|натрій|natrij u serumu|natrijum|الصوديوم|صوديوم|سدیم|נתרן|钠|血钠|血清钠|鈉|ナトリウム|血清ナトリウム|나트륨|소듐',
  potassium:
    'draslik|kalium|kalij|kaliu|s k|p k|fs k|k seric|potasiu|potasiu seric|se k|καλιο|k ορου|калий|калий крови|калій|kalijum|البوتاسيوم|بوتاسيوم|پتاسیم|אשלגן|钾|血钾|血清钾|鉀|カリウム|血清カリウム|칼륨|포타슘',
  chloride:
    'chloridy|chlorid|s cl|p cl|kloridi|cloruri|cloremie|clor seric|klorid|se klorid|χλωριο|χλωριουχα|хлор|хлориды|хлорид|kloridi|hlorid|hloridi|klorida|الكلوريد|كلوريد|כלוריד|氯|血氯|氯离子|クロール|塩素|클로라이드|염소',
  bicarbonate:
    'hydrogenuhlicitan|bikarbonat|hydrogenuhlicitany|bikarbonaatti|bicarbonat|bicarbonati|rezerva alcalina|διττανθρακικα|бикарбонат|бикарбонаты|бікарбонат|hidrogenkarbonat|البيكربونات|بيكربونات|ביקרבונט|碳酸氢根|碳酸氢盐|二氧化碳结合力|実測重炭酸|重炭酸|重炭酸イオン|중탄산|중탄산염',
  calcium:
    'vapnik|s ca|p ca|fs ca|kalsium|calciu|calciu seric|calciu total|calcemie|kalcium|se kalcium|ca ossz|ασβεστιο|кальций|кальций общий|кальцій|калций|kalcij|kalcijum|kalsiumi|الكالسيوم|كالسيوم|کلسیم|סידן|钙|血钙|总钙|鈣|カルシウム|血清カルシウム|칼슘',
  calcium_ionized:
    'ionizovany vapnik|ca ioniz|vapnik ionizovany|kalsium ionisoitu|ionisoitunut kalsium|calciu ionic|ionizalt kalcium|кальций ионизированный|ионизированный кальций|іонізований кальцій|йонизиран калций|ionizirani kalcij|الكالسيوم المتأين|离子钙|游离钙|イオン化カルシウム|이온화칼슘',
  magnesium:
    'horcik|magneziu|magneziu seric|magnezium|s mg|p mg|μαγνησιο|магний|магній|magnezij|magnezijum|المغنيسيوم|ماغنسيوم|מגנזיום|镁|血镁|鎂|マグネシウム|마그네슘',
  phosphate:
    'fosfor|fosfat|fosfaty|fosfaatti|s p anorg|p pi|s fosfat|fosfor anorganic|foszfat|foszfor|φωσφορος|фосфор|фосфаты|фосфор неорганический|anorganski fosfat|fosfati|الفوسفور|الفوسفات|فسفر|זרחן|磷|血磷|无机磷|無機リン|リン|인산|무기인',
  uric_acid:
    'kyselina mocova|kys mocova|s kyselina mocova|uraatti|p uraat|urat|uraatit|acid uric|acidul uric|hugysav|ουρικο οξυ|мочевая кислота|сечова кислота|пикочна киселина|mokracna kiselina|urati|secna kislina|asam urat|حمض اليوريك|حمض البوليك|اسید اوریک|חומצת שתן|尿酸|血尿酸|요산|p urat|urinsyre|urinsyra',
  glucose:
    'glykemie|glukoza|s glukoza|glukosa|p gluk|fp gluk|fs gluk|verensokeri|glukoosi|paastosokeri|glicemie|glucoza|glicemia|glucoza serica|vercukor|glukoz|glukoz ehomi|se glukoz|γλυκοζη|σακχαρο|σακχαρο αιματος|глюкоза|сахар крови|глюкоза крови|сахар|глюкоза натощак|кръвна захар|guk|krvni secer|secer u krvi|krvni sladkor|glukosa darah|gula darah|gdp|gds|gula darah puasa|سكر الدم|السكر|الجلوكوز|جلوكوز|سكر صائم|قند خون|گلوکز|גלוקוז|סוכר|血糖|空腹血糖|葡萄糖|随机血糖|血糖値|グルコース|空腹時血糖|혈당|공복혈당|포도당|p glukose|b glukose|blodsukker|glukose',
  hba1c:
    'glykovany hemoglobin|glykovany hb|glykoitunut hemoglobiini|sokerihemoglobiini|b hba1c|b ghb a1c|hemoglobina glicata|hemoglobina glicozilata|glikalt hemoglobin|γλυκοζυλιωμενη|γλυκοζυλιωμενη αιμοσφαιρινη|гликированный гемоглобин|гликозилированный гемоглобин|глікований гемоглобін|гликиран хемоглобин|glikirani hemoglobin|glikozilirani hemoglobin|الهيموجلوبين السكري|السكر التراكمي|המוגלובין מסוכרר|糖化血红蛋白|糖化血紅素|糖化ヘモグロビン|グリコヘモグロビン|당화혈색소',
  total_cholesterol:
    'cholesterol celk|celkovy cholesterol|s cholesterol|kokonaiskolesteroli|kolesteroli|fp kol|p kol|fs kol|colesterol total|colesterol|ossz koleszterin|osszkoleszterin|koleszterin|ολικη χοληστερολη|χοληστερολη|χοληστερινη|холестерин|общий холестерин|холестерин общий|загальний холестерин|холестерол|общ холестерол|ukupni kolesterol|ukupan holesterol|celokupni holesterol|celotni holesterol|kolesterol|kolesterol total|الكوليسترول|الكوليسترول الكلي|کلسترول|כולסטרול|总胆固醇|胆固醇|總膽固醇|総コレステロール|총콜레스테롤|콜레스테롤',
  ldl: 'ldl kolesteroli|fp kol ldl|p kol ldl|fs kol ldl|ldl colesterol|ldl koleszterin|ldl χοληστερολη|холестерин лпнп|лпнп|хс лпнп|лпнщ|ldl holesterol|الكوليسترول الضار|低密度脂蛋白|低密度脂蛋白胆固醇|低密度脂蛋白膽固醇|ldlコレステロール|ldl 콜레스테롤|저밀도콜레스테롤|저밀도지단백|p kolesterol ldl',
  hdl: 'hdl kolesteroli|fp kol hdl|p kol hdl|fs kol hdl|hdl colesterol|hdl koleszterin|hdl χοληστερολη|холестерин лпвп|лпвп|хс лпвп|лпвщ|hdl holesterol|الكوليسترول النافع|高密度脂蛋白|高密度脂蛋白胆固醇|高密度脂蛋白膽固醇|hdlコレステロール|hdl 콜레스테롤|고밀도콜레스테롤|고밀도지단백|p kolesterol hdl',
  triglycerides:
    'triglyceridy|triacylglyceroly|s triglyceridy|s tag|triglyseridit|fp trigly|p trigly|fs trigly|trigliceride|triglicerid|trigliceridek|τριγλυκεριδια|триглицериды|тригліцериди|триглицериди|trigliceridi|trigliserida|الدهون الثلاثية|ثلاثي الجليسريد|تری گلیسیرید|טריגליצרידים|甘油三酯|三酰甘油|三酸甘油酯|中性脂肪|トリグリセリド|중성지방',
  bilirubin_total:
    'bilirubin celk|celkovy bilirubin|bilirubin celkovy|s bilirubin|s bil celk|bilirubiini|p bil|s bil|bilirubina totala|bilirubina serica totala|ossz bilirubin|osszbilirubin|se bilirubin|ολικη χολερυθρινη|χολερυθρινη|χολερυθρινη ολικη|билирубин|билирубин общий|общий билирубин|білірубін|загальний білірубін|білірубін загальний|общ билирубин|ukupni bilirubin|ukupan bilirubin|celotni bilirubin|bilirubin total|البيليروبين الكلي|البيليروبين|بيليروبين كلي|بیلی روبین توتال|בילירובין|בילירובין כללי|总胆红素|總膽紅素|胆红素|総ビリルビン|총빌리루빈|빌리루빈|bilirubiner|p bilirubiner',
  bilirubin_direct:
    'konjugovany bilirubin|bilirubin konj|bilirubin konjugovany|priamy bilirubin|primy bilirubin|p bil kj|konjugoitunut bilirubiini|bilirubina directa|direkt bilirubin|konjugalt bilirubin|αμεση χολερυθρινη|билирубин прямой|прямой билирубин|білірубін прямий|прямий білірубін|директен билирубин|direktni bilirubin|konjugirani bilirubin|البيليروبين المباشر|בילירובין ישיר|直接胆红素|结合胆红素|直接膽紅素|直接ビリルビン|직접빌리루빈',
  bilirubin_indirect:
    'nekonjugovany bilirubin|nepriamy bilirubin|bilirubina indirecta|indirekt bilirubin|εμμεση χολερυθρινη|билирубин непрямой|непрямой билирубин|білірубін непрямий|البيليروبين غير المباشر|间接胆红素|間接ビリルビン|간접빌리루빈',
  alt: 's alt|p alat|s alat|alat|tgp|gpt|se gpt|αλτ|sgpt|алт|алат|аланинаминотрансфераза|аланінамінотрансфераза|ناقلة أمين الألانين|谷丙转氨酶|丙氨酸氨基转移酶|谷丙转胺酶|アラニンアミノ基転移酵素|알라닌아미노전이효소',
  ast: 's ast|p asat|s asat|asat|tgo|got|se got|αστ|sgot|аст|асат|аспартатаминотрансфераза|аспартатамінотрансфераза|谷草转氨酶|天冬氨酸氨基转移酶|天门冬氨酸氨基转移酶|アスパラギン酸アミノ基転移酵素|아스파르테이트아미노전이효소',
  alp: 's alp|alkalicka fosfataza|alkalicka fosfatasa|p afos|s afos|afos|alkalinen fosfataasi|fosfataza alcalina|fal|alkalikus foszfataz|se alp|alkalas foszfataz|αλκαλικη φωσφαταση|щелочная фосфатаза|щф|лужна фосфатаза|алкална фосфатаза|alkalna fosfataza|basisk fosfatase|p basisk fosfatase|alkalisk fosfatase|الفوسفاتاز القلوي|פוספטזה בסיסית|碱性磷酸酶|鹼性磷酸酶|アルカリホスファターゼ|アルカリフォスファターゼ|알칼리인산분해효소|알칼리포스파타제',
  ggt: 's ggt|s gmt|gmt|p gt|s gt|p ggt|gamma gt|gamaglutamyltransferaza|γ γλουταμυλτρανσφεραση|γ gt|ггт|ггтп|гамма гт|гамма глутамилтрансфераза|γ gtp|γgt|γgtp|γ 谷氨酰转移酶|谷氨酰转肽酶|谷氨酰转移酶|γ谷氨酰基转移酶|γグルタミルトランスペプチダーゼ|감마지티피|감마gtp',
  ldh: 's ld|p ld|laktatdehydrogenaza|laktatdehydrogenaasi|ld laktaattidehydrogenaasi|laktat dehidrogenaz|lactatdehidrogenaza|γαλακτικη αφυδρογοναση|лдг|лактатдегидрогеназа|laktatdehidrogenaza|laktat dehydrogenase|乳酸脱氢酶|乳酸脱水素酵素|젖산탈수소효소',
  albumin:
    's albumin|p alb|s alb|albumiini|albumina|albumina serica|se albumin|αλβουμινη|λευκωματινη|альбумин|альбумін|албумин|albumini|الألبومين|ألبومين|آلبومین|אלבומין|白蛋白|血清白蛋白|アルブミン|알부민',
  total_protein:
    'celkova bilkovina|celkove bielkoviny|cb|s cb|celkova bielkovina|bilkovina celk|p prot|s prot|kokonaisproteiini|proteiini|proteine totale|proteina totala|osszfeherje|se osszfeherje|feherje|ολικα λευκωματα|ολικη πρωτεινη|ολικες πρωτεινες|общий белок|белок общий|загальний білок|білок загальний|общ белтък|ukupni proteini|celotni proteini|ukupne bjelancevine|protein total|total protein darah|البروتين الكلي|חלבון כללי|总蛋白|總蛋白|総蛋白|총단백|총단백질',
  globulin: 'globulini|globuliini|globuline|глобулины|глобулин|球蛋白|グロブリン|글로불린|الجلوبيولين',
  amylase: 'amylaza|amylaasi|p amyl|s amylaza|amilaz|amilaza|αμυλαση|амилаза|амілаза|الأميليز|淀粉酶|アミラーゼ|아밀라제',
  lipase: 'lipaza|lipaasi|lipaz|λιπαση|липаза|الليباز|脂肪酶|リパーゼ|리파제',
  ammonia: 'amoniak|ammoniakki|amoniac|ammonia|αμμωνια|аммиак|الأمونيا|血氨|アンモニア|암모니아',
  hemoglobin:
    'hemoglobin|b hb|krevni barvivo|hemoglobiini|hemoglobina|hgb|hb seric|verhemoglobin|αιμοσφαιρινη|hb αιμοσφαιρινη|гемоглобин|гемоглобін|хемоглобин|hemoglobin u krvi|haemoglobin|hemoglobin darah|b haemoglobin|b hemoglobin|الهيموجلوبين|هيموجلوبين|خضاب الدم|هموگلوبین|המוגלובין|血红蛋白|血紅素|血色素|ヘモグロビン|血色素量|혈색소|헤모글로빈',
  hematocrit:
    'hematokrit|b hkr|b htk|hematokriitti|b hkr evf|hematocrit|hematokrit ertek|αιματοκριτης|гематокрит|хематокрит|hematokrit darah|الهيماتوكريت|هيماتوكريت|مكداس الدم|هماتوکریت|המטוקריט|红细胞压积|血细胞比容|红细胞比容|血球容積比|ヘマトクリット|ヘマトクリット値|헤마토크릿|적혈구용적률',
  wbc: 'leukocyty|b leu|b leuko|leuko|leukosyytit|valkosolut|b leuk|leucocite|numar leucocite|nr leucocite|fehervversejt|fehervversejtszam|fehersversejt|feherversejt|feherversejtszam|fvs|λευκα|λευκα αιμοσφαιρια|λευκοκυτταρα|лейкоциты|лейк|лейкоцити|левкоцити|leukociti|levkociti|leukosit|lekosit|b leukocytter|b leukocyter|leukocytter|كريات الدم البيضاء|خلايا الدم البيضاء|الكريات البيضاء|گلبول سفید|תאי דם לבנים|כדוריות לבנות|לויקוציטים|白细胞|白细胞计数|白血球|白血球数|白血球計數|백혈구|백혈구수',
  platelets:
    'trombocyty|b plt|b trombo|trombo|krevni desticky|krvne dosticky|trombosyytit|verihiutaleet|b trom|trombocite|numar trombocite|nr trombocite|plachete|thrombocyta|thrombocytaszam|verlemezke|verlemezkeszam|αιμοπεταλια|θρομβοκυτταρα|тромбоциты|тромбоцити|trombociti|krvne plocice|trombosit|b trombocytter|trombocytter|الصفائح الدموية|الصفيحات|صفائح|پلاکت|טסיות|טסיות דם|血小板|血小板计数|血小板数|혈소판|혈소판수',
  rbc: 'erytrocyty|b ery|ery|cervene krvinky|punasolut|erytrosyytit|b eryt|eritrocite|hematii|numar eritrocite|nr hematii|vorosvertest|vorosversejt|vorosvertestszam|vvt|ερυθρα|ερυθρα αιμοσφαιρια|ερυθροκυτταρα|эритроциты|еритроцити|eritrociti|eritrosit|كريات الدم الحمراء|خلايا الدم الحمراء|گلبول قرمز|תאי דם אדומים|כדוריות אדומות|红细胞|红细胞计数|紅血球|赤血球|赤血球数|적혈구|적혈구수',
  mcv: 'e mcv|b mcv|vem|stredni objem erytrocytu|μεσος ογκος ερυθρων|средний объем эритроцита|平均红细胞体积|平均赤血球容積|평균적혈구용적',
  mch: 'e mch|b mch|μεση περιεκτικοτητα αιμοσφαιρινης|среднее содержание гемоглобина|平均红细胞血红蛋白量|平均赤血球血色素量|평균적혈구혈색소',
  mchc: 'e mchc|平均红细胞血红蛋白浓度|平均赤血球血色素濃度|평균적혈구혈색소농도',
  rdw_cv: 'rdw|e rdw|红细胞分布宽度|红细胞体积分布宽度|赤血球分布幅|적혈구분포폭',
  mpv: '平均血小板体积|平均血小板容積|평균혈소판용적',
  neutrophils_pct:
    'neutrofily|neutrofily pct|neutrofiilit|neutrofile|neutrofile pct|neutrofil|ουδετεροφιλα|πολυμορφοπυρηνα|нейтрофилы|нейтрофілы|нейтрофилы pct|нейтрофіли|неутрофили|neutrofili|中性粒细胞百分比|中性粒细胞百分率|中性粒细胞比率|好中球|好中球 pct|호중구|호중구 pct',
  lymphocytes_pct:
    'lymfocyty|lymfocyty pct|lymfosyytit|limfocite|limfocite pct|lymphocyta|limfocita|λεμφοκυτταρα|лимфоциты|лимфоциты pct|лімфоцити|лимфоцити|limfociti|淋巴细胞百分比|淋巴细胞百分率|淋巴细胞比率|リンパ球|リンパ球 pct|림프구|림프구 pct',
  monocytes_pct:
    'monocyty|monocyty pct|monosyytit|monocite|monocite pct|monocyta|μονοκυτταρα|μονοπυρηνα|моноциты|моноциты pct|моноцити|monociti|单核细胞百分比|单核细胞百分率|単球|単球 pct|단핵구|단핵구 pct',
  eosinophils_pct:
    'eozinofily|eozinofily pct|eosinofiilit|eozinofile|eozinofile pct|eozinofil|ηωσινοφιλα|эозинофилы|эозинофилы pct|еозинофіли|еозинофили|eozinofili|嗜酸性粒细胞百分比|嗜酸性粒细胞百分率|好酸球|好酸球 pct|호산구|호산구 pct',
  basophils_pct:
    'bazofily|bazofily pct|basofiilit|bazofile|bazofile pct|bazofil|βασεοφιλα|базофилы|базофилы pct|базофіли|базофили|bazofili|嗜碱性粒细胞百分比|嗜碱性粒细胞百分率|好塩基球|好塩基球 pct|호염기구|호염기구 pct',
  neutrophils_abs:
    'neutrofily|neutrofiilit|neutrofile|neutrofil|ουδετεροφιλα|πολυμορφοπυρηνα|нейтрофилы|нейтрофіли|неутрофили|neutrofili|neutrofily abs|b neut|neutrofiilit abs|нейтрофилы абс|neutrofile abs|中性粒细胞|中性粒细胞计数|中性粒细胞绝对值|중성구수|好中球数|호중구수',
  lymphocytes_abs:
    'lymfocyty|lymfosyytit|limfocite|limfocita|λεμφοκυτταρα|лимфоциты|лімфоцити|лимфоцити|limfociti|lymfocyty abs|b lymf|lymfosyytit abs|лимфоциты абс|limfocite abs|淋巴细胞|淋巴细胞计数|淋巴细胞绝对值|リンパ球数|림프구수',
  monocytes_abs:
    'monocyty|monosyytit|monocite|μονοκυτταρα|моноциты|моноцити|monociti|monocyty abs|b monos|моноциты абс|monocite abs|单核细胞|单核细胞计数|单核细胞绝对值|単球数|단핵구수',
  eosinophils_abs:
    'eozinofily|eosinofiilit|eozinofile|eozinofil|ηωσινοφιλα|эозинофилы|еозинофіли|еозинофили|eozinofili|eozinofily abs|b eos|эозинофилы абс|eozinofile abs|嗜酸性粒细胞|嗜酸性粒细胞计数|嗜酸性粒细胞绝对值|好酸球数|호산구수',
  basophils_abs:
    'bazofily|basofiilit|bazofile|bazofil|βασεοφιλα|базофилы|базофіли|базофили|bazofili|bazofily abs|b baso|базофилы абс|bazofile abs|嗜碱性粒细胞|嗜碱性粒细胞计数|嗜碱性粒细胞绝对值|好塩基球数|호염기구수',
  reticulocytes_pct: 'retikulocyty|retikulosyytit|reticulocite|ретикулоциты|retikulociti|网织红细胞|網赤血球|망상적혈구',
  ferritin:
    'feritin|s feritin|ferritiini|p ferrit|feritina|se ferritin|φερριτινη|ферритин|феритин|феритін|الفيريتين|فيريتين|פריטין|铁蛋白|血清铁蛋白|フェリチン|페리틴',
  iron: 'zelezo|s zelezo|s fe|p fe|rauta|sideremie|fier seric|vas|szerum vas|se vas|σιδηρος|железо|сывороточное железо|залізо|желязо|zeljezo|gvozdje|gvozde|serumsko zelezo|besi serum|p jern|jern|s jern|الحديد|حديد|آهن|ברזל|血清铁|铁|血清鉄|鉄|혈청철|철',
  tibc: 'celkova vazebna kapacita|vazebna kapacita zeleza|ctlf|ολικη σιδηροδεσμευτικη ικανοτητα|ожсс|total vaskoto kapacitas|ukupni kapacitet vezanja zeljeza|总铁结合力|総鉄結合能|총철결합능',
  transferrin:
    'transferin|s transferin|transferriini|p transf|transferina|τρανσφερρινη|трансферрин|الترانسفيرين|转铁蛋白|トランスフェリン|트랜스페린',
  vitamin_b12:
    'vitamin b12|b12 vitamiini|s b12 vit|vitamina b12|b12 vitamin|βιταμινη b12|витамин b12|витамин в12|فيتامين ب12|维生素b12|ビタミンb12|비타민b12',
  folate: 'kyselina listova|foolihappo|folaatti|s folaat|acid folic|folsav|φυλλικο οξυ|фолиевая кислота|فولات|حمض الفوليك|叶酸|葉酸|엽산',
  inr: 'p inr|pt inr|p tt inr|мно|мнв|inr ertek|国际标准化比值|プロトロンビン時間inr|국제정상화비율',
  pt: 'protrombinovy cas|quick cas|protrombiiniaika|timp protrombina|timp quick|prothrombin ido|protrombin ido|χρονος προθρομβινης|протромбиновое время|пв сек|протромбіновий час|protrombinsko vrijeme|凝血酶原时间|プロトロンビン時間|프로트롬빈시간',
  pt_activity:
    'p tt|b tt|tromboplastiiniaika|indice protrombina|πτι|пти|протромбин по квику|протромбиновый индекс|протромбин|koag faktor ii vii x|p koag faktor ii vii x|p koagulationsfaktor ii vii x|凝血酶原活动度|プロトロンビン活性|프로트롬빈활성도',
  aptt: 'p aptt|ptta|aktivovany parcialni tromboplastinovy cas|aptv|аптв|аптт|ачтв|ачтч|аптв сек|aktivirano parcijalno tromboplastinsko vrijeme|活化部分凝血活酶时间|部分凝血活酶时间|活性化部分トロンボプラスチン時間|활성화부분트롬보플라스틴시간',
  fibrinogen:
    'fibrinogeeni|p fibr|fibrinogen p|ινωδογονο|фибриноген|фібриноген|fibrinogen u plazmi|الفيبرينوجين|纤维蛋白原|フィブリノゲン|フィブリノーゲン|피브리노겐',
  ddimer: 'd dimery|d dimeerit|fidd|p fidd|d dimeri|δ διμερη|д димер|д димеры|دي دايمر|d二聚体|dダイマー|d다이머|디다이머',
  ph: 'ph krve|aktualni ph|b ph|vb ph|ab ph|ph sange|ph крови|ph ver|酸碱度|血液ph|血ph',
  paco2: 'ab pco2|b pco2|pco2 art|парциальное давление co2|рсо2|二氧化碳分压|動脈血二酸化炭素分圧|이산화탄소분압|ضغط ثاني أكسيد الكربون',
  pao2: 'ab po2|b po2|po2 art|парциальное давление o2|ро2|氧分压|動脈血酸素分圧|산소분압|ضغط الأكسجين',
  base_excess: 'prebytek bazi|emasylimaara|exces de baze|bazisfelesleg|избыток оснований|ве избыток|剩余碱|碱剩余|塩基過剰|염기과잉',
  lactate:
    'laktat|s laktat|p laktat|laktaatti|p lakt|acid lactic|lactat|tejsav|laktat se|γαλακτικο οξυ|γαλακτικο|лактат|молочная кислота|mlijecna kiselina|اللاكتات|حمض اللاكتيك|لاکتات|לקטט|乳酸|血乳酸|乳酸値|젖산|락테이트',
  crp: 's crp|p crp|c reaktivni protein|crp herkka|p crp herk|proteina c reactiva|pcr cantitativ|c reaktiv feherje|αντιδρωσα πρωτεινη c|срб|c реактивный белок|с реактивный белок|срб мг л|с реактивний білок|c реактивен протеин|c reaktivni protein|البروتين التفاعلي c|بروتين سي التفاعلي|c反应蛋白|超敏c反应蛋白|c反應蛋白|c反応性蛋白|c反応性タンパク|c반응단백|c반응성단백',
  esr: 'sedimentace|fw|sedimentacia|fw h|lasko|b la|vsh|viteza de sedimentare|sullyedes|vorosvertest sullyedes|we mm h|vvt sullyedes|τκε|ταχυτητα καθιζησης|соэ|скорость оседания эритроцитов|шое|суе|sedimentacija|sedimentacija eritrocita|se mm h|led|laju endap darah|b sr|senkning|سرعة الترسيب|שקיעת דם|血沉|红细胞沉降率|血沈|赤沈|赤血球沈降速度|적혈구침강속도',
  procalcitonin:
    'prokalcitonin|prokalsitoniini|p pct|procalcitonina|προκαλσιτονινη|прокальцитонин|прокальцитонін|prokalsitonin|البروكالسيتونين|降钙素原|プロカルシトニン|프로칼시토닌',
  troponin_t: 'troponin t hs|p tnt|hs tnt|troponiini t|p tropt|troponina t|тропонин т|肌钙蛋白t|トロポニンt|트로포닌t',
  troponin_i:
    'troponin i hs|p tni|troponiini i|p tropi|troponina i|τροπονινη|τροπονινη i|тропонин i|тропонин|肌钙蛋白i|肌钙蛋白|トロポニンi|트로포닌i|التروبونين',
  ntprobnp: 'p probnp|s probnp|n末端b型利钠肽原|n端脑钠肽前体|ntプロbnp',
  bnp: 'натрийуретический пептид|脑钠肽|b型利钠肽|脳性ナトリウム利尿ペプチド|뇌나트륨이뇨펩타이드',
  ck: 'kreatinkinaza|s ck|p ck|kreatiinikinaasi|creatinkinaza|kreatin kinaz|κρεατινικη κιναση|кфк|креатинкиназа|креатинфосфокиназа|kreatin kinaza|كرياتين كيناز|肌酸激酶|クレアチンキナーゼ|크레아틴키나제',
  ckmb: 'ck mb mass|p ckmbm|кфк мв|ск мв|肌酸激酶同工酶|ckmbアイソザイム',
  myoglobin: 'mioglobin|myoglobiini|mioglobina|миоглобин|肌红蛋白|ミオグロビン|미오글로빈',
  tsh: 's tsh|p tsh|s tyreotropin|tyreotropiini|хормон tsh|ттг|тиреотропный гормон|тиреотропний гормон|الهرمون المنبه للغدة الدرقية|促甲状腺激素|促甲状腺素|甲状腺刺激ホルモン|갑상선자극호르몬',
  free_t4:
    's ft4|p t4 v|s t4 v|volny t4|volny tyroxin|vapaa tyroksiini|vapaa t4|t4 liber|szabad t4|ελευθερη t4|т4 свободный|свободный т4|т4 св|вільний т4|slobodni t4|prosti t4|游离t4|游离甲状腺素|遊離サイロキシン|유리t4',
  free_t3:
    's ft3|p t3 v|volny t3|vapaa t3|t3 liber|szabad t3|т3 свободный|свободный т3|т3 св|slobodni t3|游离t3|游离三碘甲状腺原氨酸|遊離トリヨードサイロニン|유리t3',
  psa: 's psa|p psa|пса|пса общий|prostata specifikus antigen|前列腺特异性抗原|前立腺特異抗原|전립선특이항원',
  vitamin_d:
    'vitamin d 25 oh|d vitamiini|s d 25|p d 25|25 oh vitamina d|d vitamin|βιταμινη d|витамин d|витамин д|25 он витамин d|25 oh витамин d|فيتامين د|ויטמין d|维生素d|25羟维生素d|25羟基维生素d|ビタミンd|비타민d',
  pth: 'parathormon|lisakilpirauhashormoni|parathormon intact|παραθορμονη|паратгормон|птг|الهرمون الجار درقي|甲状旁腺激素|副甲状腺ホルモン|부갑상선호르몬',
  cortisol: 'kortizol|kortisoli|кортизол|الكورتيزول|皮质醇|コルチゾール|코티솔',
  testosterone: 'testosteroni|testosteron|τεστοστερονη|тестостерон|التستوستيرون|睾酮|テストステロン|테스토스테론',
  prolactin: 'prolaktiini|prolactina|προλακτινη|пролактин|البرولاكتين|催乳素|泌乳素|プロラクチン|프로락틴',
  estradiol: 'estradioli|οιστραδιολη|эстрадиол|الاستراديول|雌二醇|エストラジオール|에스트라디올',
  insulin: 'inzulin|insuliini|insulina|ινσουλινη|инсулин|الأنسولين|胰岛素|インスリン|인슐린',
  c_peptide: 'c peptid|c peptidi|с пептид|c肽|cペプチド|c펩타이드',
  cystatin_c: 'kystatiini c|p kysc|cystatina c|цистатин с|цистатин c|胱抑素c|シスタチンc|시스타틴c',
  osmolality: 'osmolalita|osmolaliteetti|p osm|s osmolalita|osmolalitate|осмоляльность|осмолярность|渗透压|血浆渗透压|浸透圧|삼투압',
  anion_gap: 'anionova mezera|anionivaje|gap anionic|anion res|анионный интервал|анионная разница|阴离子间隙|アニオンギャップ|음이온차',
  urine_output_24h: 'diureza 24h|diureza za 24 h|vuorokausivirtsa|суточный диурез|диурез за сутки|24小时尿量|一日尿量|24시간소변량',
  urine_output_1h: 'diureza|moc ml|virtsamaara|диурез|كمية البول|尿量|소변량',
  fio2: 'fio2 pct|inspiracni frakce kysliku|фио2|фракция кислорода|吸氧浓度|吸入氧浓度|吸入酸素濃度|흡입산소분율',
  o2_flow: 'prutok kysliku|hapen virtaus|debit o2|поток кислорода|氧流量|酸素流量|산소유량',
  pain: 'bolest|vas bolest|kipu|durere|fajdalom|fajdalom vas|πονος|боль|ваш|біль|болка|bolecina|nyeri|skala nyeri|الألم|درجة الألم|疼痛评分|疼痛|痛みスコア|통증|통증점수',
  urine_creatinine: 'u krea|u kreatinin|du krea|kreatinin v moci|креатинин мочи|尿肌酐|尿クレアチニン|요크레아티닌',
  urine_albumin: 'u alb|u albumin|nu alb|albumin v moci|альбумин мочи|尿白蛋白|尿微量白蛋白|尿アルブミン',
  urine_sodium: 'u na|u natrium|du na|натрий мочи|尿钠',
  urine_potassium: 'u k|u kalium|du k|калий мочи|尿钾',
  urine_protein: 'u prot|du prot|bilkovina v moci|virtsan proteiini|proteinurie|белок в моче|білок у сечі|尿蛋白|尿蛋白定量|뇨단백',
  uacr: 'u acr|acr|albumin kreatinin|u alb krea|nu albkre|raport albumina creatinina|альбумин креатинин|尿白蛋白肌酐比|尿微量白蛋白肌酐比值|尿アルブミンクレアチニン比|알부민크레아티닌비',
}

/** Roles in the same languages. */
export const ROLES_ABROAD: Readonly<Record<string, string>> = {
  'patient-key':
    'rodne cislo|rc|cislo pacienta|id pacienta|pacient|henkilotunnus|hetu|potilas|potilasnumero|potilas id|cnp|id pacient|nr pacient|cod pacient|taj szam|taj|beteg azonosito|betegazonosito|κωδικος ασθενους|ασθενης|αμκα|номер карты|пациент|id пациента|код пациента|номер пациента|номер истории болезни|номер історії хвороби|пацієнт|код пацієнта|егн|mbo|id pacijenta|pacijent|jmbg|broj kartona|emso|cpr|cpr nummer|cpr nr|pasientnr|fodselsnummer|personnr|no rm|nomor rekam medis|no rekam medis|id pasien|رقم المريض|رقم الملف|رقم الهوية|معرف المريض|کد بیمار|מספר מטופל|תעודת זהות|住院号|病历号|患者编号|患者号|病案号|门诊号|病人编号|病歷號|患者id|患者番号|カルテ番号|환자번호|환자id|등록번호',
  age: 'vek|vek roky|ika|ikavuodet|varsta|varsta ani|kor|eletkor|kor ev|ηλικια|возраст|возраст лет|вік|възраст|dob godine|starost|godine|usia|umur|العمر|عمر|السن|سن بیمار|גיל|年龄|年齡|年齢|나이|연령',
  sex: 'pohlavi|pohlavie|sukupuoli|sex pacient|nem|neme|φυλο|пол|стать|spol|pol|jenis kelamin|الجنس|جنس|جنسیت|מין|性别|性別|성별',
  time: 'datum|datum odberu|cas|cas odberu|datum vysetreni|datum a cas|odber|pvm|paivamaara|aika|naytteenottoaika|kellonaika|data recoltarii|data si ora|ora|datum ido|mintavetel ideje|idopont|mintavetel|ημερομηνια|ωρα|ημερομηνια ληψης|дата|время|дата забора|дата анализа|дата и время|дата приема|дата взяття|час|дата на изследване|datum pregleda|vrijeme|datum uzorkovanja|tanggal|waktu|tanggal periksa|dato|tidspunkt|prøvetidspunkt|التاريخ|تاريخ|الوقت|تاريخ الفحص|تاریخ|תאריך|שעה|日期|时间|采样时间|检查日期|检验日期|報告日期|日時|採血日時|検査日|検査日時|測定日時|날짜|검사일|검사일시|채혈일시|측정시간',
  'birth-date':
    'datum narozeni|datum narodenia|syntymaaika|data nasterii|szuletesi datum|szuletesi ido|ημερομηνια γεννησης|дата рождения|д р|дата народження|дата на раждане|datum rodenja|datum rodjenja|datum rojstva|tanggal lahir|fodselsdato|تاريخ الميلاد|תאריך לידה|出生日期|生年月日|생년월일',
  name: 'jmeno a prijmeni|meno a priezvisko|nimi|nume si prenume|nev|beteg neve|ονοματεπωνυμο|фио|ф и о|піб|ime i prezime|ime in priimek|nama|nama pasien|اسم المريض|الاسم|שם|姓名|患者姓名|氏名|患者氏名|이름|성명|환자명',
  unit: 'jednotka|jednotky|yksikko|unitate|mertekegyseg|μοναδα|единица|единицы|ед изм|одиниця|мерна единица|jedinica|mjerna jedinica|enota|satuan|enhet|الوحدة|وحدة|יחידה|单位|單位|単位|단위',
  value:
    'hodnota|vysledek|vysledok|tulos|arvo|valoare|rezultat|ertek|eredmeny|αποτελεσμα|τιμη|значение|результат|значення|стойност|vrijednost|rezultat testa|vrednost|hasil|nilai|resultat|النتيجة|القيمة|תוצאה|ערך|结果|检验结果|数值|結果|検査結果|検査値|결과|결과값|검사결과',
  code: 'vysetreni|analyt|test nazev|tutkimus|tutkimusnimi|koe|analiza|denumire analiza|vizsgalat|vizsgalat neve|εξεταση|показатель|тест|исследование|анализ|наименование теста|показник|pretraga|naziv pretrage|preiskava|pemeriksaan|nama pemeriksaan|undersøgelse|analyse navn|الفحص|اسم الفحص|التحليل|בדיקה|שם בדיקה|检验项目|项目名称|项目|检查项目|檢驗項目|検査項目|項目名|項目|검사명|검사항목',
}
