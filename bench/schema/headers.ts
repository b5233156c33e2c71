/**
 * Headers as hospital exports write them, put down apart from app/terminology/synonym-rows.ts: "header=concept=unit". More
 * languages and systems, and those that are in no list of names on purpose, are in headers-abroad.ts.
 */

import { spreadOfConcept } from '#app/quality/schema/spreads.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { conceptCells, roleCells } from '../../models/training/table-columns/columns.ts'
import type { Draw } from '../../models/training/table-columns/random.ts'
import { HEADERS_ABROAD } from './headers-abroad.ts'

const HEADERS: Readonly<Record<string, string>> = {
  english:
    'Pt_ID=@patient-key|HR_bpm=heart_rate=/min|NIBP_S=sbp=mm[Hg]|NIBP_D=dbp=mm[Hg]|Resp_Rt=resp_rate=/min|SpO2_pct=spo2=%|TempC=temperature=Cel|Tmp_F=temperature=[degF]|Na_mmolL=sodium=mmol/L|K_ser=potassium=mmol/L|Creat_umolL=creatinine=umol/L|BUN_mgdL=urea_nitrogen=mg/dL|Hgb_gdL=hemoglobin=g/dL|HCT%=hematocrit=%|WBC_k=wbc=10*3/uL|PLT_K=platelets=10*3/uL|Gluc_rand=glucose=mg/dL|A1C%=hba1c=%|T.Bili=bilirubin_total=mg/dL|D.Bili=bilirubin_direct=mg/dL|AlkP=alp=U/L|SGPT_UL=alt=U/L|SGOT_UL=ast=U/L|Alb_gL=albumin=g/L|LactA=lactate=mmol/L|INR_v=inr|APTT_s=aptt=s|Wt_lb=weight=[lb_av]|Ht_in=height=[in_i]|eGFR_EPI=egfr=mL/min/{1.73_m2}|TropI_hs=troponin_i=ng/L|PhosMG=phosphate=mg/dL|MgSer=magnesium=mg/dL|CaTot=calcium=mg/dL|CRP_mgL=crp=mg/L|ANC_abs=neutrophils_abs=10*3/uL|CHOL_T=total_cholesterol=mg/dL|LDLc=ldl=mg/dL|HDLc=hdl=mg/dL|TRIG_f=triglycerides=mg/dL',
  german:
    'PatNr=@patient-key|RR_sys=sbp=mm[Hg]|RR_dia=dbp=mm[Hg]|Puls/min=heart_rate=/min|Temp. Ohr=temperature=Cel|Kreatinin i.S.=creatinine=mg/dL|Harnstoff i.S.=urea=mg/dL|Na i.S.=sodium=mmol/L|Kalium i.S.=potassium=mmol/L|CRP i.S.=crp=mg/L|Leukos G/l=wbc=10*3/uL|Hb g/dl=hemoglobin=g/dL|Hkt %=hematocrit=%|Thrombos G/l=platelets=10*3/uL|Quick %=pt_activity=%|GOT/ASAT=ast=U/L|GPT/ALAT=alt=U/L|Gamma-GT U/l=ggt=U/L|Bili ges.=bilirubin_total=mg/dL|BZ nüchtern=glucose=mg/dL|Ges.-Chol.=total_cholesterol=mg/dL|LDL-Chol.=ldl=mg/dL|HDL-Chol.=hdl=mg/dL|Triglyc.=triglycerides=mg/dL|Ges.-Eiweiß=total_protein=g/dL|Albumin i.S.=albumin=g/dL|Ca i.S.=calcium=mmol/L|Laktat art.=lactate=mmol/L|pCO2 art.=paco2=mm[Hg]|Gew. (kg)=weight=kg|Größe cm=height=cm|Harnsäure i.S.=uric_acid=mg/dL|Lipase i.S.=lipase=U/L|TSH bas.=tsh=m[IU]/L|Phosphat anorg.=phosphate=mmol/L|LDH i.S.=ldh=U/L',
  french:
    'IPP=@patient-key|FC bpm=heart_rate=/min|PAS mmHg=sbp=mm[Hg]|PAD mmHg=dbp=mm[Hg]|Temp °C=temperature=Cel|FR /min=resp_rate=/min|SaO2 %=spo2=%|Créat. µmol/l=creatinine=umol/L|Urée mmol/l=urea=mmol/L|Natrémie=sodium=mmol/L|Kaliémie=potassium=mmol/L|Glyc. à jeun=glucose=mmol/L|Hb g/dl=hemoglobin=g/dL|Hématocrite=hematocrit=%|GB G/l=wbc=10*3/uL|Plaq. G/l=platelets=10*3/uL|TP %=pt_activity=%|ASAT UI/l=ast=U/L|ALAT UI/l=alt=U/L|PAL UI/l=alp=U/L|Bili tot µmol/l=bilirubin_total=umol/L|Chol. total g/l=total_cholesterol=g/L|TG g/l=triglycerides=g/L|Poids (kg)=weight=kg|Taille (cm)=height=cm|Protéine C réactive=crp=mg/L|Calcémie mmol/l=calcium=mmol/L|Phosphorémie=phosphate=mmol/L|Albuminémie g/l=albumin=g/L|DFG estimé=egfr=mL/min/{1.73_m2}',
  spanish:
    'N.H.C.=@patient-key|TA sist=sbp=mm[Hg]|TA diast=dbp=mm[Hg]|F. cardiaca=heart_rate=/min|Tª axilar=temperature=Cel|Sat O2 basal=spo2=%|Creatinina suero=creatinine=mg/dL|Urea suero=urea=mg/dL|Sodio suero=sodium=mmol/L|Potasio suero=potassium=mmol/L|Glucosa suero=glucose=mg/dL|Hb (g/dL)=hemoglobin=g/dL|Hto (%)=hematocrit=%|Leucocitos x10e3=wbc=10*3/uL|Plaquetas x10e3=platelets=10*3/uL|GOT (AST)=ast=U/L|GPT (ALT)=alt=U/L|F. alcalina=alp=U/L|Bilirrubina T=bilirubin_total=mg/dL|Col. total=total_cholesterol=mg/dL|Col. HDL=hdl=mg/dL|Triglic.=triglycerides=mg/dL|PCR (mg/L)=crp=mg/L|Hb glicosilada=hba1c=%|Prot. totales=total_protein=g/dL|Ác. úrico=uric_acid=mg/dL|Peso (Kg)=weight=kg|Talla (cm)=height=cm|I.M.C.=bmi=kg/m2|Filtrado glom.=egfr=mL/min/{1.73_m2}|Calcio total suero=calcium=mg/dL|Neutrófilos %=neutrophils_pct=%',
  portuguese:
    'Prontuário=@patient-key|PA sistólica=sbp=mm[Hg]|PA diastólica=dbp=mm[Hg]|Freq. cardíaca=heart_rate=/min|Temp. axilar=temperature=Cel|Sat. O2=spo2=%|Creatinina sér.=creatinine=mg/dL|Uréia=urea=mg/dL|Sódio=sodium=mmol/L|Potássio=potassium=mmol/L|Glicemia jejum=glucose=mg/dL|Hemogl.=hemoglobin=g/dL|Ht=hematocrit=%|Leucócitos/mm3=wbc=/uL|Plaquetas/mm3=platelets=/uL|TGO=ast=U/L|TGP=alt=U/L|Gama GT=ggt=U/L|Bilirrub. total=bilirubin_total=mg/dL|Colest. total=total_cholesterol=mg/dL|PCR quant.=crp=mg/L|Hb glicada=hba1c=%|Peso kg=weight=kg|Altura m=height=m|Albumina sér.=albumin=g/dL|Cálcio iônico=calcium_ionized=mmol/L|Magnésio=magnesium=mg/dL|Lactato art.=lactate=mmol/L',
  italian:
    'Cod. paziente=@patient-key|PA max=sbp=mm[Hg]|PA min=dbp=mm[Hg]|FC=heart_rate=/min|Temp. corporea=temperature=Cel|SpO2 %=spo2=%|Creatinina mg/dl=creatinine=mg/dL|Azotemia mg/dl=urea=mg/dL|Sodiemia=sodium=mmol/L|Potassiemia=potassium=mmol/L|Glicemia=glucose=mg/dL|Emoglobina g/dl=hemoglobin=g/dL|Ematocrito %=hematocrit=%|G. bianchi=wbc=10*3/uL|Piastrine x10^3=platelets=10*3/uL|AST (GOT)=ast=U/L|ALT (GPT)=alt=U/L|Fosf. alcalina=alp=U/L|Bilirubina tot.=bilirubin_total=mg/dL|Col. totale=total_cholesterol=mg/dL|Trigliceridi=triglycerides=mg/dL|PCR mg/l=crp=mg/L|Peso=weight=kg|Statura cm=height=cm|Calcemia=calcium=mg/dL|Uricemia=uric_acid=mg/dL|Protidemia tot.=total_protein=g/dL|VES=esr=mm/h',
  dutch:
    "Patiëntnr=@patient-key|RR syst.=sbp=mm[Hg]|RR diast.=dbp=mm[Hg]|Pols=heart_rate=/min|Temp. rectaal=temperature=Cel|Saturatie=spo2=%|Kreat.=creatinine=umol/L|Ureum=urea=mmol/L|Natrium=sodium=mmol/L|Kalium=potassium=mmol/L|Glucose nuchter=glucose=mmol/L|Hb (mmol/l)=hemoglobin=mmol/L|Ht (l/l)=hematocrit=1|Leuko's=wbc=10*3/uL|Trombo's=platelets=10*3/uL|ASAT=ast=U/L|ALAT=alt=U/L|Alk. fosf.=alp=U/L|Gamma-GT=ggt=U/L|Bili totaal=bilirubin_total=umol/L|Cholesterol tot.=total_cholesterol=mmol/L|CRP=crp=mg/L|Gewicht (kg)=weight=kg|Lengte (cm)=height=cm|Albumine=albumin=g/L|BSE=esr=mm/h|HbA1c (IFCC)=hba1c=mmol/mol|Fosfaat=phosphate=mmol/L",
  polish:
    'Nr pacjenta=@patient-key|RR skurcz.=sbp=mm[Hg]|RR rozkurcz.=dbp=mm[Hg]|Tętno=heart_rate=/min|Temp. ciała=temperature=Cel|Saturacja=spo2=%|Kreatynina=creatinine=mg/dL|Mocznik=urea=mg/dL|Sód=sodium=mmol/L|Potas=potassium=mmol/L|Glukoza=glucose=mg/dL|Hemoglobina=hemoglobin=g/dL|Hematokryt=hematocrit=%|Leukocyty=wbc=10*3/uL|Płytki krwi=platelets=10*3/uL|AspAT=ast=U/L|AlAT=alt=U/L|Fosfataza alk.=alp=U/L|Bilirubina całk.=bilirubin_total=mg/dL|Cholesterol całk.=total_cholesterol=mg/dL|CRP=crp=mg/L|Masa ciała=weight=kg|Wzrost=height=cm|Albuminy=albumin=g/dL|Wapń=calcium=mmol/L|Kwas moczowy=uric_acid=mg/dL|OB=esr=mm/h|Erytrocyty=rbc=10*6/uL|Trójglicerydy=triglycerides=mg/dL',
  swedish:
    'PatientID=@patient-key|Syst. BT=sbp=mm[Hg]|Diast. BT=dbp=mm[Hg]|Puls=heart_rate=/min|Kroppstemp=temperature=Cel|Saturation=spo2=%|P-Kreatinin=creatinine=umol/L|P-Urea=urea=mmol/L|P-Natrium=sodium=mmol/L|P-Kalium=potassium=mmol/L|fP-Glukos=glucose=mmol/L|B-Hb=hemoglobin=g/L|B-EVF=hematocrit=1|B-LPK=wbc=10*3/uL|B-TPK=platelets=10*3/uL|P-ASAT=ast=ukat/L|P-ALAT=alt=ukat/L|P-ALP=alp=ukat/L|P-Bilirubin=bilirubin_total=umol/L|P-CRP=crp=mg/L|P-Albumin=albumin=g/L|P-Kolesterol=total_cholesterol=mmol/L|Vikt=weight=kg|Längd=height=cm|P-Calcium=calcium=mmol/L|HbA1c=hba1c=mmol/mol|P-PK(INR)=inr',
  turkish:
    'Hasta No=@patient-key|Sistolik KB=sbp=mm[Hg]|Diyastolik KB=dbp=mm[Hg]|Nabız=heart_rate=/min|Ateş=temperature=Cel|Oksijen satürasyonu=spo2=%|Kreatinin=creatinine=mg/dL|Üre=urea=mg/dL|Sodyum=sodium=mmol/L|Potasyum=potassium=mmol/L|Açlık şekeri=glucose=mg/dL|Hemoglobin=hemoglobin=g/dL|Hematokrit=hematocrit=%|Lökosit=wbc=10*3/uL|Trombosit=platelets=10*3/uL|AST=ast=U/L|ALT=alt=U/L|Total Bilirubin=bilirubin_total=mg/dL|Direkt Bilirubin=bilirubin_direct=mg/dL|Kolesterol=total_cholesterol=mg/dL|Trigliserid=triglycerides=mg/dL|Albümin=albumin=g/dL|Kalsiyum=calcium=mg/dL|Kilo=weight=kg|Boy=height=cm|Ürik asit=uric_acid=mg/dL|Sedimantasyon=esr=mm/h|Magnezyum=magnesium=mg/dL|Klor=chloride=mmol/L|Demir=iron=ug/dL',
  czech:
    'Systolický TK=sbp=mm[Hg]|Diastolický TK=dbp=mm[Hg]|Tepová frekvence=heart_rate=/min|Tělesná teplota=temperature=Cel|Saturace=spo2=%|Kreatinin=creatinine=umol/L|Močovina=urea=mmol/L|Sodík=sodium=mmol/L|Draslík=potassium=mmol/L|Glykémie=glucose=mmol/L|Hemoglobin=hemoglobin=g/L|Leukocyty=wbc=10*3/uL|Trombocyty=platelets=10*3/uL|Bilirubin celk.=bilirubin_total=umol/L|Hmotnost=weight=kg|Výška=height=cm|Vápník=calcium=mmol/L|Celková bílkovina=total_protein=g/L|Kyselina močová=uric_acid=umol/L|Cholesterol celk.=total_cholesterol=mmol/L',
  romanian:
    'TA sistolică=sbp=mm[Hg]|TA diastolică=dbp=mm[Hg]|Alura ventriculară=heart_rate=/min|Temperatura=temperature=Cel|Saturaţie O2=spo2=%|Creatinină=creatinine=mg/dL|Uree=urea=mg/dL|Sodiu=sodium=mmol/L|Potasiu=potassium=mmol/L|Glicemie=glucose=mg/dL|Hemoglobină=hemoglobin=g/dL|Hematocrit=hematocrit=%|Leucocite=wbc=10*3/uL|Trombocite=platelets=10*3/uL|Bilirubină totală=bilirubin_total=mg/dL|Greutate=weight=kg|Înălţime=height=cm|Calciu seric=calcium=mg/dL|Proteine totale=total_protein=g/dL|Acid uric=uric_acid=mg/dL|Colesterol total=total_cholesterol=mg/dL|Fosfatază alcalină=alp=U/L',
  finnish:
    'Systolinen paine=sbp=mm[Hg]|Diastolinen paine=dbp=mm[Hg]|Syke=heart_rate=/min|Lämpö=temperature=Cel|Happisaturaatio=spo2=%|P-Krea=creatinine=umol/L|P-Urea=urea=mmol/L|P-Na=sodium=mmol/L|P-K=potassium=mmol/L|fP-Gluk=glucose=mmol/L|B-Hb=hemoglobin=g/L|B-Leuk=wbc=10*3/uL|B-Trom=platelets=10*3/uL|P-ALAT=alt=U/L|P-AFOS=alp=U/L|P-Bil=bilirubin_total=umol/L|Paino=weight=kg|Pituus=height=cm|P-Ca=calcium=mmol/L|P-Alb=albumin=g/L|fP-Kol=total_cholesterol=mmol/L|P-CRP=crp=mg/L',
}

export type Headed = Readonly<{ name: string; cells: readonly string[]; target: string; unit: string | null }>

/** @returns a table of a language, its columns in any order */
export function headedTables(draw: Draw): readonly Readonly<{ group: string; columns: readonly Headed[] }>[] {
  return Object.entries({ ...HEADERS, ...HEADERS_ABROAD }).map(([language, list]) => {
    const rows = draw.whole(80, 400)
    const columns = draw.shuffle(list.split('|')).map((line): Headed => {
      const [name = '', target = '', unit] = line.split('=')
      if (target.startsWith('@')) return { name, target, unit: null, cells: roleCells(target, rows, draw) }
      const given = unit ?? spreadOfConcept(target)?.units[0] ?? ''
      const cells = conceptCells(target, given, rows, draw).map((cell) => (draw.chance(0.1) ? '' : cell))
      return { name, target, unit: conceptById(target)?.unit === '' ? null : given, cells }
    })
    return { group: `headers ${language}`, columns }
  })
}
