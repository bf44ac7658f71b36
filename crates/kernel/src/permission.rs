//! What a member may do: one type per permission, so that a route cannot forget to ask.

use serde::{Deserialize, Serialize};

/// Code of a permission, domain words with dots.
pub type PermissionCode = &'static str;

/// A permission as a type: handlers take `Can<SchedulePosts>` and cannot run without it.
pub trait Permission: Send + Sync + 'static {
    /// Stable code, for example `post.schedule`.
    const CODE: PermissionCode;
}

/// The permissions, by type.
pub mod permissions {
    use super::Permission;

    macro_rules! permissions {
        ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
            $(
                $(#[$doc])*
                #[derive(Clone, Copy, Debug)]
                pub enum $name {}
                impl Permission for $name {
                    const CODE: super::PermissionCode = $code;
                }
            )*
            /// Every permission, in the order of this file.
            pub const ALL: &[super::PermissionCode] = &[$($code),*];
        };
    }

    permissions! {
        /// See posts, channels, media, the calendar and publications.
        Read = "organisation.read";
        /// Write, edit, move and delete drafts; submit them for approval.
        EditPosts = "post.edit";
        /// Approve a post or ask for a correction.
        ApprovePosts = "post.approve";
        /// Schedule, publish now, cancel.
        SchedulePosts = "post.schedule";
        /// Retry or cancel a publication, declare what became of it.
        SettlePublications = "publication.settle";
        /// Suspend publishing and resume it, sign an exemption.
        PausePublishing = "publication.pause";
        /// Add, describe and remove media.
        EditMedia = "media.edit";
        /// Connect, check and disconnect channels.
        ManageChannels = "channel.manage";
        /// Name the editorial themes.
        ManageThemes = "theme.manage";
        /// Set the weekly slots.
        ManageSlots = "slot.manage";
        /// Invite members and give roles.
        ManageMembers = "member.manage";
        /// Read the journal.
        ReadJournal = "journal.read";
    }
}

/// A role of the first day. Own roles come later and replace this list, not the permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything.
    Administrator,
    /// Everything editorial, channels included.
    EditorInChief,
    /// Writes and submits.
    Editor,
    /// Reads and approves.
    Approver,
    /// Reads.
    Reader,
}

impl Role {
    /// Every role, the widest first.
    pub const ALL: [Self; 5] =
        [Self::Administrator, Self::EditorInChief, Self::Editor, Self::Approver, Self::Reader];

    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::EditorInChief => "editor_in_chief",
            Self::Editor => "editor",
            Self::Approver => "approver",
            Self::Reader => "reader",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Returns what the role may do.
    #[must_use]
    pub fn permissions(self) -> &'static [PermissionCode] {
        match self {
            Self::Administrator => permissions::ALL,
            Self::EditorInChief => &[
                "organisation.read",
                "post.edit",
                "post.approve",
                "post.schedule",
                "publication.settle",
                "publication.pause",
                "media.edit",
                "channel.manage",
                "theme.manage",
                "slot.manage",
                "journal.read",
            ],
            Self::Editor => &["organisation.read", "post.edit", "media.edit"],
            Self::Approver => &["organisation.read", "post.approve"],
            Self::Reader => &["organisation.read"],
        }
    }

    /// Says whether the role holds a permission.
    #[must_use]
    pub fn may(self, code: PermissionCode) -> bool {
        self.permissions().contains(&code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_survives_storage_and_holds_known_permissions() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
            assert!(role.permissions().iter().all(|code| permissions::ALL.contains(code)));
            assert!(role.may("organisation.read"));
        }
        assert!(!Role::Editor.may("post.schedule"));
    }
}
