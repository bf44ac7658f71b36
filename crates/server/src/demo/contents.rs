//! What the example institution wrote: read from the data beside, dated from the day of loading.

use serde::Deserialize;

/// People, and what they wrote.
#[derive(Debug, Deserialize)]
pub(super) struct Contents {
    pub(super) members: Vec<ExampleMember>,
    pub(super) posts: Vec<ExamplePost>,
    pub(super) weekly: Vec<WeeklyPost>,
    pub(super) slots: Vec<ExampleSlot>,
    pub(super) series: Vec<ExampleSeries>,
}

/// An hour of the week that the team likes to publish at.
#[derive(Debug, Deserialize)]
pub(super) struct ExampleSlot {
    pub(super) weekdays: parvis_editorial::Weekdays,
    pub(super) hour: String,
    /// Absent for all.
    #[serde(default)]
    pub(super) theme: Option<String>,
}

/// A post that comes back by a rule, made on the day of loading.
#[derive(Debug, Deserialize)]
pub(super) struct ExampleSeries {
    /// As in RFC 5545.
    pub(super) rule: String,
    pub(super) hour: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) theme: String,
    pub(super) networks: Vec<String>,
    pub(super) author: usize,
}

#[derive(Debug, Deserialize)]
pub(super) struct ExampleMember {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: parvis_kernel::Role,
}

/// One post. `day` counts from the day of loading, negative in the past.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ExamplePost {
    pub(super) day: i64,
    /// `HH:MM` in the institution's zone; absent for what has no date.
    pub(super) hour: Option<String>,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) theme: String,
    /// Codes of networks.
    pub(super) networks: Vec<String>,
    /// Index of the author among the members.
    pub(super) author: usize,
    /// A picture that the program draws, and its alternative text.
    #[serde(default)]
    pub(super) picture: Option<ExamplePicture>,
    /// `sent`, `scheduled`, `in_review`, `draft`, `idea`.
    pub(super) state: String,
}

/// A picture of [`super::pictures`].
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ExamplePicture {
    pub(super) name: String,
    pub(super) filename: String,
    pub(super) alt: String,
}

/// A post that comes back every week. Of the week, `{date}` is written as a date.
#[derive(Debug, Deserialize)]
pub(super) struct WeeklyPost {
    /// Days after Monday.
    pub(super) weekday: i64,
    pub(super) hour: String,
    pub(super) title: String,
    pub(super) texts: Vec<String>,
    pub(super) theme: String,
    pub(super) networks: Vec<String>,
    pub(super) author: usize,
}

/// Reads the embedded contents.
pub(super) fn contents() -> Result<Contents, serde_json::Error> {
    serde_json::from_str(include_str!("contents.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contents_are_readable_and_name_known_things() {
        let contents = contents().unwrap();
        assert!(contents.posts.len() >= 10);
        for post in &contents.posts {
            assert!(post.author < contents.members.len(), "{}", post.title);
            assert!(!post.networks.is_empty(), "{}", post.title);
            assert!(["sent", "scheduled", "in_review", "draft", "idea"].contains(&post.state.as_str()));
            if let Some(shown) = &post.picture {
                assert!(crate::demo::pictures::picture(&shown.name).is_some(), "{}", shown.name);
                assert!(!shown.alt.is_empty());
            }
            assert_eq!(post.hour.is_none(), post.state == "idea", "{}", post.title);
        }
        for series in &contents.series {
            series.rule.parse::<parvis_editorial::Rule>().unwrap();
            assert!(series.author < contents.members.len(), "{}", series.title);
        }
        assert!(contents.members.iter().all(|member| member.email.ends_with(".example")));
    }
}
