//! Creates the institution of a fresh installation and its first administrator.

use crate::{
    Identity, IdentityError, InstitutionKind, Member, Organisation, Preferences,
    model::{check_email, check_name},
    password, store,
};
use parvis_database::{Actor, Line};
use parvis_kernel::{FieldFault, Locale, Role, Scope, ZoneName};

/// What the first-run page asks.
#[derive(Clone, Debug)]
pub struct NewInstitution {
    /// Name of the institution.
    pub name: String,
    /// Code of its kind.
    pub kind: String,
    /// IANA name of its time zone.
    pub zone: String,
    /// Name of the administrator.
    pub member_name: String,
    /// Address of the administrator.
    pub email: String,
    /// Password of the administrator.
    pub password: String,
    /// Language of the administrator.
    pub locale: Locale,
    /// True for the example institution.
    pub is_demo: bool,
}

/// Creates institution, administrator and what other domains add, all or nothing.
///
/// # Errors
/// [`IdentityError::Fields`] with every field at fault; [`IdentityError::AlreadyFounded`] when there is one.
pub async fn create_institution(
    identity: &Identity,
    new: NewInstitution,
) -> Result<(Organisation, Member), IdentityError> {
    let mut faults = Vec::new();
    let name = check_name("name", &new.name, &mut faults);
    let member_name = check_name("member_name", &new.member_name, &mut faults);
    let email = check_email("email", &new.email, &mut faults);
    password::check_password("password", &new.password, &mut faults);
    let kind = InstitutionKind::from_code(&new.kind);
    if kind.is_none() {
        faults.push(FieldFault { field: "kind".to_owned(), code: "identity.kind_unknown" });
    }
    let zone = ZoneName::new(&new.zone);
    if zone.is_err() {
        faults.push(FieldFault { field: "zone".to_owned(), code: "identity.zone_unknown" });
    }
    let (Some(kind), Ok(zone), true) = (kind, zone, faults.is_empty()) else {
        return Err(IdentityError::Fields(faults));
    };
    let password_hash = password::hash(new.password, identity.db.chance()).await?;

    let mut tx = identity.db.begin().await?;
    if store::count_organisations(&tx).await? > 0 {
        return Err(IdentityError::AlreadyFounded);
    }
    let organisation = Organisation { id: tx.new_id(), name, kind, zone, is_demo: new.is_demo };
    let scope = Scope::of(organisation.id);
    let member = Member {
        id: tx.new_id(),
        scope,
        name: member_name,
        email,
        role: Role::Administrator,
        tint: 0,
        preferences: Preferences { locale: new.locale, ..Preferences::default() },
        created_at: tx.now(),
    };
    store::insert_organisation(&tx, &organisation).await?;
    store::insert_member(&tx, &member, &password_hash).await?;
    tx.journal(
        scope,
        Line {
            actor: Actor::Member(member.id),
            act: "organisation.created",
            object: organisation.id.to_string(),
            payload: serde_json::json!({ "name": organisation.name, "zone": organisation.zone }),
        },
    )
    .await?;
    identity
        .founding
        .found(&mut tx, scope, member.id, &organisation.name)
        .await
        .map_err(IdentityError::Founding)?;
    tx.commit().await?;
    identity.first_run.close();
    Ok((organisation, member))
}
