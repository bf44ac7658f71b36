// The command palette: acts on what is selected, goes anywhere, creates; prefixes narrow it.
import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileText, Plus, Search } from 'lucide-react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Collection } from 'react-aria-components/Collection';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { TextField } from 'react-aria-components/TextField';
import { searchQuery } from '@/shared/api/queries.ts';
import { useCurrentCommands } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useNewPost } from '@/shared/posts/new-post.tsx';
import { useCan } from '@/shared/session/index.tsx';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { Keycap } from '@/shared/ui/keycap.tsx';
import { NetworkGlyph } from '@/shared/ui/network-glyph.tsx';
import { setFrame } from './frame-state.ts';
import { paletteScope, paletteSections } from './palette-search.ts';
import style from './palette.module.css';

interface Row {
  id: string;
  label: string;
  detail?: string;
  icon?: ReactNode;
  keys?: string;
  run: () => void;
}

const close = () => setFrame({ palette: false });

function useFound(words: string, scope: ReturnType<typeof paletteScope>): { id: string; rows: Row[] }[] {
  const navigate = useNavigate();
  const typo = useTypo();
  const text = useText();
  const { data } = useQuery({ ...searchQuery(words), enabled: scope !== 'actions' && words.length > 1 });
  if (!data || scope === 'actions' || words.length < 2) return [];
  const posts = data.posts.map(
    (post): Row => ({
      id: post.id,
      label: typo(post.title),
      detail: text(`status-${post.state}`),
      icon: <FileText aria-hidden />,
      run: () => void navigate({ to: '/contenus/$post', params: { post: post.id } }),
    }),
  );
  const channels = data.channels.map(
    (channel): Row => ({
      id: channel.id,
      label: channel.name,
      detail: channel.handle,
      icon: <NetworkGlyph network={channel.network} size="bare" decorative />,
      run: () => void navigate({ to: '/canaux' }),
    }),
  );
  const members = data.members.map(
    (member): Row => ({
      id: member.id,
      label: member.name,
      detail: text(`role-${member.role}`),
      icon: <Avatar member={member} />,
      run: () => void navigate({ to: '/reglages/$section', params: { section: 'membres' } }),
    }),
  );
  return [
    { id: 'posts', rows: scope === 'people' ? [] : posts },
    { id: 'channels', rows: scope === 'all' ? channels : [] },
    { id: 'members', rows: scope === 'contents' ? [] : members },
  ].filter((section) => section.rows.length > 0);
}

/** Creating a content from the words typed. */
function useCreation(words: string, scope: ReturnType<typeof paletteScope>): { id: string; rows: Row[] }[] {
  const text = useText();
  const create = useNewPost();
  const may = useCan('post.edit');
  if (!may || scope !== 'all' || words === '') return [];
  return [{ id: 'new', rows: [{ id: 'new-from-words', label: text('post-new-from', { title: words }), icon: <Plus aria-hidden />, run: () => create.mutate({ title: words }) }] }];
}

/** The palette, opened by Ctrl K. */
export default function Palette() {
  const text = useText();
  const [typed, setTyped] = useState('');
  const commands = useCurrentCommands();
  const scope = paletteScope(typed);
  const words = scope === 'all' ? typed.trim() : typed.trim().slice(1).trim();
  const found = useFound(words, scope);
  const creation = useCreation(words, scope);
  const sections: { id: string; rows: Row[] }[] = [
    ...paletteSections(commands, words, scope).map((section) => ({ id: section.group, rows: section.commands as Row[] })),
    ...found,
    ...creation,
  ];
  return (
    <ModalOverlay className={style.veil} isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className={style.modal}>
        <Dialog className={style.dialog} aria-label={text('palette-title')}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <TextField className={style.field} type="search" autoFocus>
              <Label className="visually-hidden">{text('palette-label')}</Label>
              <Search size={18} aria-hidden />
              <Input className={style.input} placeholder={text('palette-placeholder')} />
            </TextField>
            {/* Focusable by itself: the arrows move through the rows from the field, and Tab reaches the list to scroll it. */}
            <div className={style.results} role="group" aria-label={text('palette-results')} tabIndex={0}>
              <Menu
                className={style.list}
                aria-label={text('palette-results')}
                items={sections}
                renderEmptyState={() => <p className={style.none}>{text('palette-nothing', { words })}</p>}
                onAction={close}
              >
                {(section) => (
                  <MenuSection id={section.id} className={style.section}>
                    <Header className={style.header}>{text(`command-group-${section.id}`)}</Header>
                    <Collection items={section.rows}>
                      {(row) => (
                        <MenuItem id={row.id} textValue={row.label} className={style.item} onAction={row.run}>
                          {row.icon}
                          <span className={style.label}>{row.label}</span>
                          {row.detail && <span className={style.detail}>{row.detail}</span>}
                          {row.keys && <Keycap keys={row.keys} />}
                        </MenuItem>
                      )}
                    </Collection>
                  </MenuSection>
                )}
              </Menu>
            </div>
          </Autocomplete>
          <footer className={style.foot}>
            <span>
              <Keycap keys="↑ ↓" /> {text('palette-choose')}
            </span>
            <span>
              <Keycap keys="Enter" /> {text('palette-run')}
            </span>
            <span>
              <Keycap keys="Escape" /> {text('palette-close')}
            </span>
            <span className={style.tip}>{text('palette-tip')}</span>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
