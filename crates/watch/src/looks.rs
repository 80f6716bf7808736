//! How much one officer may have before her on one day.

/// What a day allows. Each case counts once a day, however often it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Records opened.
    pub opened: u32,
    /// Names in lists and in results of searches.
    pub listed: u32,
    pub searches: u32,
}

/// What she has had before her today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub opened: u32,
    pub listed: u32,
    pub searches: u32,
    /// How often a supervisor allowed as much again.
    pub released: u32,
}

/// What ran out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spent {
    Opened,
    Listed,
    Searches,
}

/// From here on she is told how much is left, in percent of the allowance.
pub const WARN_PERCENT: u32 = 80;

impl Allowance {
    /// With what a supervisor added.
    pub fn with_releases(self, released: u32) -> Self {
        let times = released.saturating_add(1);
        let more = |most: u32| most.saturating_mul(times);
        Self { opened: more(self.opened), listed: more(self.listed), searches: more(self.searches) }
    }
}

impl Seen {
    /// What would be spent beyond the allowance by this much more.
    pub fn over(self, allowance: Allowance, more: Self) -> Option<Spent> {
        let most = allowance.with_releases(self.released);
        let beyond = |seen: u32, more: u32, most: u32| more > 0 && seen.saturating_add(more) > most;
        if beyond(self.opened, more.opened, most.opened) {
            return Some(Spent::Opened);
        }
        if beyond(self.listed, more.listed, most.listed) {
            return Some(Spent::Listed);
        }
        beyond(self.searches, more.searches, most.searches).then_some(Spent::Searches)
    }

    /// Close to the end of one of the three: its share of the allowance in percent.
    pub fn close(self, allowance: Allowance) -> Option<(Spent, u32, u32)> {
        let most = allowance.with_releases(self.released);
        let all = [(Spent::Opened, self.opened, most.opened), (Spent::Listed, self.listed, most.listed), (Spent::Searches, self.searches, most.searches)];
        all.into_iter().find(|(_, seen, most)| *seen > 0 && u64::from(*seen) * 100 >= u64::from(*most) * u64::from(WARN_PERCENT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Allowance = Allowance { opened: 10, listed: 100, searches: 5 };

    fn opened(opened: u32) -> Seen {
        Seen { opened, ..Seen::default() }
    }

    #[test]
    fn the_last_one_is_allowed_and_the_next_is_not_until_somebody_allows_more() {
        assert_eq!(opened(9).over(DAY, opened(1)), None);
        assert_eq!(opened(10).over(DAY, opened(1)), Some(Spent::Opened));
        assert_eq!(opened(10).over(DAY, opened(0)), None, "what she has opened already stays open");
        assert_eq!(Seen { released: 1, ..opened(10) }.over(DAY, opened(1)), None);
        assert_eq!(Seen { released: 1, ..opened(20) }.over(DAY, opened(1)), Some(Spent::Opened));
    }

    #[test]
    fn each_kind_has_its_own_measure() {
        let searched = Seen { searches: 5, ..Seen::default() };
        assert_eq!(searched.over(DAY, Seen { searches: 1, ..Seen::default() }), Some(Spent::Searches));
        assert_eq!(searched.over(DAY, opened(1)), None);
        assert_eq!(Seen { listed: 99, ..Seen::default() }.over(DAY, Seen { listed: 2, ..Seen::default() }), Some(Spent::Listed));
    }

    #[test]
    fn she_is_told_before_it_ends() {
        assert_eq!(opened(7).close(DAY), None);
        assert_eq!(opened(8).close(DAY), Some((Spent::Opened, 8, 10)));
    }
}
