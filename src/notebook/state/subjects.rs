use crate::notebook::About;
use crate::notebook::anchor::Anchorage;
use crate::notebook::sight::Sight;
use crate::plan::Plan;

/// Where in the plan a record belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::notebook) enum Subject {
    /// Not there for this viewpoint.
    Absent,
    Plan,
    /// Index of the measure.
    Measure(usize),
    /// Indices of the measure and its milestone.
    Milestone(usize, usize),
    /// About other entries.
    Entries,
    /// Its words are no longer in the plan.
    Gone,
}

/// The subject of each record, and the measures each touches.
pub(in crate::notebook) struct Subjects {
    subjects: Vec<Subject>,
    /// (index of the record, index of a measure it touches), in the order of the notebook.
    touched: Vec<(usize, usize)>,
}

impl Subjects {
    pub(in crate::notebook) fn of(plan: &Plan, sight: &Sight<'_>) -> Self {
        let mut anchorage = Anchorage::of(plan);
        let mut subjects = Vec::with_capacity(sight.records.len());
        for index in 0..sight.records.len() {
            subjects.push(match sight.present(index).map(|entry| &entry.about) {
                None => Subject::Absent,
                Some(About::Plan) => Subject::Plan,
                Some(About::Entries(_)) => Subject::Entries,
                Some(About::Measure(anchor)) => anchorage
                    .measure(anchor)
                    .map_or(Subject::Gone, Subject::Measure),
                Some(About::Milestone(anchor)) => anchorage
                    .milestone(anchor)
                    .map_or(Subject::Gone, |(m, k)| Subject::Milestone(m, k)),
            });
        }
        let touched = touched(&subjects, sight);
        Self { subjects, touched }
    }

    pub(in crate::notebook) fn of_record(&self, index: usize) -> Subject {
        self.subjects[index]
    }

    pub(in crate::notebook) fn touched(&self) -> impl Iterator<Item = (usize, usize)> {
        self.touched.iter().copied()
    }
}

/// An entry about entries touches the measures that those touch.
fn touched(subjects: &[Subject], sight: &Sight<'_>) -> Vec<(usize, usize)> {
    let mut touched: Vec<(usize, usize)> = Vec::with_capacity(subjects.len());
    // Where in `touched` the measures of each record begin; they end where the next record's begin.
    let mut starts: Vec<usize> = Vec::with_capacity(subjects.len() + 1);
    for (index, subject) in subjects.iter().enumerate() {
        starts.push(touched.len());
        match (subject, sight.present(index).map(|entry| &entry.about)) {
            (Subject::Measure(measure) | Subject::Milestone(measure, _), _) => {
                touched.push((index, *measure));
            }
            (_, Some(About::Entries(ids))) => {
                let earlier = ids.iter().filter_map(|id| sight.place(id));
                let earlier = earlier.filter(|&place| place < index);
                let ranges = earlier.map(|place| starts[place]..starts[place + 1]);
                let measures = ranges.flat_map(|range| &touched[range]);
                let mut measures: Vec<usize> = measures.map(|&(_, measure)| measure).collect();
                measures.sort_unstable();
                measures.dedup();
                touched.extend(measures.into_iter().map(|measure| (index, measure)));
            }
            _ => {}
        }
    }
    touched
}
