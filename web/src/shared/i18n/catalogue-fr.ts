// The French catalogue, one chunk loaded when the language is French.
import app from '../../../../locales/fr/app.ftl?raw';
import channels from '../../../../locales/fr/channels.ftl?raw';
import composer from '../../../../locales/fr/composer.ftl?raw';
import corrections from '../../../../locales/fr/corrections.ftl?raw';
import editorial from '../../../../locales/fr/editorial.ftl?raw';
import imports from '../../../../locales/fr/import.ftl?raw';
import media from '../../../../locales/fr/media.ftl?raw';
import notifications from '../../../../locales/fr/notifications.ftl?raw';
import options from '../../../../locales/fr/options.ftl?raw';
import planning from '../../../../locales/fr/planning.ftl?raw';
import publishing from '../../../../locales/fr/publishing.ftl?raw';

export default [app, composer, editorial, corrections, channels, publishing, planning, imports, options, media, notifications];
