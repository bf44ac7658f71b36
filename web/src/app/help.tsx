// The shortcuts of this screen, then those of everywhere.
import { useCurrentCommands, type Command } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useSession } from '@/shared/session/index.tsx';
import { Keycap } from '@/shared/ui/keycap.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { setFrame } from './frame-state.ts';
import style from './help.module.css';

const GROUPS: Command['group'][] = ['selection', 'screen', 'go', 'create', 'act'];

/** Lists the shortcuts bound now. */
export default function Help() {
  const text = useText();
  const { preferences } = useSession();
  const bound = useCurrentCommands().filter((command) => command.keys);
  return (
    <Modal title={text('help-title')} isOpen size="large" onClose={() => setFrame({ help: false })}>
      {!preferences.shortcuts && <p>{text('help-letters-off')}</p>}
      <div className={style.groups}>
        {GROUPS.map((group) => {
          const commands = bound.filter((command) => command.group === group);
          if (commands.length === 0) return null;
          return (
            <section key={group}>
              <h3 className={style.title}>{text(`command-group-${group}`)}</h3>
              <dl className={style.list}>
                {commands.map((command) => (
                  <div key={command.id} className={style.row}>
                    <dt>{command.label}</dt>
                    <dd>
                      <span className="visually-hidden">{command.keys}</span>
                      <Keycap keys={command.keys ?? ''} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Modal>
  );
}
