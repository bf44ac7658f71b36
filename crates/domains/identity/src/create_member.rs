//! Adds a person to the team, with a password to be told to them once.

use crate::{
    Identity, IdentityError, Member, Preferences, SignedIn,
    model::{check_email, check_name},
    password, store,
};
use parvis_database::{Actor, Line};
use parvis_kernel::Role;

/// A person to add.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their role.
    pub role: Role,
}

/// Creates the member and returns the temporary password, which is stored nowhere.
///
/// # Errors
/// [`IdentityError::Fields`], [`IdentityError::EmailInUse`].
pub async fn create_member(
    identity: &Identity,
    by: &SignedIn,
    new: NewMember,
) -> Result<(Member, String), IdentityError> {
    let mut faults = Vec::new();
    let name = check_name("name", &new.name, &mut faults);
    let email = check_email("email", &new.email, &mut faults);
    if !faults.is_empty() {
        return Err(IdentityError::Fields(faults));
    }
    let temporary = password::temporary(identity.db.chance());
    let password_hash = password::hash(temporary.clone(), identity.db.chance()).await?;
    let mut tx = identity.db.begin().await?;
    let count = store::count_members(&tx, by.member.scope).await?;
    let member = Member {
        id: tx.new_id(),
        scope: by.member.scope,
        name,
        email,
        role: new.role,
        tint: u32::try_from(count % 8).unwrap_or(0),
        preferences: Preferences { locale: by.member.preferences.locale, ..Preferences::default() },
        created_at: tx.now(),
    };
    store::insert_member(&tx, &member, &password_hash)
        .await
        .map_err(|error| if error.is_duplicate() { IdentityError::EmailInUse } else { error.into() })?;
    let line = Line {
        actor: Actor::Member(by.member.id),
        act: "member.created",
        object: member.id.to_string(),
        payload: serde_json::json!({ "name": member.name, "role": member.role }),
    };
    tx.journal(member.scope, line).await?;
    tx.commit().await?;
    Ok((member, temporary))
}
