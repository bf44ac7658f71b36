//! Everything that is served over HTTP, and what every request goes through.

use crate::{health, idempotency, interface, live, media_address, program::Program};
use axum::{Extension, Router, extract::DefaultBodyLimit, middleware, response::IntoResponse, routing::get};
use parvis_kernel::UploadId;
use parvis_web_kit::{
    ApiError, WebFault, answer_problems, no_such_page, note_request, refuse_foreign_writes, security_headers,
};
use std::sync::Arc;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Info, OpenApi, OpenApiBuilder},
};
use utoipa_axum::router::OpenApiRouter;

/// Largest JSON body, in bytes. Files have their own limits.
const BODY_MAX: usize = 1 << 20;

fn api(program: &Arc<Program>) -> OpenApiRouter {
    let info = Info::new("Parvis", env!("CARGO_PKG_VERSION"));
    OpenApiRouter::with_openapi(OpenApiBuilder::new().info(info).build())
        .merge(parvis_identity::router(Arc::clone(&program.identity)))
        .merge(parvis_channels::router(Arc::clone(&program.channels)))
        .merge(parvis_editorial::router(Arc::clone(&program.editorial)))
        .merge(parvis_publishing::router(Arc::clone(&program.publishing)))
        .merge(parvis_notifications::router(Arc::clone(&program.notifications)))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .merge(parvis_media::router(Arc::clone(&program.media)))
}

/// Returns the OpenAPI document of the program, paths under `/api/v1`.
#[must_use]
pub fn openapi(program: &Arc<Program>) -> OpenApi {
    let mut document = OpenApiRouter::new().nest("/api/v1", api(program)).into_openapi();
    document.info = Info::new("Parvis", env!("CARGO_PKG_VERSION"));
    // Named only in a path, and so not gathered with the bodies.
    let schemas = &mut document.components.get_or_insert_default().schemas;
    schemas.insert(UploadId::name().into_owned(), UploadId::schema());
    document
}

impl Program {
    /// Returns everything that is served.
    pub fn router(self: &Arc<Self>) -> Router {
        let (api, _) = api(self).split_for_parts();
        let live = Router::new().route("/events", get(live::events)).with_state(Arc::clone(self));
        // Films and documents are compressed already, and are read in parts by their true length.
        let worth_it = DefaultPredicate::new()
            .and(NotForContentType::new("video/"))
            .and(NotForContentType::new("application/pdf"));
        // Compression would hold back live events: it is for the answers only.
        let api = api
            .layer(middleware::from_fn_with_state(Arc::clone(self), idempotency::repeat_answers))
            .layer(CompressionLayer::new().compress_when(worth_it))
            .merge(live)
            .fallback(no_such_page);
        let health = Router::new()
            .route("/health/live", get(health::live))
            .route("/health/ready", get(health::ready))
            .with_state(Arc::clone(self));
        let pages = Router::new()
            .merge(Arc::clone(&self.identity).pages())
            .merge(crate::demo::pages(Arc::clone(self)))
            .merge(Arc::clone(&self.citizens).pages())
            .merge(parvis_publishing::pages(Arc::clone(&self.publishing)))
            .merge(parvis_editorial::calendar_pages(
                Arc::clone(&self.editorial),
                self.citizens.public_url.clone(),
            ))
            .merge(media_address::pages())
            .merge(parvis_web_kit::pages::router());
        Router::new()
            .nest("/api/v1", api)
            .merge(health)
            .merge(pages)
            .fallback_service(get(interface::serve).with_state(Arc::clone(self)))
            .layer(middleware::from_fn_with_state(Arc::clone(&self.identity), parvis_identity::recognise))
            .layer(middleware::from_fn(refuse_foreign_writes))
            .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
                ApiError::from(WebFault::Panic).into_response()
            }))
            .layer(middleware::from_fn(answer_problems))
            .layer(middleware::from_fn(security_headers))
            .layer(middleware::from_fn(note_request))
            .layer(Extension(Arc::clone(self)))
    }
}
