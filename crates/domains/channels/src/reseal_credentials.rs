//! Seals credentials anew with the current key, so that an older one can be taken away.

use crate::{Channels, ChannelsError, store};
use parvis_vault::Sealed;

/// Seals again what an older key sealed, one channel at a time; returns how many.
///
/// The credentials stay the same and so does their version: whoever uses or renews them is not disturbed.
///
/// # Errors
/// [`ChannelsError::Vault`] when a secret cannot be opened: the key it was sealed with is missing.
pub async fn reseal_credentials(channels: &Channels) -> Result<usize, ChannelsError> {
    let mut resealed = 0;
    for (scope, id, before) in store::list_credentials(&channels.db.reader()).await? {
        let sealed = Sealed(before.clone());
        if !channels.vault.needs_resealing(&sealed) {
            continue;
        }
        let row = id.to_string();
        let after = channels.vault.seal(&channels.vault.open(&sealed, &row)?, &row, channels.db.chance())?;
        let tx = channels.db.begin().await?;
        let is_done = store::reseal_credentials(&tx, scope, id, &before, &after.0).await?;
        tx.commit().await?;
        resealed += usize::from(is_done);
    }
    for (scope, before) in store::list_applications(&channels.db.reader()).await? {
        let sealed = Sealed(before.sealed.clone());
        if !channels.vault.needs_resealing(&sealed) {
            continue;
        }
        let row = before.id.to_string();
        let after = channels.vault.seal(&channels.vault.open(&sealed, &row)?, &row, channels.db.chance())?;
        let tx = channels.db.begin().await?;
        let is_done = store::reseal_application(&tx, scope, &before, &after.0).await?;
        tx.commit().await?;
        resealed += usize::from(is_done);
    }
    Ok(resealed)
}
