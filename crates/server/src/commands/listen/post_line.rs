//! One post of a JSONL stream: its id as it came, its text, and the fields queries may test.

use parvis_query_language::Field;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Whether a JSON value as written is a text or a number.
pub(crate) fn is_id(written: &str) -> bool {
    written.starts_with(|first: char| first == '"' || first == '-' || first.is_ascii_digit())
}

/// A post as read from its line; missing parts are for the caller to refuse.
#[derive(Default)]
pub(crate) struct PostLine<'a> {
    pub(crate) id: Option<&'a RawValue>,
    pub(crate) text: Option<Cow<'a, str>>,
    pub(crate) fields: Vec<(Field, Cow<'a, str>)>,
    pub(crate) followers: Option<f64>,
}

impl<'de: 'a, 'a> Deserialize<'de> for PostLine<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for Parts<'a> {
            type Value = PostLine<'a>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a post")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PostLine<'a>, A::Error> {
                let mut post = PostLine::default();
                while let Some(Key(key)) = map.next_key()? {
                    match key {
                        Part::Id => post.id = Some(map.next_value()?),
                        Part::Text => post.text = Some(map.next_value::<Text<'a>>()?.0),
                        Part::Followers => {
                            let Values(values) = map.next_value()?;
                            post.followers = values.first().and_then(|count| count.trim().parse().ok());
                        }
                        Part::Field(field) => {
                            let Values(values) = map.next_value()?;
                            post.fields.extend(values.into_iter().map(|value| (field, value)));
                        }
                        Part::Other => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(post)
            }
        }
        deserializer.deserialize_map(Parts(std::marker::PhantomData))
    }
}

/// What a key of the object stands for.
enum Part {
    Id,
    Text,
    Followers,
    Field(Field),
    Other,
}

struct Key(Part);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl Visitor<'_> for Names {
            type Value = Key;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a key")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Key, E> {
                Ok(Key(match name {
                    "id" => Part::Id,
                    "text" => Part::Text,
                    "lang" | "langue" | "language" => Part::Field(Field::Language),
                    "source" => Part::Field(Field::Source),
                    "network" | "réseau" | "reseau" => Part::Field(Field::Network),
                    "author" | "auteur" => Part::Field(Field::Author),
                    "site" | "domain" => Part::Field(Field::Site),
                    "url" | "urls" => Part::Field(Field::Url),
                    "commune" => Part::Field(Field::Commune),
                    "type" => Part::Field(Field::Type),
                    "with" | "avec" | "media" => Part::Field(Field::With),
                    "followers" | "abonnés" | "abonnes" => Part::Followers,
                    _ => Part::Other,
                }))
            }
        }
        deserializer.deserialize_str(Names)
    }
}

/// A string, borrowed from the line when it holds no escape.
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyText<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for AnyText<'a> {
            type Value = Text<'a>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(AnyText(std::marker::PhantomData))
    }
}

/// No value, one value or several; numbers are taken as they are written, the rest is left out.
struct Values<'a>(Vec<Cow<'a, str>>);

impl<'de: 'a, 'a> Deserialize<'de> for Values<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyValues<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for AnyValues<'a> {
            type Value = Values<'a>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string, a number or a list of them")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Values<'a>, E> {
                Ok(Values(vec![Cow::Borrowed(text)]))
            }

            fn visit_str<E>(self, text: &str) -> Result<Values<'a>, E> {
                Ok(Values(vec![Cow::Owned(text.to_owned())]))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Values<'a>, E> {
                Ok(Values(vec![Cow::Owned(number.to_string())]))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Values<'a>, E> {
                Ok(Values(vec![Cow::Owned(number.to_string())]))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Values<'a>, E> {
                Ok(Values(vec![Cow::Owned(number.to_string())]))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Values<'a>, E> {
                Ok(Values(Vec::new()))
            }

            fn visit_unit<E>(self) -> Result<Values<'a>, E> {
                Ok(Values(Vec::new()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Values<'a>, A::Error> {
                let mut all = Vec::new();
                while let Some(Values(some)) = list.next_element()? {
                    all.extend(some);
                }
                Ok(Values(all))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Values<'a>, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Values(Vec::new()))
            }
        }
        deserializer.deserialize_any(AnyValues(std::marker::PhantomData))
    }
}
