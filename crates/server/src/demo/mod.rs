//! The example institution, Ville de Valmont-sur-Loire: fictitious, written through the real engine at past
//! instants, without a call to any outside network.

mod canvas;
mod clock;
mod contents;
mod load;
mod network;
mod pages;
mod pictures;
mod rhythm;

pub(crate) use load::{Door, load};
pub(crate) use pages::pages;
