// The English catalogue, one chunk loaded when the language is English.
import app from '../../../../locales/en/app.ftl?raw';
import channels from '../../../../locales/en/channels.ftl?raw';
import composer from '../../../../locales/en/composer.ftl?raw';
import corrections from '../../../../locales/en/corrections.ftl?raw';
import editorial from '../../../../locales/en/editorial.ftl?raw';
import imports from '../../../../locales/en/import.ftl?raw';
import media from '../../../../locales/en/media.ftl?raw';
import notifications from '../../../../locales/en/notifications.ftl?raw';
import options from '../../../../locales/en/options.ftl?raw';
import planning from '../../../../locales/en/planning.ftl?raw';
import publishing from '../../../../locales/en/publishing.ftl?raw';

export default [app, composer, editorial, corrections, channels, publishing, planning, imports, options, media, notifications];
