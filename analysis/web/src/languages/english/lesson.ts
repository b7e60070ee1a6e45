// Around the lesson, whose texts come from the site's pages and teach/.
export const lesson = {
  lesson: "Lesson",
  lesson_lead: "Everything for a class of 90 minutes. The buttons open a plan in this page and ask first what you expect; then change it with the sliders, and look.",
  lesson_class: "The lesson",
  lesson_roles: "Role cards",
  lesson_handout: "Handout",
  lesson_exercises: "Six exercises",
  lesson_open: "Open the plan “{name}”",
};
