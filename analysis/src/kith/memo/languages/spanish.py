"""The memo in Spanish. No native speaker has reviewed it, and the memo states this."""

from __future__ import annotations

from kith.memo.languages.language import Language

_SENTENCES = {
    "heading": "Memorando: {title}",
    "question": "Pregunta",
    "answer": "Respuesta",
    "who": "Quiénes",
    "cost": "Costo y quién paga",
    "how_sure": "Qué tan seguro es",
    "instead": "En su lugar",
    "must_be_true": "Qué debe cumplirse",
    "left_out": "Qué queda fuera",
    # Question
    "asked": "¿Qué cambia en {place} con este plan, frente a la atención actual, durante {years} "
    "desde {month}?",
    "asked_undated": "¿Qué cambia en {place} con este plan, frente a la atención actual, durante "
    "{years}?",
    "method": "Kith, una simulación, sigue a {residents} residentes ({part}) con el plan y sin él. "
    "Personas y dólares son los de ellos.",
    "part": "1 de cada {count} habitantes",
    "all": "todos los habitantes",
    # Answer
    "a_try": "{count}: una prueba, no una respuesta.",
    "one_history": "1 historia simulada",
    "histories": "{count} historias simuladas",
    "more_care": "{count} personas más reciben atención en algún momento{spread}.",
    "fewer_care": "{count} personas menos reciben atención en algún momento{spread}.",
    "more_care_one": "1 persona más recibe atención en algún momento{spread}.",
    "fewer_care_one": "1 persona menos recibe atención en algún momento{spread}.",
    "same_care": "Tantas personas reciben atención como sin el plan{spread}.",
    "spread": " (de {low} a {high} en 95 de 100 historias simuladas)",
    "range": " (de {low} a {high})",
    "less": "{count} menos",
    "more": "{count} más",
    "serious_more": "De quienes tienen malestar grave, {count} más reciben atención.",
    "serious_fewer": "De quienes tienen malestar grave, {count} menos reciben atención.",
    "distress_less": "En cada momento, {count} menos de cada 1,000 adultos sufren malestar grave.",
    "distress_more": "En cada momento, {count} más de cada 1,000 adultos sufren malestar grave.",
    # Who
    "served": "Sus programas atienden a {count} personas.",
    "served_one": "Sus programas atienden a 1 persona.",
    "served_newly": "Sin el plan, {count} de ellas no habrían recibido atención.",
    "served_sooner": "Para otras {count}, empieza 3 meses antes o más.",
    "served_none": "Sus programas no tienen clientes propios.",
    "gain_most": "Quienes más ganan son {people}.",
    "gain_alike": "Ningún grupo gana claramente más que los adultos en conjunto.",
    # Cost
    "spends": "La alianza gasta {usd}{spread}.",
    "usd_spread": " (de {low} a {high})",
    "no_price": "Sin costo por persona: quizás no haya mejora.",
    "price": "Son {usd} por cada persona más atendida.",
    "receives": "Recibe {usd} en subvenciones y otros ingresos.",
    "returns": "Recibe {usd} en subvenciones y otros ingresos y devuelve {back} sin gastar.",
    "others_pay": "Por la atención, {payers}.",
    "pays_more": "{payer} pagan {usd} más",
    "pays_less": "{payer} pagan {usd} menos",
    "pays_too": "{usd} {payer}",
    "insurers": "las aseguradoras",
    "patients": "los pacientes",
    "uninsured": "las clínicas por personas sin seguro",
    "and": " y ",
    # How sure
    "chance": "De 100 historias: {shares}.",
    "chance_better": "más personas reciben atención en {share}",
    "chance_no_change": "nada cambia en {share}",
    "chance_never_opened": "los programas nunca abren en {share}",
    "chance_worse": "menos personas la reciben en {share}",
    "verdict": "En palabras: {words}.",
    "history": "Una historia es un curso posible de estos años, con azar y números inciertos "
    "sorteados de nuevo.",
    "settled_by": "Unas {count} historias fijarían las palabras.",
    "run_more": "Simule al menos 40 historias antes de usar esta página.",
    # Instead
    "same_grant": "La misma subvención para terapeutas de clínica",
    "same_money": "El mismo dinero para terapeutas de clínica",
    "instead_more": "{rival}: {count} personas más atendidas.",
    "instead_fewer": "{rival}: {count} personas menos atendidas.",
    "instead_more_one": "{rival}: 1 persona más atendida.",
    "instead_fewer_one": "{rival}: 1 persona menos atendida.",
    "instead_same": "{rival}: sin cambio en la atención.",
    "rival_more": "Es más que la alianza en {share} de 100 historias.",
    "rival_fewer": "Es menos que la alianza en {share} de 100 historias.",
    "no_rival": "Este estudio compara solo con la atención actual.",
    # What must be true
    "usual": "La atención actual trata al año a {count} de cada 100 adultos con necesidad: "
    "compárelo con sus registros.",
    "own_clinic": "Su clínica, {fact}: {theirs}; Kith: {ours} ({low} a {high}): {verdict}.",
    "opens": "La alianza abre, como en {share} de 100 historias.",
    "opens_by": "La alianza abre, como en {share} de 100 historias, por lo común en {month}.",
    "runs_out": "Su dinero se acaba tarde o temprano en {share} de 100 historias.",
    "posts": "Cubre {filled} de {paid} puestos pagados.",
    "slots": "Se usa el {share} % de sus citas.",
    "grant_ends": "La subvención termina en {month}. Su último año completo trata a {during} más "
    "de cada 100 adultos con necesidad; el último año simulado, a {after}.",
    "changed": "Este cálculo cambió {count} números del plan.",
    "changed_one": "Este cálculo cambió un número del plan.",
    "assumed": "Muchos números sobre confianza y vínculos son supuestos, no medidos.",
    # What is left out
    "no_crisis": "Aquí no hay 988, equipos móviles de crisis ni camas.",
    "no_health": "Tampoco salud física, consumo de sustancias, psicosis ni suicidio.",
    "no_forecast": "Es un escenario, no un pronóstico.",
}  # fmt: skip

