// Sets theme, density and language on the page before the first paint, from what the session last said.
(function () {
  try {
    var kept = JSON.parse(localStorage.getItem('parvis.appearance') || '{}');
    var root = document.documentElement;
    if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;
    if (kept.density === 'comfort') root.dataset.density = 'comfort';
    if (kept.locale === 'fr' || kept.locale === 'en') root.lang = kept.locale;
    if (kept.rail === true) root.dataset.rail = 'true';
  } catch {
    // No storage: the page starts with the system's theme.
  }
})();
