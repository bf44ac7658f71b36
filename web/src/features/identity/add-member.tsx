// Creating a member: name, address, role; then the temporary password, shown once.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { api, newKey } from '@/shared/api/client.ts';
import { fieldError } from '@/shared/api/problem.ts';
import { membersQuery } from '@/shared/api/queries.ts';
import type { MemberView, Role } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import style from './settings.module.css';

const ROLES: Role[] = ['editor', 'approver', 'editor_in_chief', 'reader', 'administrator'];

interface Created {
  member: MemberView;
  temporary_password: string;
}

function Password({ created, onClose }: { created: Created; onClose: () => void }) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(created.temporary_password).then(() => setCopied(true));
  return (
    <Modal
      title={text('member-created', { name: created.member.name })}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" size="form" onPress={onClose}>
          {text('action-close')}
        </Button>
      }
    >
      <p>{text('member-password-words')}</p>
      <div className={style.password}>
        <TextField label={text('member-password')} value={created.temporary_password} isReadOnly />
        <Button size="form" icon={<Copy aria-hidden />} onPress={copy}>
          {copied ? text('action-copied') : text('action-copy')}
        </Button>
      </div>
    </Modal>
  );
}

/** The dialog that creates a member. */
export function AddMember({ onClose }: { onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () => api.post<Created>('/members', { name: name.trim(), email: email.trim(), role }, { idempotencyKey: newKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: membersQuery.queryKey }),
  });
  const nameMissing = name.trim() === '';
  const emailWrong = !/^\S+@\S+\.\S+$/.test(email.trim());
  const submit = () => {
    setTried(true);
    if (!nameMissing && !emailWrong) create.mutate();
  };
  if (create.data) return <Password created={create.data} onClose={onClose} />;
  return (
    <Modal
      title={text('member-add')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" isPending={create.isPending} onPress={submit}>
            {text('member-add')}
          </Button>
        </>
      }
    >
      {create.error && !fieldError(create.error, 'email') && <Failure error={create.error} notDone={text('member-adding-not-done')} />}
      <TextField label={text('member-name')} value={name} onChange={setName} autoFocus isRequired error={tried && nameMissing ? text('field-required') : undefined} />
      <TextField
        label={text('member-email')}
        type="email"
        value={email}
        onChange={setEmail}
        isRequired
        help={text('member-email-example')}
        error={tried && emailWrong ? text('member-email-invalid') : fieldError(create.error, 'email')}
      />
      <Select
        label={text('member-role')}
        value={role}
        onChange={(value) => setRole(value as Role)}
        choices={ROLES.map((value) => ({ value, label: text(`role-${value}`) }))}
        help={text(`member-help-${role}`)}
      />
    </Modal>
  );
}