_WORDS = {
    "more likely than not": "más probable que no",
    "likely": "probable",
    "very likely": "muy probable",
    "almost certainly": "casi seguro",
    "could go either way": "puede ir en uno u otro sentido",
    "probably no effect": "probablemente sin efecto",
    " better": " que mejore",
    " worse": " que empeore",
    " to ": " a ",
    "under 1": "menos de 1",
    "over 99": "más de 99",
    "million": "millones",
    "billion": "mil millones",
    "1 year": "1 año",
    "years": "{count} años",
    "1 month": "1 mes",
    "months": "{count} meses",
    "place": "una comunidad",
    "clients in a year": "clientes al año",
    "visits in a year": "visitas al año",
    "weeks to a first visit": "semanas hasta la primera visita",
    "agrees": "concuerda",
    "differs": "difiere",
    "unknown": "no se sabe",
    "month": "{month} de {year}",
    "group": "las personas del grupo «{title}»",
    "zone": "los residentes de {title}",
    "age": "las personas de {ages} años",
}

_MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
           "octubre", "noviembre", "diciembre")  # fmt: skip

_PEOPLE = {
    "group:spanish-speaking": "los hispanohablantes",
    "race:white": "los adultos blancos",
    "race:black": "los adultos negros",
    "race:hispanic": "los adultos hispanos",
    "race:asian": "los adultos asiáticos",
    "race:other": "los adultos de otra raza o de varias",
    "income:below-100": "las personas bajo la línea de pobreza",
    "income:100-199": "las personas entre el 100 y el 199 % de la línea de pobreza",
    "income:200-399": "las personas entre el 200 y el 399 % de la línea de pobreza",
    "income:400-plus": "las personas con cuatro veces la línea de pobreza o más",
    "age:10-17": "los jóvenes de 10 a 17 años",
    "age:65-plus": "las personas de 65 años o más",
    "sex:female": "las mujeres",
    "sex:male": "los hombres",
    "coverage:private": "las personas con seguro privado",
    "coverage:medicaid": "las personas con Medicaid",
    "coverage:medicare": "las personas con Medicare",
    "coverage:uninsured": "las personas sin seguro",
}

SPANISH = Language(
    "es", _SENTENCES, _WORDS, _MONTHS, _PEOPLE,
    note="Texto sin revisar por hablantes nativos de español.",
)  # fmt: skip
