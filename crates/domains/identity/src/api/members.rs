//! Members of the team.

use crate::{Can, Identity, Member, NewMember, create_member, list_members};
use axum::{
    Json,
    extract::{Query, State},
    response::IntoResponse,
};
use http::StatusCode;
use parvis_kernel::{Limit, MemberId, Role, permissions};
use parvis_web_kit::{ApiResult, Body, PageView};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// A member as others see them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberView {
    /// Id.
    pub id: MemberId,
    /// Name.
    pub name: String,
    /// One or two capital letters.
    pub initials: String,
    /// Address.
    pub email: String,
    /// Role.
    pub role: Role,
    /// Colour of the initials, 0 to 7.
    pub tint: u32,
}

impl From<&Member> for MemberView {
    fn from(member: &Member) -> Self {
        Self {
            id: member.id,
            name: member.name.clone(),
            initials: member.initials(),
            email: member.email.clone(),
            role: member.role,
            tint: member.tint,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct MembersQuery {
    /// Keeps members whose name or address holds this text.
    #[serde(default)]
    q: String,
    /// Rows, 1 to 100.
    limit: Option<u32>,
    /// Where to go on.
    #[serde(default)]
    cursor: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewMemberBody {
    name: String,
    email: String,
    role: Role,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NewMemberView {
    member: MemberView,
    /// To be told to the member; shown once, stored nowhere.
    temporary_password: String,
}

/// Lists the members of the institution by name.
#[utoipa::path(get, path = "/members", tag = "identity", params(MembersQuery),
    responses((status = 200, body = PageView<MemberView>)))]
pub(super) async fn list(
    State(identity): State<Arc<Identity>>,
    member: Can<permissions::Read>,
    Query(query): Query<MembersQuery>,
) -> ApiResult<Json<PageView<MemberView>>> {
    let limit = Limit::of(query.limit);
    let page = list_members(&identity.db.reader(), member.scope(), &query.q, &query.cursor, limit)
        .await
        .map_err(crate::IdentityError::from)?;
    Ok(Json(page.map(|member| MemberView::from(&member)).into()))
}

/// Adds a member and returns their temporary password, once.
#[utoipa::path(post, path = "/members", tag = "identity", request_body = NewMemberBody,
    responses((status = 201, body = NewMemberView)))]
pub(super) async fn create(
    State(identity): State<Arc<Identity>>,
    by: Can<permissions::ManageMembers>,
    Body(body): Body<NewMemberBody>,
) -> ApiResult<impl IntoResponse> {
    let new = NewMember { name: body.name, email: body.email, role: body.role };
    let (member, temporary_password) = create_member(&identity, &by, new).await?;
    let view = NewMemberView { member: MemberView::from(&member), temporary_password };
    Ok((StatusCode::CREATED, Json(view)))
}
