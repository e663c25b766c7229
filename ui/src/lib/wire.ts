// The types of what comes from the program. It reads entries with some fields left out, but always writes every field: the generated
// types say "perhaps", what arrives here is whole.
import type * as wire from './bindings';

export type * from './bindings';

/** The same with every field there. */
export type Whole<T> = T extends object ? { [K in keyof T]-?: Whole<Exclude<T[K], undefined>> } : T;

export type Entry = Whole<wire.Entry>;
export type Product = Whole<wire.Product>;
export type Dose = Whole<wire.Dose>;
export type EffectRating = Whole<wire.EffectRating>;
export type CheckIn = Whole<wire.CheckIn>;
export type Symptoms = Whole<wire.Symptoms>;
export type SymptomStart = Whole<wire.SymptomStart>;
export type Activity = Whole<wire.Activity>;
export type Medicine = Whole<wire.Medicine>;
export type ScoreTold = Whole<wire.ScoreTold>;
export type Appointment = Whole<wire.Appointment>;
export type Question = Whole<wire.Question>;
export type ScoreLine = Whole<wire.ScoreLine>;
export type AppointmentLine = Whole<wire.AppointmentLine>;
export type QuestionLine = Whole<wire.QuestionLine>;
export type EntryLine = Whole<wire.EntryLine>;
export type DayView = Whole<wire.DayView>;
export type JournalPage = Whole<wire.JournalPage>;
export type CatalogueView = Whole<wire.CatalogueView>;
export type TodayView = Whole<wire.TodayView>;
export type Logged = Whole<wire.Logged>;
export type Reading = Whole<wire.Reading>;
export type PastVersionView = Whole<wire.PastVersionView>;
export type Settings = Whole<wire.Settings>;
export type PlanDraft = Whole<wire.PlanDraft>;
export type PlanView = Whole<wire.PlanView>;
export type Preview = Whole<wire.Preview>;
