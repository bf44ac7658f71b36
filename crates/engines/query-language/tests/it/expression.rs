//! Queries as the tests make them: a meaning, and one of the ways to write it.

/// What a query means; leaves keep what is written in them.
#[derive(Clone, Debug)]
pub(crate) enum Expression {
    /// A bare word, tag or handle, as typed.
    Bare(String),
    /// A text between quotes.
    Quoted(String),
    Prefix(String),
    Wildcard(String),
    Exact(String),
    Field(&'static str, Vec<String>),
    Followers(&'static str, u64),
    Near {
        left: Vec<Expression>,
        right: Vec<Expression>,
        distance: u32,
        ordered: bool,
    },
    And(Vec<Expression>),
    Or(Vec<Expression>),
    Not(Box<Expression>),
}

impl Expression {
    /// Whether the language accepts it: something to find, in each branch of OR.
    pub(crate) fn is_positive(&self) -> bool {
        match self {
            Self::And(parts) => parts.iter().any(Self::is_positive),
            Self::Or(parts) => parts.iter().all(Self::is_positive),
            Self::Not(_) => false,
            _ => true,
        }
    }

    /// Whether every OR inside has something to find in each branch.
    pub(crate) fn is_valid(&self) -> bool {
        match self {
            Self::And(parts) => parts.iter().all(Self::is_valid),
            Self::Or(parts) => parts.iter().all(|part| part.is_valid() && part.is_positive()),
            Self::Not(part) => part.is_valid(),
            _ => true,
        }
    }

    /// Writes the query; `style` picks among the ways to write each operator.
    pub(crate) fn write(&self, style: &mut impl FnMut(usize) -> usize) -> String {
        match self {
            Self::Bare(text) => text.clone(),
            Self::Quoted(text) => {
                let (open, close) = [("\"", "\""), ("“", "”"), ("« ", " »"), ("„", "“")][style(4)];
                format!("{open}{text}{close}")
            }
            Self::Prefix(text) => format!("{text}*"),
            Self::Wildcard(text) => text.clone(),
            Self::Exact(text) => format!("brut:\"{text}\""),
            Self::Field(name, values) => match values.as_slice() {
                [value] if style(2) == 0 => format!("{name}:\"{value}\""),
                values => format!("{name}:({})", values.join([",", ", ", " , "][style(3)])),
            },
            Self::Followers(sign, bound) => {
                format!("{}:{sign}{bound}", ["abonnés", "followers", "ABONNES"][style(3)])
            }
            Self::Near { left, right, distance, ordered } => {
                let operator = match (ordered, style(2)) {
                    (false, 0) => "NEAR",
                    (false, _) => "PROCHE",
                    (true, 0) => "ONEAR",
                    (true, _) => "AVANT",
                };
                format!("{} {operator}/{distance} {}", side(left, style), side(right, style))
            }
            Self::And(parts) => {
                let operator = [" AND ", " ET ", " ", "\n"][style(4)];
                let written: Vec<_> = parts.iter().map(|part| part.write_inside(style)).collect();
                written.join(operator)
            }
            Self::Or(parts) => {
                let operator = [" OR ", " OU ", " OU // liste\n"][style(3)];
                let written: Vec<_> = parts.iter().map(|part| part.write_inside(style)).collect();
                written.join(operator)
            }
            Self::Not(part) => {
                let operator = ["NOT ", "SAUF ", "-"][style(3)];
                format!("{operator}{}", part.write_inside(style))
            }
        }
    }

    fn write_inside(&self, style: &mut impl FnMut(usize) -> usize) -> String {
        let written = self.write(style);
        match self {
            Self::And(_) | Self::Or(_) | Self::Near { .. } => format!("({written})"),
            _ if style(8) == 0 => format!("( {written} )"),
            _ => written,
        }
    }
}

fn side(parts: &[Expression], style: &mut impl FnMut(usize) -> usize) -> String {
    match parts {
        [only] => only.write(style),
        several => {
            let written: Vec<_> = several.iter().map(|part| part.write(style)).collect();
            format!("({})", written.join([" OR ", " OU "][style(2)]))
        }
    }
}
