# Before you start: what matters first, details below.

before-cost = Cost
before-free = Free
before-time = Time
before-promise = { $days ->
    [1] At most 24 hours on working days, once your papers are complete
   *[other] At most { $days } working days, once your papers are complete
}
before-bring = Prepare
before-effort = Filling in
before-others = Other papers, if your situation differs
before-unsure = The ward will tell you whether this paper is needed.
before-fee-when = { $fee }, if { $situation }
