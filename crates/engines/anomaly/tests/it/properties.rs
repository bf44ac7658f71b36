//! What holds for any input: no panic, no look into the future, no dependence on the unit, resumable.

use parvis_anomaly::{Calendar, Detector, Sensitivity, Verdict};
use proptest::prelude::*;

/// Observations as they may really come: mostly regular, with gaps, repeats and nonsense.
fn observations() -> impl Strategy<Value = Vec<(i64, Option<f64>)>> {
    let value = prop_oneof![
        8 => (0u32..60).prop_map(|count| Some(f64::from(count))),
        2 => Just(Some(0.0)),
        1 => (0.0..1e4f64).prop_map(Some),
        1 => Just(None),
        1 => prop::num::f64::ANY.prop_map(Some),
    ];
    let gap = prop_oneof![12 => Just(3600i64), 1 => 1i64..1_000_000, 1 => Just(0), 1 => any::<i64>()];
    prop::collection::vec((gap, value), 0..300).prop_map(|rows| {
        let mut at = 0i64;
        rows.into_iter()
            .map(|(gap, value)| {
                at = at.wrapping_add(gap);
                (at, value)
            })
            .collect()
    })
}

fn detector() -> Detector {
    Detector::new(Sensitivity::default(), Calendar::new([(200_000, 230_000), (500_000, 500_000)]))
}

fn follow(detector: &mut Detector, rows: &[(i64, Option<f64>)]) -> Vec<Verdict> {
    rows.iter().map(|&(at, value)| detector.observe(at, value)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_input_gets_a_sane_verdict(rows in observations()) {
        for verdict in follow(&mut detector(), &rows) {
            prop_assert!((0.0..=1.0).contains(&verdict.score));
            prop_assert!(!verdict.alert || verdict.score >= 0.5);
            prop_assert!(verdict.expected.low >= 0.0 && verdict.expected.high >= verdict.expected.low);
            prop_assert!(verdict.expected.high.is_finite());
        }
    }

    #[test]
    fn removing_the_future_changes_nothing(rows in observations(), cut in 0usize..300) {
        let cut = cut.min(rows.len());
        let (full, short) = (follow(&mut detector(), &rows), follow(&mut detector(), &rows[..cut]));
        prop_assert_eq!(&full[..cut], &short[..]);
    }

    #[test]
    fn a_measure_in_another_unit_gets_the_same_alerts(
        values in prop::collection::vec(0.001..100.0f64, 60..300),
        spike in 50usize..60,
    ) {
        let scores = |unit: f64| -> Vec<(bool, i64)> {
            let mut detector = Detector::new(Sensitivity::default(), Calendar::default());
            values.iter().enumerate().map(|(hour, value)| {
                let value = if hour == spike { 100.0 * value } else { *value };
                let verdict = detector.observe(hour as i64 * 3600, Some(value * unit));
                (verdict.alert, (verdict.score * 1e6).round() as i64)
            }).collect()
        };
        prop_assert_eq!(scores(1.0), scores(0.000_976_562_5));
    }

    #[test]
    fn a_saved_detector_goes_on_where_it_was(rows in observations(), cut in 0usize..300) {
        let cut = cut.min(rows.len());
        let mut first = detector();
        follow(&mut first, &rows[..cut]);
        let saved = serde_json::to_string(&first).unwrap();
        let mut second: Detector = serde_json::from_str(&saved).unwrap();
        prop_assert_eq!(follow(&mut first, &rows[cut..]), follow(&mut second, &rows[cut..]));
    }
}

#[test]
fn the_state_stays_small() {
    let mut detector = detector();
    for minute in 0..100_000i64 {
        detector.observe(minute * 60, Some(f64::from((minute % 7) as u32)));
    }
    let bytes = serde_json::to_string(&detector).unwrap().len();
    assert!(bytes < 200_000, "{bytes} bytes as text for steps of a minute");
}
