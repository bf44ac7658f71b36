//! How ids, instants and wishes appear in the OpenAPI document.

use crate::{Ambiguity, Locale, Role, Timestamp, WallTime, ZoneName};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr,
        schema::{KnownFormat, Object, ObjectBuilder, Schema, SchemaFormat, Type},
    },
};

fn text(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description(Some(description))
}

fn schema(object: impl Into<Object>) -> RefOr<Schema> {
    RefOr::T(Schema::Object(object.into()))
}

macro_rules! ids {
    ($($kind:ident),*) => {$(
        impl PartialSchema for crate::$kind {
            fn schema() -> RefOr<Schema> {
                let prefix = <crate::$kind as crate::Id>::PREFIX;
                schema(text(&format!("TypeID with the prefix {prefix}_"))
                    .pattern(Some(format!("^{prefix}_[0-9a-hjkmnp-tv-z]{{26}}$"))))
            }
        }
        impl ToSchema for crate::$kind {}
    )*};
}

ids!(
    AssetId,
    AttemptId,
    ChannelId,
    EntityId,
    EventId,
    JournalLineId,
    MemberId,
    NotificationId,
    OrganisationId,
    PauseExemptionId,
    PauseId,
    PostId,
    PublicationId,
    SegmentId,
    SeriesId,
    SessionId,
    SlotId,
    ThemeId,
    UploadId,
    VariantId
);

impl PartialSchema for Timestamp {
    fn schema() -> RefOr<Schema> {
        schema(text("Instant, RFC 3339, UTC").format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))))
    }
}
impl ToSchema for Timestamp {}

impl PartialSchema for ZoneName {
    fn schema() -> RefOr<Schema> {
        schema(text("IANA time zone, for example Europe/Paris"))
    }
}
impl ToSchema for ZoneName {}

impl PartialSchema for WallTime {
    fn schema() -> RefOr<Schema> {
        schema(
            ObjectBuilder::new()
                .schema_type(Type::Object)
                .property("local", text("Wall clock, for example 2026-12-04T11:00"))
                .required("local")
                .property("zone", text("IANA time zone of the wall"))
                .required("zone"),
        )
    }
}
impl ToSchema for WallTime {}

fn one_of(codes: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    schema(ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)))
}

impl PartialSchema for Locale {
    fn schema() -> RefOr<Schema> {
        one_of(Self::ALL.map(Self::code))
    }
}
impl ToSchema for Locale {}

impl PartialSchema for Role {
    fn schema() -> RefOr<Schema> {
        one_of(Self::ALL.map(Self::code))
    }
}
impl ToSchema for Role {}

impl PartialSchema for Ambiguity {
    fn schema() -> RefOr<Schema> {
        one_of(["earlier", "later"])
    }
}
impl ToSchema for Ambiguity {}
