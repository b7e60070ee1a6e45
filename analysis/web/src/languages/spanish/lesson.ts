// Around the lesson, whose texts come from the site's pages and teach/.
export const lesson = {
  lesson: "Clase",
  lesson_lead: "Todo para una clase de 90 minutos. Los botones abren un plan en esta página y preguntan primero qué espera usted; después cámbielo con los controles y mire.",
  lesson_class: "La clase",
  lesson_roles: "Tarjetas de roles",
  lesson_handout: "Hoja de trabajo",
  lesson_exercises: "Seis ejercicios",
  lesson_open: "Abrir el plan «{name}»",
};
